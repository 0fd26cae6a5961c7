#!/usr/bin/env bash
# Question: how well is a signer read whom nothing was fitted to, and how sure may a model be?
# Command:  make unseen                            (the landmark network, every source left out)
#           make unseen SEEDS="0 1 2"
#           make unseen RUNS=runs/pairs ARCH="landmarks mobilenetv2" WEIGHTS="0.6 0.4" \
#               ROUNDS="nejohnson2+kevinjosethomas project_s+13lack13lood"
# Time:     2 minutes a round for the landmark network, 25 for MobileNetV2, on 2 cores.
# Figure:   docs/results.md.
# In each round the pose model is fitted without a source of letters and a source of non-letters, a
# model is trained on its hands and exported, and those who were left out are read; sources joined by +
# leave together, which saves rounds. Several architectures are read together, as what ships is. The two
# sources of ACM40960 may be one person. What is finished is not made again.
set -euo pipefail
data=${DATA:-../shared/data} archs=${ARCH:-landmarks} seeds=${SEEDS:-0} runs=${RUNS:-runs/unseen}
declare -A left_out=(
    [borisgraudt]="borisgraudt Kazuhito00"
    [t32rahman]="t32rahman sanghabahn"
    [SigNN]="SigNN ardamavi"
    [nejohnson2]="nejohnson2 DiaboloKiat"
    [project_s]="project_s DynaJoshy NongPO"
    [ACM40960]="ACM40960_bhupendra ACM40960_sahil"
    [13lack13lood]="13lack13lood"
    [kevinjosethomas]="kevinjosethomas"
)
rounds=${ROUNDS:-${!left_out[*]}}
# shellcheck disable=SC2086  # several names
for round in $rounds; do
    folder=$runs/$round
    mkdir -p "$folder"
    leaving=()
    for source in ${round//+/ }; do
        leaving+=(${left_out[$source]})
    done
    scripts/fit_pose_model.sh "$folder/pose_model.npz" "${leaving[@]}"
    for arch in $archs; do
        for seed in $seeds; do
            run=$folder/$arch-$seed
            [ -f "$run/model_int8.tflite" ] && continue
            python -m training.fit --arch "$arch" --seed "$seed" \
                --pose-model "$folder/pose_model.npz" --out "$run"
            python -m mobile_export.convert --model "$run/model.keras" --quantize int8 \
                --max-drop 0.05  # one that loses more than usual is judged, too
        done
    done
done
# shellcheck disable=SC2086
python -m training.evaluate_unseen "$runs" --data "$data"/landmarks/*.npz \
    "$data"/landmarks_2/*.npz --nonletters "$data/nonletters/nonletters.npz" \
    --arch $archs ${WEIGHTS:+--weights $WEIGHTS} --seed $seeds
