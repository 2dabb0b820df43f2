# One recipe a verb. Each does its own set-up; nothing but Python 3.11+ and make is needed.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo run test check fix lock translate screenshots bench lighthouse clean

# The first Python that is new enough: make demo PYTHON=/path/to/python3.12
TOO_OLD = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(or $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c '$(TOO_OLD)' 2>/dev/null && echo $$python && break; done),$(error \
	À portée needs Python 3.11 or newer, and found none; name one with PYTHON=/path/to/python3.11))
BIN = .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11
CHECKED = config content curriculum learners

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1 — /p' Makefile

demo: ## the whole site with invented people, on http://127.0.0.1:8000 (PORT=8123 make demo)
	@$(PYTHON) -m config.bootstrap base
	@exec $(BIN)/python -m config.start demo

run: ## the same servers without the demo, for development
	@$(PYTHON) -m config.bootstrap dev
	@exec $(BIN)/python -m config.start run

test: ## every test, browser included (PYTEST="tests/learners -k quiz" for some of them)
	@$(PYTHON) -m config.bootstrap dev
	@.ci/test $(PYTEST)

check: ## style, arrows, types, templates, migrations, translations
	@$(PYTHON) -m config.bootstrap dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy $(CHECKED)
	$(BIN)/djlint --lint templates
	@$(BIN)/python manage.py build_assets --verbosity=0
	DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py translate --check
	$(BIN)/python .ci/check_files.py

fix: ## put in order what a tool can
	@$(PYTHON) -m config.bootstrap dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

translate: ## bring locale/ up to date with the messages of the sources
	@$(PYTHON) -m config.bootstrap dev
	$(BIN)/python manage.py translate

lock: ## choose new versions within requirements/*.in
	@$(PYTHON) -m config.bootstrap dev
	$(LOCK) requirements/uv.in -o requirements/uv.lock
	$(LOCK) requirements/base.in -o requirements/base.lock
	$(LOCK) requirements/dev.in -c requirements/base.lock -o requirements/dev.lock

screenshots: ## the pictures of docs/screenshots, taken in a demo of their own
	@$(PYTHON) -m config.bootstrap dev
	@rm -rf var/screenshots
	@DEMO=1 VAR_DIR=$(CURDIR)/var/screenshots PORT=$${PORT:-8107} \
		DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m tests.browser.screenshots

bench: ## how long things take here, with 1,000 people (some minutes)
	@$(PYTHON) -m config.bootstrap dev
	@rm -rf var/bench
	@VAR_DIR=$(CURDIR)/var/bench DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m bench.bench

lighthouse: ## the scores of pages of a running `make demo` on a throttled phone; needs npm
	@$(PYTHON) -m config.bootstrap dev
	@DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m bench.lighthouse

clean: ## forget everything that was installed, built or played
	rm -rf .venv var
