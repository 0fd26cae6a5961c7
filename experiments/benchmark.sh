#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   on frames with a hand 0.83 times (of CPU 23.7 against 24.3 ms a frame), on all frames 1.21 times
#           (31.9 against 20.6 ms): a lost hand is looked for twice a frame. Of 150 frames, while other work
#           was going on, for both alike, so that only ratios and CPU count.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
