#!/usr/bin/env bash
# Question: how many masks a second does a step of training learn from, on which backend, in which precision,
#           and how many does plain eager PyTorch?
# Command:  make train_speed (PyTorch takes part if it is in .venv: pip install '.[torch]')
# Time:     6 minutes on 2 cores.
# Figure:   MobileNetV2 with attention, 224 pixels averaged to 74, 100 hands a step, masks a second and seconds
#           of a processor a step, on 2 cores of an EPYC with AVX-512, in turns: TensorFlow 275 (0.64); in mixed
#           bfloat16 291 (0.59); with Keras' own kernels 181 (0.98); masks drawn by the layer on the CPU 183
#           (1.00); Keras on PyTorch 129 (1.50); eager PyTorch 149 (1.18), in another run 213 (0.91).
#           CustomCNN on TensorFlow, JAX, PyTorch 935, 526, 439; ResNet18 132, 94, 100.
# Where 0.87 s went: convolutions 44 %, batch normalisation 33 %, depthwise convolutions 12 %, the rest 11 %.
set -euo pipefail
# Two calls, as each candidate is a process of 2 GB.
python -m benchmarks.train --backends tensorflow
python -m benchmarks.train --backends jax --precisions float32
for arch in customcnn resnet18 landmarks; do
    python -m benchmarks.train --arch "$arch" --turns 7
done
