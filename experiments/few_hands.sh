#!/usr/bin/env bash
# Question: where few hands of a signer are known, what does it gain to begin with synthetic hands,
#           and what is forgotten of others?
# Command:  make few_hands
# Time:     XX minutes of a processor.
# Figure:   XX
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/few} seeds=${SEEDS:-0 1 2}
round="ACM40960+nejohnson2"
RUNS=$runs ROUNDS=$round SEEDS=$seeds experiments/unseen.sh
# shellcheck disable=SC2086  # several seeds
python experiments/few_hands.py "$runs/$round" --seeds "$(wc -w <<< $seeds)" --fit "--epochs 5" \
    --data "$data/landmarks/nejohnson2.npz" "$data/landmarks_2/ACM40960_sahil.npz" \
    --signers ACM40960_sahil/nejohnson2 nejohnson2/ACM40960_sahil
