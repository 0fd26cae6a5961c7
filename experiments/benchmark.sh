#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   on frames with a hand 0.78 times (19.5 against 25.0 ms a frame), on all frames, 60 of 150 without
#           a hand, 1.33 times (28.8 against 21.8 ms): a lost hand is looked for twice a frame.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
