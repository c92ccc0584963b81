# The README's two commands. Each sets up its own virtual environment on a fresh machine and asks nothing.
#   make demo    proves the example files and shows the results
#   make check   what CI runs: lint, types, wheel, import rules, tests (with CI=1 the long ones too)

PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3; do \
  if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
  echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2

.PHONY: demo check lint types wheel rules test library install clean

demo: $(VENV)/.installed
	@.ci/demo $(BIN)/python

check: lint types wheel rules test

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

wheel: $(VENV)/.installed-dev library
	.ci/try-wheel $(BIN)/python

rules: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q tests/test_architecture.py

test: $(VENV)/.installed-dev library
	$(BIN)/python -W error -m pytest -n $(JOBS) $(if $(CI),-m "(slow or not timing) and not long")

# The embedded library's cache; the wheel ships it.
library: $(VENV)/.installed-dev
	@printf '{"cmd": "import Mathlib"}\n\n' | $(BIN)/python -m prover.lean.repl >/dev/null

install: $(VENV)/.installed-dev

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "prover needs Python 3.11, 3.12 or 3.13" >&2; exit 3; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(PIP) install -e .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(PIP) install -e '.[dev,model,serve,faiss,lean-dojo]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache
