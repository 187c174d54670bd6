# What a checkout of refkit can do. Needs Python 3.11 or newer, git and make; everything else is
# installed into .venv, which the first target that needs it makes. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHONS ?= python3 python3.13 python3.12 python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
WHEEL := build/wheel
EMPTY := build/empty-environment

.PHONY: help demo test test-slow test-engines test-browser check lint types contract doctest documentation wheel-demo scores figures dependencies refresh-examples pictures clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 26

demo: $(VENV)/.with-refkit ## find, match and print the references of the Swedish example article
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash examples/demo.sh

test: $(VENV)/.with-tools ## the quick tests (a few minutes at most)
	$(BIN)/python -m pytest -m "not slow and not engine and not browser" -n 2 --dist loadfile

test-slow: $(VENV)/.with-tools ## the slow tests
	$(BIN)/python -m pytest -m "slow and not engine and not browser" -n 2 --dist loadfile

test-engines: $(VENV)/.with-engines ## the tests on a real local Spark (needs Java)
	$(BIN)/python -m pytest -m engine

test-browser: $(VENV)/.with-browser ## the page in a real Chromium (needs npm)
	$(BIN)/python -m pytest -m browser tests/web/browser

check: lint types contract doctest documentation wheel-demo scores ## everything .ci/run runs after the tests

lint: $(VENV)/.with-tools ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.with-tools ## types, strictly
	$(BIN)/mypy

contract: $(VENV)/.with-tools ## which part may import which
	$(BIN)/lint-imports

doctest: $(VENV)/.with-tools ## the examples in docstrings, README and docs
	$(BIN)/python -m pytest --doctest-modules src/refkit
	$(BIN)/python docs/run_examples.py

documentation: $(VENV)/.with-tools ## docs/_build/html; a warning is an error
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "The documentation is in docs/_build/html/index.html"

wheel-demo: $(VENV)/.with-tools ## build the wheel and run the demo from it, in an empty environment
	rm -rf $(WHEEL) $(EMPTY)
	$(PIP) wheel --no-deps --wheel-dir $(WHEEL) .
	$(BIN)/python -m venv $(EMPTY)
	$(EMPTY)/bin/python -m pip --disable-pip-version-check -qq install $(WHEEL)/*.whl
	PATH="$(CURDIR)/$(EMPTY)/bin:$$PATH" bash examples/demo.sh

scores: $(VENV)/.with-tools ## measured quality against benchmarks/floor.json; no score may fall
	$(BIN)/python benchmarks/floor.py

figures: $(VENV)/.with-engines ## measure every figure asked for again (hours) into docs/figures.md; ONLY=name, QUICK=1
	$(BIN)/python benchmarks/figures.py $(if $(ONLY),--only "$(ONLY)") $(if $(QUICK),--quick)

dependencies: $(VENV)/.with-tools ## licences, broken requirements, and whether the lower bounds install
	$(BIN)/python benchmarks/dependencies.py --lowest

refresh-examples: $(VENV)/.with-tools ## write what the commands in README and docs print now into the pages
	$(BIN)/python docs/run_examples.py --write
	$(BIN)/python docs/run_notebooks.py --write

pictures: $(VENV)/.with-tools ## draw the pictures of the documentation that need no data
	$(BIN)/python benchmarks/pictures.py

clean: ## remove everything make has made
	rm -rf $(VENV) build dist docs/_build

# Stamps: each says that what pyproject.toml asks for is installed, so a second call does nothing.

$(VENV)/.made:
	@for candidate in $(PYTHONS); do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
	    echo "Making $(VENV) with $$("$$candidate" --version) ($$candidate)"; \
	    "$$candidate" -m venv --clear $(VENV); touch $@; exit 0; \
	  fi; \
	done; \
	echo "refkit needs Python 3.11 or newer with its venv module; none of these is one: $(PYTHONS)." >&2; \
	echo "Install one (on Debian: apt-get install python3 python3-venv), or name yours: make PYTHONS=/path/to/python3" >&2; \
	exit 1

$(VENV)/.with-refkit: $(VENV)/.made pyproject.toml
	@echo "Installing refkit and what it needs into $(VENV) (once, about a minute)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.with-engines: $(VENV)/.with-tools
	@echo "Installing Spark into $(VENV) (once, some minutes)"
	@command -v java > /dev/null || { echo "Spark needs Java: on Debian, apt-get install default-jre-headless" >&2; exit 1; }
	@$(PIP) install --editable '.[dev,spark]'
	@touch $@

$(VENV)/.with-browser: $(VENV)/.with-tools
	@command -v chromium > /dev/null || { echo "These tests need Chromium: on Debian, apt-get install chromium" >&2; exit 1; }
	@$(PIP) install --editable '.[dev,browser]'
	@npm install --silent --no-audit --no-fund --prefix build/browser axe-core@4
	@touch $@

$(VENV)/.with-tools: $(VENV)/.with-refkit
	@echo "Installing the tools for tests, checks and documentation into $(VENV) (once, about a minute)"
	@$(PIP) install --editable '.[dev]'
	@touch $@
