# `make` alone lists the targets. The environment lives in .venv and is made once.
.DEFAULT_GOAL := help
.PHONY: help demo explore test lint neo4j quality docs ontology clean install install-dev system-dev
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
PYTEST_ARGS ?= -n 2 --dist loadfile

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("zonekg needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "cannot make a virtual environment: install it with 'apt-get install python3-venv'" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/pip
	@echo "installing zonekg into $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-serve: pyproject.toml $(VENV)/.installed
	@echo "installing what the explorer needs into $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[serve]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/pip
	@echo "installing zonekg and its development tools into $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-serve

install: $(VENV)/.installed  ## install zonekg into .venv

install-dev: $(VENV)/.installed-dev

demo: $(VENV)/.installed  ## build, summarise and draw the graph of the bundled sample articles
	@mkdir -p $(OUT) && rm -rf $(OUT)/kg.store
	@$(BIN)/kg build loaders/samples --store $(OUT)/kg.store
	@echo
	@$(BIN)/kg status --store $(OUT)/kg.store
	@echo
	@$(BIN)/kg view --store $(OUT)/kg.store -o $(OUT)/graph.html
	@$(BIN)/kg export --format turtle --store $(OUT)/kg.store -o $(OUT)/graph.ttl
	@echo
	@echo "The picture, for any browser:  $(OUT)/graph.html"
	@echo "The graph in RDF:              $(OUT)/graph.ttl"
	@echo "Ask it something:              $(BIN)/kg cypher --store $(OUT)/kg.store 'MATCH (z:Zone) RETURN z.name'"
	@echo "Explore it in the browser:     make explore"

explore: $(VENV)/.installed-serve  ## open the explorer of the bundled articles in the browser
	@test -e $(OUT)/kg.store || $(BIN)/kg build loaders/samples --store $(OUT)/kg.store
	@$(BIN)/kg serve --store $(OUT)/kg.store

quality: $(VENV)/.installed-dev  ## measure how well pages are read (docs/quality.md); FLOOR=1 sets the floor as well
	$(BIN)/python docs/quality.py $(if $(FLOOR),--floor)

docs: $(VENV)/.installed-dev  ## renew what the documents show and what follows from the ontology
	$(BIN)/python -m kg.shapes
	$(BIN)/python docs/ontology.py
	$(BIN)/python docs/outputs.py
	$(BIN)/python docs/notebooks.py

system-dev:
	@tests/install-system

lint: $(VENV)/.installed-dev  ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: system-dev lint  ## install what the tests need and run the whole suite
	$(BIN)/python -m pytest $(PYTEST_ARGS)

neo4j: $(VENV)/.installed-dev  ## start a Neo4j server to try, and print its address
	@$(BIN)/python -m tests.neo4j_server

ontology: $(VENV)/.installed-dev  ## write the HTML documentation of the ontology to docs/ontology.html
	@$(BIN)/python docs/ontology_html.py

clean:  ## remove what was built (the environment stays)
	rm -rf out build dist kg.store .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
