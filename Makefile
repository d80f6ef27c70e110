# Each target sets up what it needs in .venv; nothing has to be installed by hand.
PYTHON ?= python3
VENV := .venv/bin/python
SETUP := $(PYTHON) packaging/setup.py

.PHONY: run test lint bench torture proof setup setup-dev

run: setup
	@$(VENV) packaging/start.py

test: lint
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest --cov --numprocesses auto

lint: setup-dev
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy

bench: setup-dev
	$(VENV) -m bench

torture: setup-dev
	$(VENV) -m torture

proof: setup-dev
	$(VENV) -m proof

setup:
	@$(SETUP) requirements.txt

setup-dev:
	@$(SETUP) requirements-dev.txt
