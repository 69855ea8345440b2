# Every task of the project. `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

FRONT_END := package.json package-lock.json static/build.mjs \
	$(shell find static -type f -not -name '*.test.mjs')

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-10s %s\n", $$1, $$2}'

.PHONY: run
run: .make/static ## Run the portal with its full content on HOST:PORT (127.0.0.1:8000)
	@python manage.py migrate --verbosity 0
	@python manage.py seed
	@echo
	@echo "The portal is at http://$(HOST):$(PORT)/ (stop it with Ctrl-C)."
	@echo "Editors sign in at http://$(HOST):$(PORT)/admin/ — make the first account with: make editor"
	@echo
	@exec gunicorn --bind $(HOST):$(PORT)

.PHONY: test
test: .make/dev .make/tools .make/front-end ## Pass every test, on SQLite and PostgreSQL, and in a browser
	tests/run

.PHONY: check
check: lint test ## Lint, then test

.PHONY: lint
lint: .make/dev ## Check style, types, layers, templates and migrations
	ruff check .
	ruff format --check .
	djade --check $$(git ls-files 'templates/*.html')
	mypy
	python manage.py makemigrations --check --dry-run

.PHONY: format
format: .make/dev ## Write code and templates in the house style
	ruff check --fix .
	ruff format .
	djade $$(git ls-files 'templates/*.html')

.PHONY: bench
bench: .make/dev .make/static ## Measure pages against a bare WSGI reply, at 100 to 100,000 pages
	python -m tests.bench

.PHONY: audit
audit: .make/dev .make/tools .make/static ## Run Lighthouse and the Nu HTML checker over the running site
	python -m tests.audit

.PHONY: screenshots
screenshots: .make/dev .make/tools .make/static ## Make the README's screenshots anew
	python -m tests.screenshots

.PHONY: seed
seed: .make/python ## Load the starting pages; never overwrites an editor's work
	python manage.py migrate --verbosity 0
	python manage.py seed

.PHONY: editor
editor: .make/python ## Make an editor's account (asks for e-mail and password)
	python manage.py migrate --verbosity 0
	python manage.py createsuperuser

.PHONY: lock
lock: .make/python ## Pin every Python dependency anew, with hashes
	uv pip compile pyproject.toml $(LOCK) -o requirements/base.txt
	uv pip compile --group build -c requirements/base.txt $(LOCK) -o requirements/build.txt
	uv pip compile --group dev -c requirements/base.txt -c requirements/build.txt $(LOCK) -o requirements/dev.txt

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.PHONY: clean
clean: ## Remove everything built or installed; the data in var/ stays
	rm -rf .venv .make build node_modules tests/tools/node_modules
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +

# Stamps: a step runs again only when what it rests on changed.
.make/venv:
	$(PYTHON) -m venv .venv
	@mkdir -p .make && touch $@

.make/python: requirements/base.txt requirements/build.txt | .make/venv
	python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/build.txt
	uv pip install --quiet --require-hashes -r requirements/base.txt
	@touch $@

.make/dev: requirements/dev.txt .make/python
	uv pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

.make/node: package.json package-lock.json .make/python
	timeout 300 npm ci --silent
	@touch $@

.make/front-end: $(FRONT_END) .make/node
	npm run --silent build
	@touch $@

.make/static: .make/front-end .make/python
	python manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@

.make/tools: tests/tools/package.json tests/tools/package-lock.json .make/python
	cd tests/tools && timeout 300 npm ci --silent
	@touch $@
