#!/usr/bin/env bash
# Question: how often does the eye see drift where there is none, and how soon where there is?
# Command:  make drift
# Time:     15 minutes of a processor.
# Figure:   docs/serving.md. 0.97 false alarms a week in visits of five hands, 3.5 in the worst of eight rounds;
#           digits, squeezed pictures, a finder that is off by a tenth of a hand or misses, and a camera that
#           mirrors where none did are noticed in all trials; three other people in 92 %, a camera that mirrors
#           where half of them did in 89 %.
# The shipped models read people of openly licensed sources. Six people in turn are those of the
# reference, by half of their hands; their other hands come as a stream that does not drift, and the
# others' hands, or changed ones, as one that does.
set -euo pipefail
data=${DATA:-../shared/data}
python experiments/drift.py --data "$data" "$@"
