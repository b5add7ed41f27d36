# make demo: from a fresh clone to a picture. make test: everything checked. make bench: figures. make models: train.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared
COMMA := ,
TESTED := test,formats,still,table,cluster

.PHONY: demo test bench models phrases screenshots lint lock audit clean
.DEFAULT_GOAL := demo

$(BIN)/kg: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "making $(VENV) and installing kg (some minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tested: pyproject.toml .ci/requirements.txt $(BIN)/kg
	@if [ -n "$(LOCKED)" ] && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.txt; \
	then echo "installed as locked in .ci/requirements.txt"; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(TESTED)]'; fi
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

lock: $(VENV)/.tested  # the newest versions that fit, for CI; run make test LOCKED=1 afterwards
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo '# What CI installs: the versions the tests were run with, with their hashes. Made by: make lock' > .ci/requirements.new
	$(BIN)/uv pip compile pyproject.toml $(foreach extra,$(subst $(COMMA), ,$(TESTED)),--extra $(extra)) --generate-hashes --python-version 3.11 --universal --quiet --no-header --no-annotate >> .ci/requirements.new
	@mv .ci/requirements.new .ci/requirements.txt

audit: $(VENV)/.tested  # needs an index that knows advisories
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --requirement .ci/requirements.txt --require-hashes --disable-pip

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
