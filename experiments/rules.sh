#!/usr/bin/env bash
# Question: how long must a letter be held, seen and let go of, and how fast may people spell?
# Command:  make rules
# Time:     an hour on one core, most of it once: to find the hands of the clips.
# Figure:   docs/words.md: other times gain nothing at the speed of the clips.
# Clips are played faster than they were made, before a camera of 30 frames a second. Rules are chosen
# on one signer's clips and judged on the other's.
set -euo pipefail
python -m experiments.rules runs/clips/clips.json --hands runs/hands --out runs/rules.png
