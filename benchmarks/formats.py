"""How many of the works that a document cites are found, format by format.

`python -m benchmarks.formats [FOLDER]` reads every document of the folder (by default `../shared/corpus/documents`) that has a truth beside it:
`NAME.truth.json`, a CSL-JSON array of the works cited, and `NAME.txt`, the same document as plain text, which says what of the
truth can be seen. A work and an extracted item are one if they have the same DOI, else the same address, else titles that are equal or alike.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.gold import Gold
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.scoring import judge, total, visible
from benchmarks.values import Item, Value, values_of
from dostupne.app.extract import extract
from dostupne.app.sources import Source
from dostupne.export.csl_json import item

USUAL = next(
    (folder for folder in (root / "shared/corpus/documents" for root in REPOSITORY.parents) if folder.is_dir()),
    REPOSITORY.parent / "shared/corpus/documents",
)
"""A worktree lies one folder deeper than the repository itself."""
NO_DOCUMENTS = frozenset({".json"})
Values = dict[str, Value]
Test = Callable[[Values, Values], bool]
ALIKE = 90
"""Per cent from which on two titles are one."""
_BEGINNING = 12
"""Characters of a title that are compared where an identifier has told already."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: shares of 1, and the seconds of processor time it took."""

    name: str
    found: float
    precision: float
    f1: float
    seconds: float


def results(folder: Path) -> Iterator[Result]:
    """One result a document, in the order of names."""
    for truth in sorted(folder.glob("*.truth.json")):
        name = truth.name.removesuffix(".truth.json")
        works = json.loads(truth.read_text(encoding="utf-8"))
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        gold = [Gold(work["id"], text, work) for work in works]
        for path in sorted(folder.glob(f"{name}.*")):
            if path.suffix not in NO_DOCUMENTS:
                yield _result(path, gold)


def _result(path: Path, gold: Sequence[Gold]) -> Result:
    began = time.process_time()
    items = [item(work) for work in extract([Source(path.name, path.read_bytes())]).works]
    seconds = time.process_time() - began
    pairs = list(_pairs(gold, items))
    score = total(judge(one, found) for one, found in pairs)
    return Result(path.name, len(pairs) / len(gold), len(pairs) / max(len(items), 1), score.f1, seconds)


def _pairs(gold: Sequence[Gold], items: Sequence[Item]) -> Iterator[tuple[Gold, Item]]:
    """Each true work with the item that is it; what tells more is tried first."""
    left = [(one, values_of(one)) for one in items]
    waiting = [(one, visible(one)) for one in gold]
    for test in (_same_doi, _same("title", "year"), _same("url"), _same("title"), _alike):
        for one, wanted in list(waiting):
            pair = next((free for free in left if test(wanted, free[1])), None)
            if pair is not None:
                left.remove(pair)
                waiting.remove((one, wanted))
                yield one, pair[0]


def _same(*fields: str) -> Test:
    """Whether all of these are there and equal."""
    return lambda wanted, got: all(field in wanted and wanted[field] == got.get(field) for field in fields)


def _same_doi(wanted: Values, got: Values) -> bool:
    """A DOI may be cited for two chapters: their titles must begin alike."""
    begun = [str(each.get("title", ""))[:_BEGINNING] for each in (wanted, got)]
    return _same("doi")(wanted, got) and begun[0] == begun[1]


def _alike(wanted: Values, got: Values) -> bool:
    return fuzz.ratio(str(wanted.get("title", "")), str(got.get("title", ""))) >= ALIKE and "title" in wanted


def main(arguments: Sequence[str]) -> None:
    """Reads, judges and prints."""
    folder = Path(arguments[0]) if arguments else USUAL
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there is no such folder; name one with documents and their truths")
    print(machine_line())
    print("\n| document | found | precision | F1 of fields | processor |\n| --- | --: | --: | --: | --: |")
    for result in results(folder):
        print(
            f"| {result.name} | {result.found:.3f} | {result.precision:.3f} | {result.f1:.3f} | {result.seconds:.2f} s |"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
