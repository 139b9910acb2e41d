# Everything a developer does, from a fresh clone. Needs Python 3.11+ and make; the rest is installed into .venv.
# A second run installs nothing: the stamp files in .venv are as old as the last change of pyproject.toml.

PYTHON ?= python3
PYTEST_ARGS ?= -n auto --dist worksteal
# `make test CONSTRAINTS=` tries the newest versions that pyproject.toml allows.
CONSTRAINTS ?= -c constraints.txt

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint golden guide constraints clean bench bench-page hosts lighthouse

BENCH_ARGS ?=

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

site: .venv/run.stamp ## install what is missing and build the site
	@$(BIN)/course build

serve: .venv/run.stamp ## build the site, show it, build again at every change
	@$(BIN)/course serve

check: .venv/run.stamp ## look for problems in the course, build nothing
	@$(BIN)/course check

test: lint ## everything that proves the project: lint, types, tests, real browser
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: .venv/dev.stamp ## ruff, mypy and the type check of the browser modules
	$(BIN)/python -m tests.machine
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m tests.machine run typecheck

golden: .venv/dev.stamp ## write the golden files of the tests again; read the diff
	$(BIN)/python -m pytest --golden

guide: .venv/run.stamp ## write the authors' guide again
	$(BIN)/python -m generator.guide

bench-page: .venv/dev.stamp ## measure a page of 100 questions in a slowed-down Chromium
	$(BIN)/python -m tests.machine
	$(BIN)/python -m tests.bench.questions

bench: .venv/bench.stamp ## measure against plain MkDocs Material; takes some minutes on a quiet machine
	$(BIN)/python -m tests.bench --out .bench $(BENCH_ARGS)

hosts: .venv/dev.stamp ## make the site with MkDocs, ProperDocs and Zensical without our plugin, and compare
	$(BIN)/python -m tests.machine
	$(BIN)/python -m tests.hosts

lighthouse: .venv/dev.stamp tests/lighthouse/node_modules/.package-lock.json ## judge home, lesson and quiz page by Lighthouse
	$(BIN)/python -m tests.lighthouse

tests/lighthouse/node_modules/.package-lock.json: tests/lighthouse/package-lock.json
	$(BIN)/python -m tests.machine
	cd tests/lighthouse && npm ci --ignore-scripts --loglevel=error

constraints: ## pin the newest versions that pyproject.toml allows in constraints.txt
	rm -rf .venv-constraints
	$(PYTHON) -m venv .venv-constraints
	$(subst .venv,.venv-constraints,$(PIP)) install --quiet -e '.[dev]'
	( grep '^#' constraints.txt; \
	  $(subst .venv,.venv-constraints,$(PIP)) freeze --exclude-editable ) > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-constraints

clean: ## delete everything that can be made again, .venv too
	rm -rf .venv .venv-constraints .venv-hosts site .site-* dist .bench tests/js/node_modules tests/lighthouse/node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/new.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/new.stamp pyproject.toml constraints.txt
	$(PIP) install --quiet $(CONSTRAINTS) -e .
	@touch $@

.venv/bench.stamp: .venv/new.stamp pyproject.toml constraints.txt
	$(PIP) install --quiet $(CONSTRAINTS) -e '.[bench]'
	@touch $@ .venv/run.stamp

.venv/dev.stamp: .venv/new.stamp pyproject.toml constraints.txt
	$(PIP) install --quiet $(CONSTRAINTS) -e '.[dev]'
	@touch $@ .venv/run.stamp
