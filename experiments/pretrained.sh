#!/usr/bin/env bash
# Question: which models come with the package?
# Command:  make pretrained
# Time:     27 minutes on 2 cores.
# Figure:   asl_keras/pretrained/MODEL_CARD.md.
# The landmark network and the MobileNetV2 of `make train` read together. Weights, temperature and
# threshold are those that `make unseen` finds on people who are left out in turn.
set -euo pipefail
temperature=0.92 threshold=0.70
for arch in landmarks mobilenetv2; do
    python -m training.fit --arch $arch
    python -m mobile_export.convert --model runs/$arch/model.keras --quantize int8 \
        --temperature 1 --threshold $threshold
done
python -m mobile_export.ship runs/landmarks/model_int8.tflite runs/mobilenetv2/model_int8.tflite \
    --names landmarks_int8 mobilenetv2_int8 --weights 0.6 0.4 \
    --temperature $temperature --threshold $threshold
