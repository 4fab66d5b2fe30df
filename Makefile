# `make` alone prints the commands.
-include .env
PYTHON ?= python3
export DATA_DIR ?= $(CURDIR)/data
export HOST ?= 127.0.0.1
export PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find static articles/static cyberdiplomacy/content -type f) $(shell find . -path ./$(VENV) -prune -o -path '*/migrations/*.py' -print)

.PHONY: help run test test-scale check fix messages

help:  ## print this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(DATA_DIR)/.ready  ## install, migrate, load the content and serve on http://$HOST:$PORT
	@echo "Demo logins (user name and password):"
	@cat "$(DATA_DIR)/demo-logins.txt"
	@echo "Listening on http://$(HOST):$(PORT) and http://$(HOST):$(PORT)/id/ (stop with Ctrl+C)"
	@exec $(BIN)/gunicorn cyberdiplomacy.wsgi --bind "$(HOST):$(PORT)" --worker-class gthread --workers 2 \
		--threads 4 --preload --no-control-socket --limit-request-line 8190

$(VENV)/.installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-scale.txt requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(DATA_DIR)/.ready: $(VENV)/.installed $(SOURCES)
	@mkdir -p "$(DATA_DIR)"
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	$(BIN)/python manage.py seed_demo
	@touch "$@"

test: $(VENV)/.installed-dev  ## the suite, in a real browser too, with coverage
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m tests.nu
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered --cov-fail-under=95

test-scale: $(VENV)/.installed-dev  ## the same suite on PostgreSQL and Redis, started for it
	$(BIN)/python -m tests.scale

check: $(VENV)/.installed-dev  ## everything a robot can judge
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2 --check
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djhtml --tabwidth 2 --check
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.deploy_check
	$(BIN)/python -m tests.translations

fix: $(VENV)/.installed-dev  ## let the robots mend what they can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	-find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2
	-find templates -name '*.html' -print0 | xargs -0 $(BIN)/djhtml --tabwidth 2

messages: $(VENV)/.installed-dev  ## collect texts to translate and compile the translations (needs gettext)
	$(BIN)/python manage.py makemessages --locale id --no-obsolete --no-location --ignore '.venv/*' --ignore 'tests/*'
	$(BIN)/python manage.py compilemessages --locale id --locale en --ignore '.venv/*'
