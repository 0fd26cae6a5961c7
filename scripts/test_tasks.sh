#!/usr/bin/env bash
# The tests of all that stands on MediaPipe, on its newest version: `make test-tasks`.
set -euo pipefail
cd "$(dirname "$0")/.."
export ASL_HAND_LANDMARKER=$PWD/.venv-tasks/hand_landmarker.task
.venv-tasks/bin/pytest -rs tests/asl_keras/frames/test_picture.py \
    tests/asl_keras/landmarks/test_{landmarker,task_file,make_task}.py \
    tests/asl_keras/test_recognize.py::test_a_model_that_is_none_is_one_sentence
