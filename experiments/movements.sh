#!/usr/bin/env bash
# Question: how well are J and Z read that others draw, how often where nobody draws them, and what
# is written of them?
# Command:  make movements
# Time:     a minute on one core, and 15 once to find the hands of the clips, which `make rules` keeps, too.
# Figure:   docs/movements.md.
# Made movements have parameters that the network was not trained with; the one signer's real J and Z
# are taken at four frame rates, as theirs is unknown. Still letters: made words, webcam sequences in
# the order of their frames, words of such frames with ways between them, and the clips of `make clips`.
set -euo pipefail
data=${DATA:-../shared/data} out=${OUT:-runs/movements} clips=${CLIPS:-runs/clips}
mkdir -p "$out"
python -m experiments.movements --data "$data" --clips "$clips" \
    --hands "${HANDS:-runs/hands}" --out "$out"
for file in "$out"/*.npz; do
    echo "$(basename "$file" .npz)"
    python -m training.evaluate_movements --data "$file" --report "${file%.npz}.json"
done
python -m experiments.movements_in_text
