#!/usr/bin/env bash
# Takes the pictures of docs/images as Chromium shows the pages: report.png, the top of the sample's HTML report, and status.png, the
# top of a status page of watching. Run by `make picture`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

browser="${CHROMIUM:-chromium}"
command -v "$browser" >/dev/null || { echo "take_picture.sh: there is no “$browser”; set CHROMIUM" >&2; exit 3; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

picture() {  # NAME HEIGHT
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
        --window-size="1000,$2" --screenshot="$work/$1.png" "file://$work/$1.html" >/dev/null 2>&1
    mv "$work/$1.png" "docs/images/$1.png"
}

sample=references/nato-russia
# The check of the sample finds dead links and ends with 1.
.venv/bin/dostupne check "$sample/essay.txt" --replay "$sample/web.warc.gz" --lang en -o "$work/report.html" || test $? -eq 1
.venv/bin/python docs/images/write_status_page.py "$work/status.html"
picture report 1065
picture status 1180
