#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   34.0 against 29.9 ms a frame at 640 x 480 with one hand: 1.14 times.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
