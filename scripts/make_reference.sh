#!/usr/bin/env bash
# Makes the reference of the models in the package, by which a server sees whether hands drift.
#   scripts/make_reference.sh [FILE.json]     a minute
# Of the people of the data beside the repository who have nearly all letters; two were stretched, which
# is undone.
set -euo pipefail
data=${DATA:-../shared/data} out=${1:-asl_keras/pretrained/reader.reference.json}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python -m training.make_dataset "$data/landmarks/t32rahman__ASL-ML.npz" --widen 1.333 \
    --out "$folder/t32rahman.npz" > "$folder/log"
python -m training.make_dataset "$data/landmarks/project_s_photos.npz" --widen 0.75 \
    --out "$folder/project_s.npz" > "$folder/log"
python -m server.monitor reference --out "$out" --name "eight people of openly licensed sources" \
    --data "$data"/landmarks/{borisgraudt__asl-ai,13lack13lood,nejohnson2}.npz \
    "$data"/landmarks_2/{ACM40960_bhupendra,ACM40960_sahil,kevinjosethomas}.npz \
    "$folder"/{t32rahman,project_s}.npz
