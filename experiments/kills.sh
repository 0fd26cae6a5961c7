#!/usr/bin/env bash
# Question: does a run that is killed at any moment end as the unbroken one, to the bit?
# Command:  make kills
# Time:     9 minutes of a processor; half an hour on 2 cores that had much else to do.
# Figure:   20 kills, 10 on each of TensorFlow and JAX: all runs equal, history and weights, to the bit.
# A small run of the network that reads landmarks is ended by SIGKILL, SIGTERM or SIGINT at twenty
# moments, drawn evenly over the time of the unbroken run, and begun again by the same command.
set -euo pipefail
for backend in tensorflow jax; do
    KERAS_BACKEND=$backend python experiments/kills.py --kills 10 --out "runs/kills/$backend"
done
