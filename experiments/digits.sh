#!/usr/bin/env bash
# Question: does the whole line, from hands to the app, work with another alphabet than ASL's, here the
#           digits 0 to 9, and how well are people read whom nothing was fitted to?
# Command:  make digits
# Time:     XX on 2 cores.
# Figure:   XX
# What the labels mean is said in hands.toml beside hands.npz; nothing else knows that these are digits.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/digits} fit=${FIT:-} photos=${PHOTOS:-20}
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
for letter in O D V B W F; do # which look like 0 1 2 4 6 9
    echo "Photographs of $letter:"
    find "$data/photos/t32rahman/$letter" -name '*.jpg' | sort | head -n "$photos" |
        xargs python -m asl_keras.recognize --model "$model" --looks fast | awk '{print $2}' | sort | uniq -c
done
python -m mobile_export.android --model "$model" --out "$runs/assets"
