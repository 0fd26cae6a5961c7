#!/usr/bin/env bash
# Question: what does each export recipe cost and gain, for each architecture?
# Command:  make exports   (with runs/customcnn, runs/mobilenetv2 and runs/resnet18 trained before)
# Time:     18 minutes on 2 cores.
# Figure:   the table of docs/exports.md.
set -euo pipefail
architectures=(customcnn mobilenetv2 resnet18)
for arch in "${architectures[@]}"; do
    # A variant that is rejected (exit code 1) is part of the table.
    python -m mobile_export.convert --model "runs/$arch/model.keras" --quantize all || [ $? = 1 ]
done
files=("${architectures[@]/#/runs/}")
python -m mobile_export.summary "${files[@]/%//export.json}"
