#!/usr/bin/env bash
# Question: does the memory of training and evaluation grow with a file of masks?
# Command:  make large_file   (21 GB of disk under runs/, or where LARGE_FILES names a folder)
# Time:     an hour on 2 cores that had much else to do.
# Figure:   peak memory of the process, 224-pixel masks, stored, `--arch customcnn` at its defaults
#           (batches of 100): fit 1.29, 1.43 and 1.42 GB for files of 1, 5 and 20 GB; fit at 32 pixels
#           0.99, 0.99 and 0.91 GB; evaluate 0.81, 0.83 and 0.88 GB (of 133,000 masks: their answers are
#           in memory). Of 5 GB deflated (--only "5 GB deflated"), fit at 32: 0.91 GB, as stored; at 224
#           it was not waited for.
# All under a limit of 6 GB, less than a third of the largest file. What the system keeps of a file in
# memory that nobody else wants is not the process' own and is not counted.
set -euo pipefail
ulimit -d 6000000
python experiments/large_file.py --out "${LARGE_FILES:-runs/large_file}"
