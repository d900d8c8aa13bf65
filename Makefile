PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIP_VERSION := 26.3
# The day of the files in exports/: actions fall due and waivers end, and the demo must not rewrite them.
EXPORTED := 2026-11-21

.PHONY: demo test check docs lock clean

demo: $(READY)
	@$(BIN)/procmap demo --today $(EXPORTED)

test: check
	$(BIN)/pytest -n auto --dist worksteal

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The pages of the rules are written in the rules, the schema in the models and the table of fields.
docs: $(READY)
	$(BIN)/procmap rules --to docs/rules
	$(BIN)/procmap schema > maps/procmap.schema.json
	$(BIN)/procmap schema > procmap/store/starters/procmap.schema.json

# pip comes first: an old one writes a slower console script.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "procmap needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "Setting up .venv, once …"
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) 'pip==$(PIP_VERSION)'
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(READY)

# The versions of everything, dependencies of dependencies included, for every platform.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --upgrade --custom-compile-command "make lock" --output-file requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
