#!/usr/bin/env bash
# Question: how often does the eye see drift where there is none, and how soon where there is?
# Command:  make drift
# Time:     four minutes of a processor.
# Figure:   docs/serving.md. 0.64 false alarms a week in visits of five hands; other people, digits, squeezed
#           pictures and a finder that is far off or misses are noticed in 99.9 % of the trials or more, a mirrored
#           camera in 97 %.
# The shipped models read people of openly licensed sources. Six people in turn are those of the
# reference, by half of their hands; their other hands come as a stream that does not drift, and the
# others' hands, or changed ones, as one that does.
set -euo pipefail
data=${DATA:-../shared/data}
python experiments/drift.py --data "$data" "$@"
