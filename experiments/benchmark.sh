#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   on frames with a hand 0.77 times (18.7 against 24.4 ms a frame), on all frames, 60 of 150 without
#           a hand, 1.35 times (27.1 against 20.1 ms): a lost hand is looked for twice a frame.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
