#!/usr/bin/env bash
# Question: which start and which architecture read people best whom nothing was fitted to?
# Command:  make starts                 (ARCH="landmarks customcnn" SEEDS="0" for a part of it)
# Time:     about two hours on 2 cores with SIZE=32, of which the landmark network takes 3 minutes; 90 seconds
#           of a processor for each run of HANDS=3000.
# Figure:   docs/results.md, "Training".
# Three people leave: they are in no pose model and in no data. The others' hands are learnt from in
# three ways: synthetic hands alone, their recorded hands from scratch, and their recorded hands from
# the weights that synthetic hands left. Runs of masks are shorter than by default: 3 or 4 epochs instead
# of 10, masks of SIZE pixels a side instead of 224, and with HANDS=3000 that many in an epoch, not 16000.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/starts} seeds=${SEEDS:-0 1 2}
archs=${ARCH:-landmarks customcnn mobilenetv2 resnet18} size=${SIZE:-32}
declare -A epochs_of=([landmarks]=10 [customcnn]=4 [mobilenetv2]=3 [resnet18]=3)
judges=("$data"/landmarks/{13lack13lood,t32rahman__ASL-ML,borisgraudt__asl-ai}.npz)
others=("$data"/landmarks/{AriAlavi__SigNN,Insitee__ASL,nejohnson2,project_s_photos}.npz
    "$data"/landmarks_2/*.npz)
mkdir -p "$runs"
[ -f "$runs/pose_model.npz" ] || scripts/fit_pose_model.sh "$runs/pose_model.npz" \
    borisgraudt Kazuhito00 t32rahman sanghabahn 13lack13lood

run() { # START ARCH SEED OPTION...
    local out=$runs/$2-$3-$1
    [ -f "$out/judged.json" ] && return
    [ "$2" = landmarks ] || set -- "$@" --image-size "$size" ${HANDS:+--hands "$HANDS"}
    python -m training.fit --arch "$2" --seed "$3" --epochs "${epochs_of[$2]}" --out "$out" "${@:4}"
    python -m training.evaluate --model "$out/model.keras" --data "${judges[@]}" \
        --report "$out/judged.json" >"$out/judged.txt"
}

for arch in $archs; do
    for seed in $seeds; do
        run synthetic "$arch" "$seed" --pose-model "$runs/pose_model.npz"
        run scratch "$arch" "$seed" --data "${others[@]}"
        run tuned "$arch" "$seed" --data "${others[@]}" \
            --weights "$runs/$arch-$seed-synthetic/model.keras"
    done
done
python experiments/starts.py "$runs"
