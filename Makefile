# onrecord: everything that is done with a checkout. `make` alone says what there is.
#
# Needs make and Python 3.11 or newer; PYTHON=… says which. Makes its own environment, .venv, from
# the locked hashes, and again when the locks change.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet

# An environment whose interpreter is gone is made again.
$(shell $(BIN)/python -c '' 2>/dev/null || rm -f $(VENV)/.run $(VENV)/.dev)

.PHONY: help run test test-browser lint format types check docs lock lowest clean

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "make %-12s %s\n", $$1, $$2}'

run: $(VENV)/.run  ## open the explorer on seeds/ (without a terminal: print its quotes)
	@$(BIN)/onrecord seeds

test: $(VENV)/.dev  ## run the tests, on all cores
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-browser: $(VENV)/.dev  ## run the tests that need Chromium; CHROMIUM=… says where it is
	@$(BIN)/python -m pytest --override-ini 'python_files=check_*.py' tests/browser

lint: $(VENV)/.dev  ## check style, format and which module may import which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev  ## lay the code out
	@$(BIN)/ruff check --select I --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.dev  ## check the types, strictly
	@$(BIN)/mypy

audit: $(VENV)/.dev $(VENV)-audit/.made  ## check what is installed: as locked, licences, known holes
	@$(BIN)/python .ci/audit.py requirements-dev.lock $(VENV)-audit/bin/pip-audit

check: test lint types  ## all of the above, as CI does

docs: $(VENV)/.dev  ## make the pictures and the README's examples and keys anew
	@$(BIN)/python -m docs.screenshots
	@$(BIN)/python -m docs.readme

lock: $(VENV)/.dev  ## bring the locked versions up to date
	@$(PIP) install uv
	@$(LOCK) --upgrade --group build --output-file requirements.lock
	@$(LOCK) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(subst pyproject.toml,,$(LOCK)) --upgrade --group audit --output-file requirements-audit.lock

lowest: $(VENV)/.dev  ## run the tests with the oldest versions that pyproject.toml allows
	@$(PIP) install uv
	@$(BIN)/python -m venv --clear $(VENV)-lowest
	@$(BIN)/uv pip install --quiet --python $(VENV)-lowest/bin/python --resolution lowest-direct --group dev .
	@$(VENV)-lowest/bin/python -m pytest

clean:  ## remove the environment and what tools left behind
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-audit build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache snapshot_report.html

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock'

$(VENV)/.run: requirements.lock pyproject.toml
	@python=$$(.ci/find-python $(PYTHON)) || exit 1; \
		echo "Making $(VENV) with $$python (once; this takes a minute)" >&2; \
		"$$python" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo 'Installing what the tests need' >&2
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)-audit/.made: requirements-audit.lock $(VENV)/.run
	@$(BIN)/python -m venv --clear $(VENV)-audit
	@$(VENV)-audit/bin/python -m pip --disable-pip-version-check --no-input --quiet --quiet \
		install --require-hashes --requirement requirements-audit.lock
	@touch $@
