#!/usr/bin/env bash
# Question: what does one file that reads masks and landmarks gain, and what does its student keep of it?
# Command:  make ensembles                       (after `make unseen` with both architectures)
# Time:     10 minutes a round on 2 cores, most of it for the hands that the ensemble reads.
# Figure:   docs/training.md.
# Each round's landmark network and MobileNetV2 become one model, with the weights of what ships. All are
# exported to int8 and judged on the people whom the round leaves out. A landmark network learns what the
# ensemble answers to synthetic hands, and its twin their letters alone.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/unseen} out=${OUT:-runs/ensembles}
rounds=${ROUNDS:-nejohnson2+kevinjosethomas project_s+13lack13lood} hands=${HANDS:-60000}
for round in $rounds; do
    for seed in ${SEEDS:-0}; do
        python -m training.ensemble "$runs/$round/landmarks-0" "$runs/$round/mobilenetv2-0" \
            --weights 0.6 0.4 --data "$data"/landmarks/*.npz "$data"/landmarks_2/*.npz \
            --student landmarks --hands "$hands" --seed "$seed" --out "$out/$round-$seed"
    done
done
