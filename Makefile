# The README's two commands, and their parts. Each target works alone, in any order, twice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := build/wheel-venv
ROOMS := ingest nlp index queries cotejo
export TOKENIZERS_PARALLELISM := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint types contract unit gate wheel clean

demo: $(VENV)/.ready
	@sh tools/demo.sh $(BIN)/cotejo

test: lint types contract unit gate wheel

$(VENV)/.ready: pyproject.toml constraints.txt
	@sh tools/environment.sh $(PYTHON) $(VENV)
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@touch $@

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks tools

contract: $(VENV)/.ready
	$(BIN)/lint-imports

unit: $(VENV)/.ready
	$(BIN)/pytest --cov --cov-report=term

gate: $(VENV)/.ready
	$(BIN)/python -m benchmarks.gate

wheel: $(VENV)/.ready
	@sh tools/wheel.sh $(BIN)/python $(WHEEL_VENV)

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
