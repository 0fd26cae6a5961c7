#!/usr/bin/env bash
# Question: which schedule, optimizer, loss or mixture reads signers better whom nothing was fitted to?
# Command:  make optimisation                      (after `make unseen`, whose pose models it takes)
# Time:     TIME
# Figure:   FIGURE
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/unseen}
files=("$data"/landmarks/*.npz "$data"/landmarks_2/*.npz)
python experiments/optimisation.py "$runs" --data "${files[@]}" --hands 12000 \
    --rounds nejohnson2 kevinjosethomas project_s
python experiments/optimisation.py "$runs" --data "${files[@]}" --arch customcnn --image-size 32 \
    --hands 6000 --epochs 5 --rounds project_s \
    --ways "as it is" "label smoothing 0.1" "EMA 0.98" "mixup 0.2" "cutmix"
