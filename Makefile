# Every task of the project. `make demo` and `make test` are all the set-up a machine needs: Python 3.11+, make, a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := .venv-bench-times
QUOTE_PEERS := .venv-bench-quotes
REUSE_PEERS := .venv-bench-reuse
INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --only-binary :all: --no-build-isolation

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format eval floors bench bench-pages bench-times bench-actors bench-quotes bench-events bench-reuse bench-affair bench-web bench-exchange bench-store screenshots scope model sides-model golden docs faults fuzz fuzz-deep clean

help: ## list the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(READY) ## create .venv and install the pinned versions

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "recoupe needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "cannot create $(VENV): on Debian, install python3-venv"; exit 1; }
	@echo "installing the pinned versions into $(VENV) (about a minute the first time)"
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --only-binary :all: -c constraints.txt "pip" "hatchling" "editables"
	@$(INSTALL) -c constraints.txt -e ".[dev]"
	@touch $@

demo: $(READY) ## read the sample affair, print its report, write its dossier
	@$(BIN)/recoupe demo

test: $(READY) ## run every test; says what it left out and why
	@$(BIN)/python -m compileall -q src tests # once, whatever PYTHONDONTWRITEBYTECODE says: many tests start processes
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q -ra

check: $(READY) ## the fast part: format, lint, types, import rules, sizes
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/house

format: $(READY) ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

eval: $(READY) ## score the annotated pages of ../shared, and compare with golden/floors.json
	@$(BIN)/python -m bench.evaluate

floors: $(READY) ## raise the floors to today's scores (REASON="..." where one must fall)
	@$(BIN)/python -m bench.evaluate --update --reason "$(REASON)"

bench: $(READY) ## time reading beside the bare parse, trafilatura, peers, workers, growth (PARTS="stages html", PAGES=1000, WRITE=1)
	@$(BIN)/python -m bench.speed.run $(PARTS) $(if $(PAGES),--pages $(PAGES)) $(if $(WRITE),--write)

bench-pages: $(READY) ## score and time recoupe and its peers on HTML pages, side by side
	@$(INSTALL) -c constraints.txt -e ".[bench]"
	@$(BIN)/python -m bench.pages.run

bench-times: $(READY) $(PEERS)/.ready ## score and time recoupe and its peers on dates and times, side by side
	@$(BIN)/python -m bench.times.run

bench-actors: $(READY) ## score and time recoupe's actors beside raw spaCy's names (ERRORS=1 lists what is wrong)
	@$(BIN)/python -m bench.actors.run $(if $(ERRORS),--errors)

bench-events: $(READY) ## score and time recoupe's events beside a plain verb-lemma coder (ERRORS=1 lists what is wrong)
	@$(BIN)/python -m bench.events.run $(if $(ERRORS),--errors) $(if $(JSON),--json)

bench-web: $(READY) ## time every screen of the desk on a store of 50,000 pages and 500,000 events (STORE=file keeps it)
	@$(BIN)/python -m bench.web.run $(or $(STORE),bench-web.db)

bench-store: $(READY) ## time writing and searching the same pages in a file and on a PostgreSQL server (PAGES=1000)
	@$(BIN)/python -m bench.store.run $(or $(PAGES),1000) $(ADDRESS)

screenshots: $(READY) ## photograph every screen of the desk over the sample affair, for docs/desk.md
	@$(BIN)/python -m bench.web.screenshots docs/desk

bench-exchange: $(READY) ## time offering, sending and receiving 100,000 records, and a contact of 10,000 with 10,000
	@$(BIN)/python -m bench.exchange.run $(if $(RECORDS),--records $(RECORDS))

scope: $(READY) ## nothing outside an agreement leaves: 10,000 generated stores and agreements against the oracle
	@EXAMPLES=$(or $(EXAMPLES),10000) $(BIN)/python -m pytest -q tests/exchange/test_scope.py tests/exchange/test_decisions.py

