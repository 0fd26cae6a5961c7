#!/usr/bin/env bash
# Question: how well is a signer read whom nothing was fitted to?
# Command:  make unseen SIGNER=project_s SIZE=224 HANDS=13000   (nejohnson2 at 64 pixels by default)
# Time:     2 minutes by default on 2 cores, longer at 224 pixels.
# Figure:   mean recall of the static letters, CustomCNN at 224 pixels: project_s 85.4 %,
#           Insitee (10 letters) 83.7 %, nejohnson2 73.3 %.
# The pose model is refitted without SIGNER, a model is trained on its hands, and SIGNER is read.
set -euo pipefail
data=${DATA:-../shared/data} signer=${SIGNER:-nejohnson2} arch=${ARCH:-customcnn}
run=runs/unseen-$signer
mkdir -p "$run"
scripts/fit_pose_model.sh "$run/pose_model.npz" "$signer"
python -m training.fit --arch "$arch" --image-size "${SIZE:-64}" --hands "${HANDS:-5000}" \
    --pose-model "$run/pose_model.npz" --out "$run/$arch"
python -m training.evaluate --model "$run/$arch/model.keras" --data "$data/landmarks/$signer"*.npz
