#!/usr/bin/env bash
# Question: where few hands of a signer are known, what does it gain to begin with synthetic hands,
#           and what is forgotten of others?
# Command:  make few_hands
# Time:     about a quarter of an hour of a processor.
# Figure:   macro recall of the landmark network in one run each (seed 0), the signer's own later hands /
#           another signer whom nothing was fitted to either:
#                                      sahil: 5            20           100          nejohnson2: 5  20
#           synthetic hands alone      93.0 / 80.4                                    78.8 / 92.6
#           these hands alone          96.7 / 61.5  96.3 / 61.7  98.6 / 58.1          99.7 / 60.6  99.7 / 64.9
#           fine-tuned                 99.2 / 74.3  99.0 / 71.8  99.4 / 69.2          99.7 / 82.7  99.7 / 81.2
#           head alone                 99.0 / 72.8  98.9 / 73.9  99.2 / 68.1          99.1 / 86.8  99.4 / 86.3
#           layer rates                99.3 / 70.0  99.0 / 67.6  99.2 / 68.4          99.7 / 79.9  99.7 / 80.0
#           Fine-tuning costs another signer 6 to 11 points, these hands alone 19 to 32. The head alone
#           costs 4 to 5 fewer in nejohnson2's lessons and as many in sahil's. Rates of layers gain nothing
#           where the head begins with weights, too. Later frames are like early ones, so the signer's own
#           hands flatter.
# One round of `make unseen` leaves both signers out; each judges what the other's hands made forgotten.
set -euo pipefail
data=${DATA:-../shared/data} runs=${RUNS:-runs/few} seeds=${SEEDS:-0 1 2}
round="ACM40960+nejohnson2"
RUNS=$runs ROUNDS=$round SEEDS=$seeds experiments/unseen.sh
# shellcheck disable=SC2086  # several seeds
python experiments/few_hands.py "$runs/$round" --seeds "$(wc -w <<< $seeds)" --fit "--epochs 5" \
    --data "$data/landmarks/nejohnson2.npz" "$data/landmarks_2/ACM40960_sahil.npz" \
    --signers ACM40960_sahil/nejohnson2 nejohnson2/ACM40960_sahil
