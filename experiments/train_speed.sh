#!/usr/bin/env bash
# Question: how many masks a second does a step of training learn from, on which backend, in which precision,
#           and how many does plain eager PyTorch?
# Command:  make train_speed (PyTorch takes part if it is in .venv: pip install '.[torch]')
# Time:     15 minutes on 2 cores.
# Figure:   MobileNetV2 with attention, 224 pixels averaged to 74, 100 hands a step, seconds of one processor
#           (an EPYC with AVX-512 and its bfloat16), least of 8 to 12 steps on a machine that had much else to do:
#           Keras' own kernels on TensorFlow 0.87; batch normalisation as one operation 0.60 to 0.64;
#           that with convolutions in bfloat16 0.53 to 0.57; all layers in bfloat16 0.80.
#           In turns in one run, with as much else to do, masks a second and seconds of a processor: Keras' own
#           kernels 76 (1.09); batch normalisation as one operation 114 (0.73); with bfloat16 135 (0.60); masks
#           drawn by the layer on the CPU 85 (1.04).
#           Quiet, before: Keras on TensorFlow 188, eager PyTorch 258, Keras on PyTorch 120.
# Where 0.87 s went: convolutions 44 %, batch normalisation 33 %, depthwise convolutions 12 %, the rest 11 %.
set -euo pipefail
# Two calls, as each candidate is a process of 2 GB.
python -m benchmarks.train --backends tensorflow
python -m benchmarks.train --backends jax --precisions float32
for arch in customcnn resnet18 landmarks; do
    python -m benchmarks.train --arch "$arch" --turns 7
done
