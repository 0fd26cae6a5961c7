#!/usr/bin/env bash
# Question: how long until each architecture reads 9 of 10 hands of people whom it never saw?
# Command:  make time_to_90                (ARCH="landmarks customcnn" for a part of it)
# Time:     half an hour on 2 cores, of which ResNet18 takes 10 minutes.
# Figure:   docs/results.md, "Training".
# Synthetic hands of a pose model that lacks three people; after each epoch of 2,000 hands two of them are read. The
# rate's cycle is as long as the run, so a run of half the length gets there sooner.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/time_to_90}
archs=${ARCH:-landmarks customcnn mobilenetv2 resnet18}
declare -A epochs_of=([landmarks]=20 [customcnn]=20 [mobilenetv2]=20 [resnet18]=20)
mkdir -p "$runs"
[ -f "$runs/pose_model.npz" ] || scripts/fit_pose_model.sh "$runs/pose_model.npz" \
    borisgraudt Kazuhito00 t32rahman sanghabahn 13lack13lood
for arch in $archs; do
    python -m training.fit --arch "$arch" --hands 2000 --epochs "${epochs_of[$arch]}" \
        --pose-model "$runs/pose_model.npz" --out "$runs/$arch" \
        --validation "$data"/landmarks/{13lack13lood,t32rahman__ASL-ML}.npz
done
python experiments/time_to_90.py "$runs"
