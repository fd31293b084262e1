# Two commands matter: `make demo` and `make test`. Both set everything up on a machine with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint slow lock clean

$(READY): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

demo: $(READY)  ## check the sample essay against a recorded, made-up web: no network
	$(BIN)/dostupne check references/nato-russia/essay.txt --replay references/nato-russia/web.warc.gz

test: $(READY) lint  ## lint, types and the tests that take seconds
	$(BIN)/python -m pytest -n 2 -m "not slow"

slow: $(READY)  ## the tests that take longer
	$(BIN)/python -m pytest -m slow

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY)  ## pin the development environment anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-emit-index-url pyproject.toml --output-file requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
