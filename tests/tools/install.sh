#!/usr/bin/env bash
# Installs what tests need beside Python packages: Node and Java for the checkers, a browser, PostgreSQL.
# What the machine has is used; what is missing comes from the system's packages.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
wanted=()
command -v npm >/dev/null || wanted+=(nodejs npm)
command -v java >/dev/null || wanted+=(default-jre-headless)
[ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null || wanted+=(postgresql)

# Playwright's own browser where it can be fetched, else the system's Chromium.
if ! timeout 120 "$root/.venv/bin/playwright" install chromium-headless-shell >/dev/null 2>&1; then
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || wanted+=(chromium)
fi
if [ ${#wanted[@]} -gt 0 ]; then
  echo "Installing for tests: ${wanted[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
fi
npm ci --silent --no-audit --no-fund --ignore-scripts
