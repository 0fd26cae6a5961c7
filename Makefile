# `make train` and `make test` need Python 3.11 or 3.12 and make, nothing else.

PYTHON ?= $(shell for p in python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null \
	&& echo $$p && break; done)
DATA ?= $(or $(ASL_SHARED_DATA),../shared/data)
SIGNER ?= nejohnson2
ARCH ?= customcnn
SIZE ?= 64
HANDS ?= 5000
ARCHITECTURES := customcnn mobilenetv2 resnet18
VENV := .venv
BIN := $(VENV)/bin
TASKS := .venv-tasks
CORE := android_demo/core/target
APP := android_demo/app/target
DEX := $(APP)/from-dex
TFLITE := android_demo/tflite/target/classes
LITERT = $(wildcard $(abspath $(VENV))/lib/python3*/site-packages/ai_edge_litert/libLiteRt.so)
REAL_HANDS = $(if $(wildcard $(DATA)/landmarks),--data $(DATA))
PHOTOS = $(abspath $(wildcard $(DATA)/photos/project_s))
ANDROID_TESTS = -Dasl.litert=$(LITERT) $(if $(PHOTOS),-Dasl.photos=$(PHOTOS))
FRAMEWORK := /usr/share/android-framework-res/framework-res.apk
ANDROID_TOOLS := aapt aapt2 apksigner dexdump enjarify gcc mvn unzip zipalign
ANDROID_PACKAGES := aapt android-framework-res apksigner dexdump enjarify gcc libc6-dev maven \
	openjdk-17-jdk-headless unzip zipalign

ARM_TOOLS := aarch64-linux-gnu-gcc qemu-aarch64
ARM_PACKAGES := gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user

.PHONY: train test test-torch test-tasks pretrained pose-model unseen picture \
	exports clips complexity benchmark screenshot virtual-screen system-libraries \
	apk test-android test-arm compare-android benchmark-android app-picture \
	android-assets android-tools

train: $(VENV)/.installed
	$(BIN)/python -m training.fit --arch mobilenetv2

test: $(VENV)/.installed-test virtual-screen
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pytest

test-torch: $(VENV)/.installed-torch
	$(BIN)/pytest -m torch

# The newest MediaPipe, which has neither `mp.solutions` nor models inside. It and the other pins
# exclude one another, hence an environment of its own: 700 MB.
test-tasks: $(TASKS)/hand_landmarker.task
	ASL_HAND_LANDMARKER=$(abspath $<) $(TASKS)/bin/pytest -rs $(addprefix tests/asl_keras/test_, \
		landmarker.py task_file.py make_task.py picture.py \
		recognize.py::test_a_model_that_is_none_is_one_sentence)

# The model in the package: the main job's, exported.
pretrained: train
	$(BIN)/python -m mobile_export.convert --model runs/mobilenetv2/model.keras
	cp runs/mobilenetv2/model_int8.tflite asl_keras/pretrained/mobilenetv2_int8.tflite

# Every recipe for the three architectures, trained before, and their figures as one table. A
# variant that the gate rejects is part of the table.
exports: $(VENV)/.installed
	for arch in $(ARCHITECTURES); do $(BIN)/python -m mobile_export.convert \
		--model runs/$$arch/model.keras --quantize all || [ $$? = 1 ] || exit; done
	$(BIN)/python -m mobile_export.summary $(ARCHITECTURES:%=runs/%/export.json)

