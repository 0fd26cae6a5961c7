#!/usr/bin/env bash
# Question: does the whole line, from hands to the app, work with another alphabet than ASL's, here the
#           digits 0 to 9, and how well are people read whom nothing was fitted to?
# Command:  make digits
# Time:     10 minutes beside other work on 2 cores.
# Figure:   recall of the landmark network in one run each (seed 0), by people whom nothing was fitted to:
#               ACM40960_bhupendra (1 to 9)   99.7 %
#               ACM40960_sahil (1 to 9)      100.0 %, 7.9 % of 520 hands of no digit pass as one
#               DiaboloKiat (1 to 9)          98.0 %
#               108 pupils                    96.5 %; 6 is taken for 4 in 7 %, else no pair in over 2.1 %
#           50 of 50 photographs of the letters O V B W F are read as 0 2 4 6 9, which they look like.
#           The half of the pupils that is left out was recorded as the other half was.
# What the labels mean is said in hands.toml beside hands.npz; nothing else knows that these are digits.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/digits} fit=${FIT:-} photos=${PHOTOS:-10}
python experiments/digits.py "$data" "$runs"
for round in "$runs"/*/; do
    [ -f "$round/run/model_int8.tflite" ] && continue
    python -m training.fit_pose_model --data "$round/hands.npz" --out "$round/pose_model.npz"
    # shellcheck disable=SC2086  # several options
    python -m training.fit --arch landmarks --pose-model "$round/pose_model.npz" --out "$round/run" $fit
    python -m mobile_export.convert --model "$round/run/model.keras" --quantize int8 \
        --data "$round/hands.npz" --max-drop 0.05
done
for unseen in "$runs"/*/unseen.npz; do
    round=$(dirname "$unseen")
    echo "Left out: $(basename "$round")"
    python -m training.evaluate --model "$round/run/model_int8.tflite" --data "$unseen"
done
model=$runs/everybody/run/model_int8.tflite
for letter in O V B W F; do # which look like 0 2 4 6 9
    echo "Photographs of $letter:"
    find "$data/photos/t32rahman/$letter" -name '*.jpg' | sort | head -n "$photos" |
        xargs python -m asl_keras.recognize --model "$model" --looks fast | awk '{print $2}' | sort | uniq -c
done
python -m mobile_export.android --model "$model" --out "$runs/assets"
