#!/usr/bin/env bash
# Question: how long does a frame of the live loop take, beside MediaPipe alone?
# Command:  make benchmark
# Time:     a minute and a half.
# Figure:   50 against 17 ms a frame, 2.9 times: in this clip the hand is lost where letters change, and is
#           looked for several times. Where it is not lost 27.9 against 23.3 ms, 1.20 times.
set -euo pipefail
python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4
