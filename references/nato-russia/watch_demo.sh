#!/usr/bin/env bash
# The sample under watch: three runs on three days, a death declared on the third. Run by `make watch-demo`, or with another database:
#   references/nato-russia/watch_demo.sh postgresql:///dostupne_demo
# Everything is answered from the made-up recording; the store and the status page are in a folder that is named at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
PATH="$PWD/.venv/bin:$PATH"
sample=references/nato-russia
folder="$(mktemp -d)"
export DOSTUPNE_STORE_URL="${1:-$folder/watch.sqlite}" DOSTUPNE_CACHE="$folder/cache"

# Shows the command and runs it; 1 means that it found something, as it should.
show() {
    printf '\n$ %s\n' "$*"
    "$@" || test $? -eq 1
}

show dostupne watch add "$sample/essay.txt" --name essay --now 2026-11-20
for day in 2026-11-20 2026-11-23 2026-11-26; do
    show dostupne watch run --replay "$sample/web.warc.gz" --now "$day"
done
show dostupne watch list --now 2026-11-26
show dostupne watch report --now 2026-11-26
show dostupne watch history http://csis.org/files/media/csis/pubs/081110_smith_natorussia_web.pdf --now 2026-11-26
show dostupne watch report --now 2026-11-26 -o "$folder/status.html"
printf '\nThe status page is %s\n' "$folder/status.html"
