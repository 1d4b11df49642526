# Every target installs what it needs first. Only Python 3.11+, git and make are assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
STAMP := $(VENV)/.installed
CORPUS ?= ../shared/corpus
export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_COMPILE_BYTECODE := 1
# Networks with a certificate authority of their own: trust what the machine trusts.
export UV_SYSTEM_CERTS := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false

.PHONY: help install demo test lint types bench fuzz kill
help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

install: $(STAMP) ## Install into .venv, from the lock file

$(STAMP): pyproject.toml uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv sync --frozen --inexact
	touch $@

demo: install ## Build the sample warehouse with its checks, ask it three questions, write its site
	$(BIN)/cables demo

test: install ## Run all tests; those over real cables too when they are beside the repository
	$(BIN)/python -m pytest -n 2 --dist loadscope

lint: install ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	CABLES_WAREHOUSE=$(CURDIR)/target/lint.duckdb $(BIN)/sqlfluff lint --processes 2 models tests/dbt

bench: install ## Measure throughput
	$(BIN)/python -m benchmarks

fuzz: install ## Load and build 10,000 damaged inputs
	$(BIN)/python -m tests.fuzz

kill: install ## Kill builds at 25 points, and give others too little disk
	$(BIN)/python -m tests.kill
