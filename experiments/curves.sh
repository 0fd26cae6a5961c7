#!/usr/bin/env bash
# Question: does the validation curve of MobileNetV2 collapse, as the original's did (73 %, then 5 %)?
# Command:  make curves
# Time:     12 minutes on 2 cores that have nothing else to do.
# Figure:   docs/curves.png.
# Three seeds by our recipe and three by the original's (Adam at 0.001 throughout), from scratch. An
# epoch is 3,000 hands instead of 16,000, and a mask has 64 pixels a side instead of 224 (74 after the
# network's own pooling), so that a run takes 2 minutes instead of 25.
set -euo pipefail
runs=${RUNS:-runs/curves} seeds=${SEEDS:-0 1 2}
for seed in $seeds; do
    for recipe in standard original; do
        run=$runs/$recipe-$seed
        [ -f "$run/report.json" ] && continue
        [ "$recipe" = original ] && flags="--recipe original" || flags="--patience 0"
        # shellcheck disable=SC2086  # several words
        python -m training.fit --arch mobilenetv2 --image-size 64 --hands 3000 --seed "$seed" \
            $flags --out "$run"
    done
done
python experiments/curves.py "$runs" --out docs/curves.png
