#!/usr/bin/env bash
# Question: a model is in use, and somebody new was recorded: what do those hands do to strangers, joined
#           with all others, or learnt from alone?
# Command:  make retraining
# Time:     5 minutes of a processor.
# Figure:   docs/your_data.md.
# The model in use lacks the new signer and the three who judge. Each of the others goes on from its weights:
# `control` with the same people, `joined` with the new one beside them, `alone` with the new one alone.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/retraining}
mkdir -p "$runs"
train() { # NAME OPTIONS...
    [ -f "$runs/$1/report.json" ] || python -m training.fit --arch landmarks --out "$runs/$1" "${@:2}"
}
judges=("$data"/landmarks/{13lack13lood,t32rahman_photos}.npz "$data/landmarks_2/kevinjosethomas.npz")
new="$data/landmarks_2/ACM40960_sahil.npz"

scripts/fit_pose_model.sh "$runs/old.npz" ACM40960_{sahil,bhupendra} 13lack13lood t32rahman kevinjosethomas
python -m training.fit_pose_model --data "$new" --exclude ACM40960_sahil/K \
    --add-to "$runs/old.npz" --out "$runs/joined.npz"
train old --pose-model "$runs/old.npz" --epochs 10
begin=(--weights "$runs/old/model.keras")
train control "${begin[@]}" --pose-model "$runs/old.npz" --epochs 5 --learning-rate 0.0003
train joined "${begin[@]}" --pose-model "$runs/joined.npz" --epochs 5 --learning-rate 0.0003
train alone "${begin[@]}" --data "$new" --epochs 10
for name in control joined alone; do
    python -m training.promote "$runs/old/model.keras" "$runs/$name/model.keras" --data "${judges[@]}" \
        --report "$runs/$name.json" || [ $? = 1 ]  # refused, which is an answer
    python -m training.evaluate --model "$runs/$name/model.keras" --data "$new"
done