# Refits the pose model, from the real landmarks in $(DATA).
pose-model: $(VENV)/.installed
	$(BIN)/python -m training.fit_pose_model --data $(DATA)/landmarks/*.npz

# The honest figure: a pose model that has not seen SIGNER, a model trained on it, that signer read.
unseen: $(VENV)/.installed
	mkdir -p runs/unseen-$(SIGNER)
	$(BIN)/python -m training.fit_pose_model --data $(DATA)/landmarks/*.npz \
		--exclude $(SIGNER) --out runs/unseen-$(SIGNER)/pose_model.npz
	$(BIN)/python -m training.fit --arch $(ARCH) --image-size $(SIZE) --hands $(HANDS) \
		--pose-model runs/unseen-$(SIGNER)/pose_model.npz --out runs/unseen-$(SIGNER)/$(ARCH)
	$(BIN)/python -m training.evaluate --model runs/unseen-$(SIGNER)/$(ARCH)/model.keras \
		--data $(DATA)/landmarks/$(SIGNER)*.npz

picture: $(VENV)/.installed
	$(BIN)/python -m asl_keras.evaluation.explain --out docs/line.png

runs/clips/clips.json: training/make_clips.py | $(VENV)/.installed
	$(BIN)/python -m training.make_clips --data $(DATA) --out runs/clips

# How well words are read that photographed hands spell in videos.
clips: runs/clips/clips.json
	$(BIN)/python -m training.evaluate_clips runs/clips/clips.json
	$(BIN)/python -m training.evaluate_clips runs/clips/clips.json --mirror

# What MediaPipe's lite model gains in time, and loses in hands and letters.
complexity: runs/clips/clips.json
	for complexity in 0 1; do \
		$(BIN)/python -m training.evaluate_photos $(DATA)/photos/project_s \
			--complexity $$complexity && \
		$(BIN)/python -m training.evaluate_clips runs/clips/clips.json \
			--complexity $$complexity && \
		$(BIN)/python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4 \
			--complexity $$complexity || exit; \
	done

benchmark: runs/clips/clips.json
	$(BIN)/python -m asl_keras.live.benchmark runs/clips/t32rahman-SIGN-plain.mp4

screenshot: runs/clips/clips.json virtual-screen
	$(BIN)/python -m tools.screenshot runs/clips/project_s-HELLO-plain.mp4 --out docs/window.png

# The Android app into android_demo/dist; MODEL=x.tflite puts another model in.
apk: android-tools android-assets
	mvn --batch-mode --quiet --file android_demo package -DskipTests

# Its tests on the desktop, and those of the core once more on the code taken out of the APK.
test-android: $(VENV)/.installed-test android-tools android-assets
	$(BIN)/python -m tools.android.make_vectors $(REAL_HANDS)
	mvn --batch-mode --quiet --file android_demo verify $(ANDROID_TESTS)
	unzip -p android_demo/dist/asl-demo.apk classes.dex > $(DEX)/classes.dex
	PATH=/usr/bin:$$PATH enjarify --force --output $(DEX)/core.jar $(DEX)/classes.dex
	java $(ANDROID_TESTS) -Dasl.golden=tests/golden -Dasl.vectors=android_demo/core/target/vectors \
		-Dasl.assets=android_demo/app/assets \
		-jar $(DEX)/console.jar execute --details=summary --fail-if-no-tests \
		--scan-class-path $(CORE)/test-classes \
		--class-path $(DEX)/core.jar:$(CORE)/test-classes:$(DEX)/jna.jar
	$(BIN)/pytest tests/android_demo

# The library for arm64 phones, on an imitated processor. Not in CI: 200 MB of compilers.
test-arm: $(VENV)/.installed-test apk
	@for tool in $(ARM_TOOLS); do command -v $$tool || exit 1; done >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q $(ARM_PACKAGES); } \
	|| { echo "Error: install these: apt-get install $(ARM_PACKAGES)"; exit 2; }
	$(BIN)/pytest tests/android_demo/test_arm.py

# The app's line against the Python line on real photographs, and with tracking on clips of them.
compare-android: android-tools android-assets runs/clips/clips.json
	mvn --batch-mode --quiet --file android_demo --projects core test-compile
	$(BIN)/python -m tools.android.compare $(DATA)/photos/*
	$(BIN)/python -m tools.android.compare --video runs/clips/*.mp4

# How long a frame takes with the runtime in the APK, on this machine.
benchmark-android: android-tools android-assets
	mvn --batch-mode --quiet --file android_demo test-compile
	LD_LIBRARY_PATH=$(APP)/runtime java -Djava.library.path=$(APP)/runtime \
		-Djava.util.logging.config.file=/dev/null \
		--class-path $(APP)/classes:$(APP)/test-classes:$(CORE)/classes:$(CORE)/test-classes:$(TFLITE) \
		org.aslkeras.demo.FrameTimes android_demo/app/assets \
		$(firstword $(sort $(wildcard $(PHOTOS)/L/*)))

# The app's screens in its README.
app-picture: test-android
	$(BIN)/python -m tools.android.picture --out docs/app.jpg

android-assets: $(VENV)/.installed
	$(BIN)/python -m mobile_export.android $(if $(MODEL),--model $(MODEL))

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Error: Python 3.11 or 3.12 is needed and was not found."; exit 2; }
	$(PYTHON) -m venv $(VENV)

# A second call finds the stamp and installs nothing.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python system-libraries
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

$(VENV)/.installed-torch: $(VENV)/.installed-test
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[torch]'
	touch $@

# mediapipe brings OpenCV and NumPy along.
$(TASKS)/.installed: pyproject.toml | $(VENV)/bin/python system-libraries
	$(BIN)/python -m venv $(TASKS)
	$(TASKS)/bin/pip install --quiet --disable-pip-version-check \
		'mediapipe>=1.2.2,<1.3' 'ai-edge-litert>=2.1,<3' 'pytest>=8,<10'
	$(TASKS)/bin/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(TASKS)/hand_landmarker.task: asl_keras/landmarks/make_task.py asl_keras/landmarks/task_file.py \
		$(TASKS)/.installed | $(VENV)/.installed
	$(BIN)/python -m asl_keras.landmarks.make_task --out $@

# Tests of the window are skipped, with this reason, where they are not.
virtual-screen:
	@{ command -v Xvfb && command -v xdotool; } >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q xvfb xdotool; } \
	|| echo "Install xvfb and xdotool to test the window: apt-get install xvfb xdotool"

# OpenCV needs these two libraries of Debian; most machines have them.
system-libraries:
	@ldconfig -p | grep -q libGL.so.1 && ldconfig -p | grep -q libglib-2.0.so.0 \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q libgl1 libglib2.0-0; } \
	|| { echo "Error: install libgl1 and libglib2.0-0: apt-get install libgl1 libglib2.0-0"; exit 2; }

android-tools:
	@( for tool in $(ANDROID_TOOLS); do command -v $$tool || exit 1; done; test -f $(FRAMEWORK) ) \
		>/dev/null \
	|| { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q $(ANDROID_PACKAGES); } \
	|| { echo "Error: install these: apt-get install $(ANDROID_PACKAGES)"; exit 2; }
