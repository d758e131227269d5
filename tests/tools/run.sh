#!/usr/bin/env bash
# Every check there is: style, migrations, content, and all tests on SQLite; then what touches the database on PostgreSQL too.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PWD/.venv/bin:$PATH" PYTHONUNBUFFERED=1

ruff check --quiet .
ruff format --quiet --check .
find templates -name '*.html' -print0 | xargs -0 djade --check --target-version 5.2
python manage.py makemigrations --check --dry-run --verbosity 0
python manage.py check_content
pytest --numprocesses 2 --dist loadgroup "$@"
python tests/tools/with_postgres.py pytest tests/guidance --numprocesses 2 --dist loadgroup
