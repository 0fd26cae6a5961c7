#!/usr/bin/env bash
# Question: does the memory of training and evaluation grow with the file of masks?
# Command:  make large_file (needs 27 GB of disk under runs/, or where LARGE_FILES says)
# Time:     ?
# Figure:   ?
set -euo pipefail
python experiments/large_file.py --out "${LARGE_FILES:-runs/large_file}"
