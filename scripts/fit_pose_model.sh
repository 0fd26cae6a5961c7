#!/usr/bin/env bash
# Fits the pose model to the data beside the repository, as the package has it.
#   scripts/fit_pose_model.sh FILE.npz [SIGNER...]     leaves these signers out, too
# Letters that read as another, by the notes of the data and by the mean hand, are left out: E as C,
# O as E and so on. On unseen signers this costs and gains nothing.
set -euo pipefail
data=${DATA:-../shared/data} out=$1
shift
no_such_letters=(nejohnson2/O nejohnson2/X kevinjosethomas/E DynaJoshy/E
    ACM40960_sahil/K ACM40960_bhupendra/M)
python -m training.fit_pose_model --out "$out" \
    --data "$data"/landmarks/*.npz "$data"/landmarks_2/*.npz \
    --nonletters "$data/nonletters/nonletters.npz" --exclude "${no_such_letters[@]}" "$@"
