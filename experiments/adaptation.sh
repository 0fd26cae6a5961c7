#!/usr/bin/env bash
# Question: what do a few frames of a signer's own letters gain, for signers nobody was fitted to?
# Command:  make adaptation
# Time:     15 minutes on 2 cores: eight landmark models, each without one source.
# Figure:   (to come)
# The two signers of ACM40960 may be one person and are left out together. Two sources of hands that
# sign no letter are left out of all, to judge with.
set -euo pipefail
data=${DATA:-../shared/data}
while read -r first others; do
    run=runs/without-$first
    mkdir -p "$run"
    # shellcheck disable=SC2086  # the others are words
    scripts/fit_pose_model.sh "$run/pose_model.npz" "$first" $others Kazuhito00 sanghabahn
    python -m training.fit --arch landmarks --pose-model "$run/pose_model.npz" \
        --out "$run/landmarks"
done <<'SOURCES'
borisgraudt
t32rahman
SigNN
13lack13lood
nejohnson2
project_s
ACM40960_bhupendra ACM40960_sahil
kevinjosethomas
SOURCES
# t32rahman's landmarks and photographs are the same pictures.
shopt -s extglob
python -m training.evaluate_adaptation runs/without-* \
    --data "$data"/landmarks/!(t32rahman_photos).npz "$data"/landmarks_2/*.npz \
    --nonletters "$data/nonletters/nonletters.npz"
