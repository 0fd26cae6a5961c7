# `make train` and `make test` need Python 3.11 or 3.12 and make, nothing else.

DATA ?= $(or $(ASL_SHARED_DATA),../shared/data)
VENV := .venv
BIN := $(VENV)/bin
CLIPS := runs/clips/clips.json
# Questions and their figures: the head of experiments/NAME.sh says what each asks.
EXPERIMENTS := $(basename $(notdir $(wildcard experiments/*.sh)))
export DATA PYTHON

.PHONY: train test test-torch test-wheel test-deployment test-tasks $(EXPERIMENTS) pose-model picture data-pictures \
	screenshot virtual-screen database monitor

train: $(VENV)/.installed-train
	$(BIN)/python -m training.fit --arch mobilenetv2

test: $(VENV)/.installed-test virtual-screen database
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

test-torch: $(VENV)/.installed-test $(VENV)/.installed-torch
	$(BIN)/pytest -m torch --numprocesses auto --dist loadfile

test-wheel: $(VENV)/.installed-test
	$(BIN)/pytest -m wheel tests/test_wheel.py

# Clusters and a monitor, which take a while to start.
test-deployment: $(VENV)/.installed-test monitor
	$(BIN)/pytest -m deployment tests/server

# All that stands on MediaPipe, on its newest version.
test-tasks: $(VENV)/.installed-tasks
	scripts/test_tasks.sh

$(EXPERIMENTS): $(VENV)/.installed-export
	PATH=$(abspath $(BIN)):$$PATH experiments/$@.sh

pose-model: $(VENV)/.installed-train
	PATH=$(abspath $(BIN)):$$PATH scripts/fit_pose_model.sh asl_keras/synthetic/pose_model.npz

picture: $(VENV)/.installed-train
	$(BIN)/python -m asl_keras.evaluation.explain --out docs/line.png
	$(BIN)/python -m tools.confused --out docs/confused.png

benchmark clips complexity rules screenshot: $(CLIPS)
screenshot: virtual-screen
	$(BIN)/python -m tools.screenshot runs/clips/project_s-HELLO-plain.mp4 --out docs/window.png
	$(BIN)/python -m tools.annotated runs/clips/project_s-JUMP-plain.mp4 --letters 1 --out docs/path.png
	$(BIN)/python -m tools.collect_picture $(DATA)/photos/project_s/W/W0_*.jpg --counting \
		--views 1 --size 800 450 --out docs/collect.png

data-pictures: $(VENV)/.installed-train
	$(BIN)/python -m training.make_dataset $(DATA)/photos --out runs/photos.npz \
		--licence "project_s: David Lee, public domain" "t32rahman: MIT"
	$(BIN)/python -m tools.page runs/photos.html --out docs/data_report.png
	$(BIN)/python -m training.preview --data runs/photos.npz --labels G Q H U K P --out docs/varied.png

$(CLIPS): training/make_clips.py | $(VENV)/.installed-train
	$(BIN)/python -m training.make_clips --data $(DATA) --out $(@D)

virtual-screen:
	scripts/install.sh screen

database:
	scripts/install.sh database

monitor:
	scripts/install.sh monitor

# A second call finds the stamp and installs nothing.
$(VENV)/.installed-%: pyproject.toml scripts/install.sh
	scripts/install.sh $*
	touch $@

include android.mk
include page.mk
