#!/usr/bin/env bash
# Question: which schedule, optimizer, loss or mixture reads signers better whom nothing was fitted to?
# Command:  make optimisation                      (after `make unseen`, whose pose models it takes)
# Time:     75 minutes on 2 cores that had much else to do; a quarter of an hour of a processor.
# Figure:   Nothing gains more than seeds differ by, so the defaults stay. Macro recall, mean of 3 seeds,
#           and points more than as it is (one cycle of AdamW that decays matrices alone):
#           landmark network, 240 steps, 3 strangers      89.0 %   (seeds differ by 1.2)
#             clip norm 1 +0.4, label smoothing 0.1 +0.2, no decay or Adam +0.1, EMA 0.98 0.0,
#             decay of biases, too -0.1, mixup -0.7 (standard errors of 0.2 to 0.4);
#             cosine from three times the rate -1.1, constant rate or plateau -1.7 (with EMA -1.6),
#             SGD -2.0, in steps -3.3 (0.5 to 0.8)
#           CustomCNN, 200 steps at 32 pixels, 1 stranger  78.2 %   (seeds differ by 6.5)
#             label smoothing -0.5 (0.7), EMA -2.3 (-8.1 with batch normalisation as it was),
#             mixup -3.2 (0.6), CutMix -14.6 (3.0)
# Mixtures are here alone: they are no option of training, as they cost.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/unseen}
files=("$data"/landmarks/*.npz "$data"/landmarks_2/*.npz)
python experiments/optimisation.py "$runs" --data "${files[@]}" --hands 12000 \
    --rounds nejohnson2 kevinjosethomas project_s
python experiments/optimisation.py "$runs" --data "${files[@]}" --arch customcnn --image-size 32 \
    --hands 4000 --epochs 5 --rounds project_s \
    --ways "as it is" "label smoothing 0.1" "EMA 0.98" "mixup 0.2" "cutmix"
