#!/usr/bin/env bash
# Question: what does MediaPipe's lite model gain in time, and lose in hands and letters?
# Command:  make complexity
# Time:     9 minutes.
# Figure:   18.2 instead of 34.0 ms a frame; letters of photographs 77.3 instead of 84.0 %.
set -euo pipefail
clips=runs/clips
for complexity in 0 1; do
    python -m training.evaluate_photos "${DATA:-../shared/data}/photos/project_s" \
        --complexity $complexity
    python -m training.evaluate_clips $clips/clips.json --complexity $complexity
    python -m asl_keras.live.benchmark $clips/t32rahman-SIGN-plain.mp4 --complexity $complexity
done
