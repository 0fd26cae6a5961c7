# `make train` and `make test` need Python 3.11 or 3.12 and make, nothing else.

PYTHON ?= $(shell for p in python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null \
	&& echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: train test test-torch pretrained pose-model unseen picture clean

train: $(VENV)/.installed
	$(BIN)/python -m training.fit --arch mobilenetv2

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pytest

test-torch: $(VENV)/.installed-torch
	$(BIN)/pytest -m torch

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
