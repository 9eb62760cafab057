# Everything runs from .venv, which the first call makes; a second call installs nothing again.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --editable
# Each API with mutants of its own, found by its folder.
MUTANTS := $(patsubst tests/mutants/%/defects,%,$(wildcard tests/mutants/*/defects))
SPECS := $(wildcard contracts/*/openapi.yaml) server/control/openapi.yaml
PYTEST := $(BIN)/pytest --dist worksteal --numprocesses
COVERAGE := --cov --cov-fail-under=95
SERVING := tests/server tests/testing tests/own
# Of what else there is, a third waits: for a browser, a command, a deployment that may be late.
MORE := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
# Without npm and node 20, the tests that need them are skipped, and say so.
HAS_NODE := npm --version && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'
NODE_TOOLS := $(shell { $(HAS_NODE); } >/dev/null 2>&1 && echo node_modules/.installed)

export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

# Names what pip fetches as it goes: a first call is not silent for long. What is wrong pip says.
define install
@printf 'Installing $(1) into .venv (once):'
@{ PYTHONUNBUFFERED=1 $(PIP) '$(2)' || echo failed; } | while read -r what name _; do \
	case "$$what $$name" in \
	"Installing build") printf ' hatchling' ;; \
	Collecting*) printf ' %s' "$${name%%[!A-Za-z0-9._-]*}" ;; \
	"Installing collected") printf ' ... unpacking ...' ;; \
	failed*) echo; exit 1 ;; \
	esac; \
done
@echo
endef

.PHONY: help serve docs test long lint lint-code lint-specs lint-readers clients mutants mutants-full bench examples readme clean

help:
	@echo "make serve    serve the APIs; options: make serve ARGS='--port 9000'"
	@echo "make docs     build the reference site of the APIs into reports/docs"
	@echo "make test     lint and run all tests; options for pytest: make test ARGS='-k dates --no-cov'"
	@echo "make long     run the tests that take too long for every change"
	@echo "make lint     check style, types, imports and specs"
	@echo "make clients  generate clients from the specs and call with them; fewer: ARGS='--api planado'"
	@echo "make mutants  judge every 20th mutant: which layer and rule kills it; more: ARGS='--every 5'"
	@echo "make mutants-full  judge all mutants and permitted differences (hours); run again, it goes on"
	@echo "make bench    measure against other servers, and the judging of the mock"
	@echo "make examples write the answers of the stand-in into the examples of the specs"
	@echo "make readme   copy answers, references and the picture into README.md and docs"
	@echo "make clean    remove all that these commands made"

serve: .venv/.for-serving
	@exec $(BIN)/understudy serve $(ARGS)

docs: .venv/.for-serving
	@$(BIN)/understudy docs build reports/docs $(ARGS)

# Measuring coverage doubles a test's time, so without options only what serves in its own process
# is measured.
test: lint
ifeq ($(strip $(ARGS)),)
	$(PYTEST) auto $(SERVING) $(COVERAGE)
	$(PYTEST) $(MORE) $(addprefix --ignore=,$(SERVING)) --no-cov
else
	$(PYTEST) auto $(COVERAGE) $(ARGS)
endif

long: .venv/.for-testing
	$(PYTEST) auto -m long --no-cov $(ARGS)

# Three parts, two at a time: the types take as long as all that is asked about the specs.
lint: .venv/.for-testing $(NODE_TOOLS)
	@$(MAKE) --no-print-directory --jobs=2 --keep-going lint-code lint-specs lint-readers

lint-code: .venv/.for-testing
	$(BIN)/mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

lint-specs: .venv/.for-testing $(NODE_TOOLS)
	$(BIN)/openapi-spec-validator $(SPECS)
	$(if $(NODE_TOOLS),node_modules/.bin/spectral lint --quiet --fail-severity hint $(SPECS))

lint-readers: $(NODE_TOOLS)
	$(if $(NODE_TOOLS),node_modules/.bin/redocly lint $(SPECS))
	$(if $(NODE_TOOLS),set -e; for spec in $(SPECS); do node_modules/.bin/swagger-cli validate $$spec; done)
	$(if $(NODE_TOOLS),node tests/parse_specs.mjs $(SPECS))

clients: .venv/.for-testing
	$(BIN)/python -m tests.clients $(ARGS)

mutants: .venv/.for-testing
	@set -e; for api in $(MUTANTS); do \
		echo "$$api"; \
		$(BIN)/python -m tests.mutants.kills --api $$api --every 20 $(ARGS); \
		$(BIN)/python -m tests.mutants.clean --api $$api --every 20 --depth quick; \
	done

mutants-full: .venv/.for-testing
	@set -e; for api in $(MUTANTS); do \
		$(BIN)/python -m tests.mutants.matrix --api $$api --write $(ARGS); \
	done

bench: .venv/.for-testing $(NODE_TOOLS)
	$(BIN)/python -m bench $(ARGS)

examples: .venv/.for-testing
	$(BIN)/python -m tests.examples.write

readme: .venv/.for-testing
	$(BIN)/python -m tests.guides.write
	$(BIN)/python -m tests.picture

clean:
	rm -rf .venv node_modules dist build reports .coverage .coverage.*
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .schemathesis
	find bench contracts server src tests -name __pycache__ -prune -exec rm -rf {} +

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "understudy needs Python 3.11 or later: install it, or name it: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/.for-serving: .venv/.made pyproject.toml
	$(call install,understudy,.)
	@touch $@

.venv/.for-testing: .venv/.made pyproject.toml
	$(call install,understudy and its test tools,.[test])
	@touch .venv/.for-serving $@

node_modules/.installed: package.json package-lock.json
	@echo "Installing the node tools into node_modules (once) ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
