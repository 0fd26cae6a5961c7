#!/usr/bin/env bash
# Question: what do a few frames of a signer's own letters gain, for signers nobody was fitted to?
# Command:  make adaptation
# Time:     3 minutes, after the 20 of `make unseen`, whose models it takes.
# Figure:   (to come)
# What the definition of a profile was chosen by, `asl_keras/adapt/correction.py`.
set -euo pipefail
data=${DATA:-../shared/data}
experiments/unseen.sh
# t32rahman's landmarks and photographs are the same pictures.
shopt -s extglob
python -m training.evaluate_adaptation runs/unseen \
    --data "$data"/landmarks/!(t32rahman_photos).npz "$data"/landmarks_2/*.npz \
    --nonletters "$data/nonletters/nonletters.npz"
