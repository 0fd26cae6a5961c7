#!/usr/bin/env bash
# Question: which models come with the package?
# Command:  make pretrained
# Time:     27 minutes on 2 cores.
# Figure:   asl_keras/pretrained/MODEL_CARD.md.
# The landmark network and the MobileNetV2 of `make train` read together. The landmark network's
# temperature and threshold are those that `make unseen` finds on people who are left out in turn; the
# threshold of both together is that of two rounds of two, with both (docs/results.md).
set -euo pipefail
python -m training.fit --arch landmarks
python -m mobile_export.convert --model runs/landmarks/model.keras --quantize int8 \
    --temperature 0.92 --threshold 0.67
python -m training.fit --arch mobilenetv2
python -m mobile_export.convert --model runs/mobilenetv2/model.keras --quantize int8 \
    --temperature 1 --threshold 0.62
python -m mobile_export.ship runs/landmarks/model_int8.tflite runs/mobilenetv2/model_int8.tflite \
    --names landmarks_int8 mobilenetv2_int8 --weights 0.6 0.4 --temperature 1 --threshold 0.57
scripts/make_reference.sh