$(PEERS)/.ready: pyproject.toml constraints.txt
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@echo "installing the peers into $(PEERS) (about a minute, 1 GB)"
	@for what in "pip" "--group bench-times" "--no-deps --group bench-times-files"; do \
	  PIP_DISABLE_PIP_VERSION_CHECK=1 $(PEERS)/bin/python -m pip install --quiet --only-binary :all: -c constraints.txt $$what || exit 1; done
	@touch $@

bench-quotes: $(READY) $(QUOTE_PEERS)/.ready ## score and time recoupe and its peers on quotes, side by side
	@$(BIN)/python -m bench.quotes.run

$(QUOTE_PEERS)/.ready: pyproject.toml constraints.txt
	@test -x $(QUOTE_PEERS)/bin/python || $(PYTHON) -m venv $(QUOTE_PEERS)
	@echo "installing the peers into $(QUOTE_PEERS) (about a minute, 1 GB)"
	@for what in "pip" "--group bench-quotes"; do \
	  PIP_DISABLE_PIP_VERSION_CHECK=1 $(QUOTE_PEERS)/bin/python -m pip install --quiet --only-binary :all: -c constraints.txt $$what || exit 1; done
	@touch $@

bench-reuse: $(READY) $(REUSE_PEERS)/.ready ## score and time recoupe and its peers on pages made of one another, side by side
	@$(BIN)/python -m bench.reuse.run

$(REUSE_PEERS)/.ready: pyproject.toml constraints.txt
	@test -x $(REUSE_PEERS)/bin/python || $(PYTHON) -m venv $(REUSE_PEERS)
	@echo "installing the peers into $(REUSE_PEERS) (a few seconds, 200 MB)"
	@for what in "pip" "--group bench-reuse"; do \
	  PIP_DISABLE_PIP_VERSION_CHECK=1 $(REUSE_PEERS)/bin/python -m pip install --quiet --only-binary :all: -c constraints.txt $$what || exit 1; done
	@touch $@

bench-affair: $(READY) ## score how mentions are grouped into acts, and measure how building grows (WRITE=1 puts it into the README)
	@$(BIN)/python -m bench.affair.run $(if $(WRITE),--write)

model: $(READY) ## fit the line model of text captures anew and measure it on unseen sites
	@$(INSTALL) -c constraints.txt -e ".[train]"
	@$(BIN)/python -m bench.line_model.fit

sides-model: $(READY) ## fit the model that weighs the sides an act leaves open, and measure it on unseen publishers (MORE=folder)
	@$(INSTALL) -c constraints.txt -e ".[train]"
	@$(BIN)/python -m bench.sides_model.fit $(if $(MORE),--more $(MORE))

golden: $(READY) ## write the records of the sample affair as they are today (read the diff!)
	@$(BIN)/python -m tests.golden.records

docs: $(READY) ## write docs/what-recoupe-understands.md from the cases
	@$(BIN)/python -m tests.spec.page

faults: $(READY) ## kill workers, drivers and loaders of a run at random moments, KILLS times each (20)
	@RECOUPE_KILLS=$(or $(KILLS),20) RECOUPE_KILL_SEED=$(or $(SEED),$$(date +%s)) $(BIN)/python -m pytest -q tests/scale tests/affair/test_killed.py

fuzz: $(READY) ## the fuzz and property tests, long and with new examples
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -q tests/fuzz $$(grep -rlE '^from hypothesis import.*given' tests --include='test_*.py' --exclude-dir=fuzz)

fuzz-deep: $(READY) ## coverage-guided fuzzing of the HTML reader and the article stage, SECONDS each (300)
	@$(INSTALL) -c constraints.txt -e ".[fuzz]"
	@for target in html article; do \
	  $(BIN)/python -m tests.fuzz.coverage_guided $$target -max_total_time=$(or $(SECONDS),300) -max_len=4096 -timeout=20 || exit 1; done

clean: ## remove .venv and caches
	rm -rf $(VENV) $(PEERS) $(QUOTE_PEERS) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
