#!/usr/bin/env bash
# Question: how well are words read that photographed hands spell in videos?
# Command:  make clips
# Time:     five minutes to make the clips, once, and 12 minutes to read them both ways.
# Figure:   of 60 clips letter error rate 9.1 % (28 of 309 letters), mirrored 13.6 %; docs/words.md.
set -euo pipefail
clips=runs/clips/clips.json
python -m training.evaluate_clips $clips
python -m training.evaluate_clips $clips --mirror
