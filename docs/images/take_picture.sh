#!/usr/bin/env bash
# Takes docs/images/report.png: the top of the sample's HTML report as Chromium shows it. Run by `make picture`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser="${CHROMIUM:-chromium}"
command -v "$browser" >/dev/null || { echo "take_picture.sh: there is no “$browser”; set CHROMIUM" >&2; exit 3; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
sample=references/nato-russia
# The check of the sample finds dead links and ends with 1.
.venv/bin/dostupne check "$sample/essay.txt" --replay "$sample/web.warc.gz" --lang en -o "$work/report.html" || test $? -eq 1
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
    --window-size=1000,1065 --screenshot="$work/report.png" "file://$work/report.html" >/dev/null 2>&1
mv "$work/report.png" docs/images/report.png
