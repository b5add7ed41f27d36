# make demo: from a fresh clone to a picture. make test: everything checked. make bench: figures. make models: train.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared

.PHONY: demo test bench models phrases screenshots lint clean
.DEFAULT_GOAL := demo

$(BIN)/kg: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "making $(VENV) and installing kg (some minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tested: pyproject.toml $(BIN)/kg
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,formats,still,table,cluster]'
	@touch $@

demo: $(BIN)/kg
	@$(BIN)/python -m kg.demo

test: $(VENV)/.tested
	$(BIN)/ruff check kg tests benchmarks
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.tested
	@for name in syntax entities openie relations attribution facts coreference; do $(BIN)/python -m benchmarks.$$name --data $(DATA) || exit 1; done

models: $(VENV)/.tested
	$(BIN)/kg train --data $(DATA)/corpora --output kg/language/pipelines
	$(MAKE) phrases

phrases: $(BIN)/kg
	$(BIN)/python -m kg.phrases

screenshots: $(VENV)/.tested
	$(BIN)/python -m benchmarks.screenshots

lint: $(VENV)/.tested
	$(BIN)/ruff check kg tests benchmarks
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
