# Each command works on a fresh machine with Python 3.11 or newer; `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed-requirements-dev.txt
PORT ?= 8000
# A worker more than a small machine has processors: one that waits for a browser leaves its own free.
PYTEST ?= -n 3 --dist worksteal
PART ?= pages

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgres check format bench lock messages

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

# Installed once; again when the pins change.
$(INSTALLED): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || { echo "==> Making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "==> Installing the pinned packages (about a minute, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@cp requirements-dev.txt $@

demo: $(INSTALLED) ## the portal with a demo organisation (PORT=8123 DATA_DIR=/some/dir)
	@echo "==> Preparing the demo organisation and serving it"
	@exec $(BIN)/python manage.py demo --port $(PORT)

test: $(INSTALLED) ## the whole suite on SQLite; browser tests where Chromium is found
	$(BIN)/python -m pytest $(PYTEST)

test-postgres: $(INSTALLED) ## the same suite on a throw-away PostgreSQL
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m pytest $(PYTEST)

check: $(INSTALLED) ## format, lint, types, templates, layers, migrations, translations, deployment
	@$(BIN)/python scripts/check.py

format: $(INSTALLED) ## write code and templates the way `make check` wants them
	$(BIN)/ruff check --quiet --fix . || true
	$(BIN)/ruff format --quiet .
	$(BIN)/djade --target-version 5.2 $$(find templates -name '*.html') || true

bench: $(INSTALLED) ## benchmarks, as ratios to a bare page; PART=people: 100,000 of them; PART=queue: a million cases; PART=code: 50 versions of 500 provisions
	@$(BIN)/python -m bench $(PART)

lock: $(INSTALLED) ## pin the newest allowed versions of every package
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra dev --generate-hashes --universal \
		--python-version 3.11 --no-header --no-annotate --quiet -o requirements-dev.txt
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra postgres -c requirements-dev.txt \
		--generate-hashes --universal --python-version 3.11 --no-header --no-annotate --quiet \
		-o requirements.txt

messages: $(INSTALLED) ## bring the Dutch catalogue in step with the code
	@$(BIN)/python scripts/messages.py update
