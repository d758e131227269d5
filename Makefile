# Two commands: `make run` serves the site, `make test` runs every test. Both are safe to repeat.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv

.PHONY: run test check lint requirements bench

run: $(VENV)/.installed
	@$(VENV)/bin/python manage.py migrate --verbosity 0
	-@$(VENV)/bin/python manage.py load_content
	@echo "Boundaries is at http://127.0.0.1:$(PORT)/ (stop it with Ctrl-C)"
	@$(VENV)/bin/python manage.py runserver --skip-checks $(PORT)

test: $(VENV)/.installed-for-tests
	@tests/tools/run.sh

check: $(VENV)/.installed
	@$(VENV)/bin/python manage.py check_content

lint: $(VENV)/.installed-for-tests
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@git ls-files 'templates/*.html' | xargs $(VENV)/bin/djade --check --target-version 5.2

bench: $(VENV)/.installed
	@$(VENV)/bin/python benchmarks/pages.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/.installed-for-tests: requirements-test.txt tests/tools/install.sh tests/tools/package-lock.json | $(VENV)/bin/python
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.txt
	@tests/tools/install.sh
	@touch $@ $(VENV)/.installed

# Compiled on purpose without the addresses of where packages come from.
requirements: $(VENV)/bin/python
	@$(VENV)/bin/python -m pip install --quiet pip-tools
	@for extra in "" "-test"; do \
	  $(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host \
	    $${extra:+--extra test} --output-file requirements$$extra.txt pyproject.toml; done
