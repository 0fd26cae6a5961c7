#!/usr/bin/env bash
# Question: in how many photographs is the hand found and read, as they are and made harder, and how
#           often is one found where there is none?
# Command:  make looks
# Time:     about 20 minutes on 2 cores.
# Figure:   right, mean of the 18 kinds, a network that knows nothing of project_s: 75.6 % of project_s (52
#           with one look and then a border), 92.2 % of t32rahman (55); found 91.9 and 99.4 % (76, 66).
#           Of 480 pictures without a hand 1.7 % show a false one (one look: 1.7), of 240 frames of still
#           videos 2.1 %, none of which is read as a letter.
# With MODEL, a network of `make unseen` that never saw the set (runs/unseen/project_s/landmarks-0), nothing
# of these photographs is known to it; without, what ships reads, which knows both signers.
set -euo pipefail
photos=${DATA:-../shared/data}/photos
model=(${MODEL:+--model "$MODEL"})
kinds=(
    "half of 1080p" "third of 1080p" "at the edge" "beside a face" "filling" "light 0.3"
    "light 0.15" "noisy" "grey" "faint" "turned 30" "turned -30" "turned 45" "turned -45"
    "turned 90" "turned 180" "turned 270"
)
for set in project_s t32rahman; do
    for looks in fast thorough; do
        echo "$set, $looks"
        python -m training.evaluate_photos "$photos/$set" --looks $looks "${model[@]}" | sed -n '1p;3p'
    done
    for kind in "${kinds[@]}"; do
        echo "$set, $kind"
        python -m training.evaluate_photos "$photos/$set" --each 2 --harder "$kind" "${model[@]}" | sed -n '1p;3p'
    done
done
python -m training.evaluate_handless --pictures 480
python -m training.evaluate_handless --video
