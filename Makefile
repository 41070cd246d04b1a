# SPDX-License-Identifier: EUPL-1.2
# Two commands do all the set-up on a machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

# a command that starts some hundred times, as in tests, is not to be compiled anew each time
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check mutate lint format schemas docs golden voorbeeld pictures bench fuzz clean

demo: $(STAMP)
	$(BIN)/zelfscan demo

# all tests, over all cores; a file with tests stays on one of them
test: $(DEV_STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# lint, types, and the tests of what changed since main and its neighbours
check: $(DEV_STAMP)
	$(BIN)/python -m tools.check

# which small breaks of what changed since main does no test notice? make mutate FILES=toolkit/store names others
mutate: $(DEV_STAMP)
	$(BIN)/python -m tools.mutate $(FILES)

lint: $(DEV_STAMP)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

format: $(DEV_STAMP)
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

# JSON Schemas and docs that are made from the code; tests fail when they are stale
schemas: $(DEV_STAMP)
	$(BIN)/python -m toolkit.reading

docs: $(DEV_STAMP)
	$(BIN)/python -m tools.docs

# the documents of a small fixed region that tests compare with; look at the git diff afterwards
golden: $(DEV_STAMP)
	$(BIN)/python -m tools.golden

# the example region's filled-in workbooks, really opened, filled and saved by LibreOffice
voorbeeld: $(DEV_STAMP)
	$(BIN)/python -m tools.example

# the pictures in the README, from the example region; needs LibreOffice, poppler and Chromium
pictures: $(DEV_STAMP)
	$(BIN)/python -m tools.pictures

# much that may go wrong, tried by chance or one by one; KIND=kill kills commands at every moment
fuzz: $(DEV_STAMP)
	$(BIN)/python -m tools.fuzz $(KIND)

# what everything costs beside what was asked, on generated regions; SIZE=1400 for the whole country
bench: $(DEV_STAMP)
	$(BIN)/python -m tools.bench $(SIZE)

clean:
	rm -rf $(VENV) voorbeeld mutants

$(VENV)/created:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(STAMP): $(VENV)/created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(DEV_STAMP): $(VENV)/created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .[dev]
	touch $@ $(STAMP)
