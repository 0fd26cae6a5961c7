#!/usr/bin/env bash
# Question: does a run that is killed at any moment end as the unbroken one, to the bit?
# Command:  make kills
# Time:     TIME
# Figure:   FIGURE
# A small run of the network that reads landmarks is ended by SIGKILL, SIGTERM or SIGINT at twenty
# moments, drawn evenly over the time of the unbroken run, and begun again by the same command.
set -euo pipefail
for backend in tensorflow jax; do
    KERAS_BACKEND=$backend python experiments/kills.py --kills 10 --out "runs/kills/$backend"
done
