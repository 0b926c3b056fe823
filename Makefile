# Every target sets up what it needs; `make help` lists them.
SHELL := /bin/bash

BIN := .venv/bin
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready
INSTALLED_FROM := pyproject.toml requirements.lock requirements-uv.lock tools/environment.sh

PROVE_SEED ?= 20261122
PROVE_SCALE ?= full
TEST_ARGS ?=
LOCK_ARGS ?=
BENCH_ARGS ?=

UV = $$(command -v uv || echo $(BIN)/uv)
LOCK = $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help install run test prove check bench lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

install: $(RUN_READY) ## set up .venv with what the bot needs

run: $(RUN_READY) ## start the demonstration, with invented people, and print its address
	@exec $(BIN)/kjfz-bot demo

test: $(DEV_READY) ## run the test suite; TEST_ARGS goes to pytest
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -m "not prove" -n 4 --dist loadfile --no-loadscope-reorder $(TEST_ARGS)

prove: $(DEV_READY) ## run the long proofs: PROVE_SEED=number PROVE_SCALE=sample|full
	PROVE_SEED=$(PROVE_SEED) PROVE_SCALE=$(PROVE_SCALE) $(BIN)/pytest -m prove -n 3 --dist loadfile --no-loadscope-reorder $(TEST_ARGS)

check: $(DEV_READY) ## lint, types, floors, gates, packs and dialogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.gates
	$(BIN)/kjfz-bot programmes check
	$(BIN)/kjfz-bot dialogs check

bench: $(DEV_READY) ## measure speed and write docs/benchmarks.md; BENCH_ARGS=--quick a few minutes of it
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

lock: $(DEV_READY) ## compile the locks again; LOCK_ARGS=--upgrade takes newer versions
	$(LOCK) $(LOCK_ARGS) pyproject.toml --group build -o requirements.lock
	$(LOCK) $(LOCK_ARGS) --group tests --group bench --group quality -c requirements.lock -o requirements-dev.lock
	$(LOCK) $(LOCK_ARGS) --group installer -o requirements-uv.lock

$(RUN_READY): $(INSTALLED_FROM)
	@tools/environment.sh run
	@touch $@

$(DEV_READY): $(INSTALLED_FROM) requirements-dev.lock
	@tools/environment.sh dev
	@touch $(RUN_READY) $@
