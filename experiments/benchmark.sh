#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   on frames with a hand 0.81 times (of CPU 22.4 against 22.0 ms a frame), on all frames 1.31 times
#           (27.8 against 18.7 ms): a lost hand is looked for twice a frame. Other work was going on, for
#           both alike, so that only ratios and CPU count.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
