# Two commands matter: `make demo` and `make test`. Both set everything up on a machine with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
SAMPLE := references/nato-russia

.DEFAULT_GOAL := help
.PHONY: help demo report watch-demo picture rules test lint slow lock clean

help:  ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

$(READY): pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if v >= (3, 11) else \
	"dostupne needs Python 3.11 or newer, $(PYTHON) is %d.%d; name another: make PYTHON=python3.12" % v)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

# A check that finds something ends with 1, as it should: the sample is full of dead links.
FOUND := || test $$? -eq 1

demo: $(READY)  ## check the sample essay against a recorded, made-up web: no network
	@$(BIN)/dostupne check $(SAMPLE)/essay.txt --replay $(SAMPLE)/web.warc.gz $(FOUND)

report: $(READY)  ## the same as a page to look at: demo-report.html
	@$(BIN)/dostupne check $(SAMPLE)/essay.txt --replay $(SAMPLE)/web.warc.gz -o demo-report.html $(FOUND)
	@echo "open demo-report.html in a browser"

watch-demo: $(READY)  ## keep watch over the sample: three days, a death, the digest, the status page
	@$(SAMPLE)/watch_demo.sh

picture: $(READY)  ## take the picture in README.md anew (needs Chromium)
	docs/images/take_picture.sh

rules: $(READY)  ## write the pages of docs/rules anew
	$(BIN)/python docs/rules/write_pages.py

test: $(READY) lint  ## lint, types and the tests that take seconds
	$(BIN)/python -m pytest -n 2 -m "not slow"

# pytest ends with 5 where there is no such test: nothing has failed then.
slow: $(READY)  ## the tests that take longer
	$(BIN)/python -m pytest -m slow || test $$? -eq 5

lint: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY)  ## pin the development environment anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-emit-index-url pyproject.toml --output-file requirements-dev.txt

clean:  ## remove what was made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis demo-report.html
