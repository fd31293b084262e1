"""How often a printed reference reads as the one it was printed from: parse(print(parse(x))) against parse(x).

`python -m benchmarks.print_parse [--edition 2011|2022] [--corpus FOLDER] [--errors N]` prints a line a set, and the first N that differ; both
editions of ČSN ISO 690 without `--edition`. A set is a file of JSON lines, each with the `text` of a reference (rendered/*.jsonl and wild.jsonl in the corpus beside the
repository); the parser's own cases and the works of `data/round_trip.json` always are two. `fields` is the share of fields that came back, `stable` that of whole references; both count
names alike whatever their capitals, `exact` does not.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import REPOSITORY, machine_line
from dostupne.documents.csl_json import CSL_JSON
from dostupne.export.iso690 import reference_of
from dostupne.model.reference import Origin, RawReference, Reference
from dostupne.references.find.finder import split_line
from dostupne.references.parse.reader import parse

FIELDS = (
    "author editor translator et_al title container_title collection_title edition publisher publisher_place volume issue page"
    " issued accessed isbn issn doi url"
).split()
ITEMS = REPOSITORY / "benchmarks/data/round_trip.json"
"""Works that no parser has read before: hard ones, of all kinds."""
CASES = REPOSITORY / "tests/references/cases/parse.txt"
CORPUS = REPOSITORY.parent / "shared/corpus"


@dataclass(frozen=True, slots=True)
class Turn:
    """One reference there and back: what was printed of it, before and after, and the fields that came back otherwise."""

    text: str
    printed: str
    again: str
    fields: int
    changed: tuple[tuple[str, object, object], ...]
    exact: bool

    @property
    def stable(self) -> bool:
        """Whether all fields and the print are as they were, the capitals of names aside."""
        return not self.changed and self.printed == self.again


def texts(path: Path) -> Iterator[str]:
    """The references of a set: the `text` of JSON lines, or the first line of each of the parser's cases."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        yield from (json.loads(line)["text"] for line in content.split("\n") if line)
        return
    for block in content.split("\n\n"):
        yield from [line for line in block.splitlines() if line and not line.startswith("#")][:1]


def turn(raw: RawReference, edition: str = "2022") -> Turn:
    """Reads, prints, reads again and prints again."""
    return turn_of(parse(raw), raw.text, edition)


def turn_of(first: Reference, text: str, edition: str) -> Turn:
    """Prints what is known of a work, reads that and prints it again."""
    printed = reference_of(first, edition)
    found = list(split_line(printed, "-", 1))
    second = parse(found[0] if len(found) == 1 else RawReference(printed, Origin("-", 1)))
    again = reference_of(second, edition)
    changed = tuple(_changed(first, second))
    exact = printed == again and all(getattr(first, field) == getattr(second, field) for field in FIELDS)
    fields = sum(bool(getattr(first, field) or getattr(second, field)) for field in FIELDS)
    return Turn(text, printed, again, fields, changed, exact)


def _changed(first: Reference, second: Reference) -> Iterator[tuple[str, object, object]]:
    for field in FIELDS:
        before, after = getattr(first, field), getattr(second, field)
        if before != after and not (isinstance(before, tuple) and str(before).casefold() == str(after).casefold()):
            yield field, before, after


def report(path: Path, edition: str, errors: int) -> None:
    """Prints the set's share of stable references, the fields that changed most, and so many of the others."""
    if path == ITEMS:
        turns = [turn_of(one, one.key, edition) for one in CSL_JSON.read(path.read_bytes(), path.name).references]
    else:
        lines = enumerate(texts(path), 1)
        turns = [turn(raw, edition) for number, text in lines for raw in split_line(text, "-", number)]
    unstable = [one for one in turns if not one.stable]
    fields = Counter(field for one in unstable for field, _, _ in one.changed)
    stable, exact = 1 - len(unstable) / len(turns), sum(one.exact for one in turns) / len(turns)
    often = ", ".join(f"{field} {count}" for field, count in fields.most_common(4))
    kept = 1 - sum(len(one.changed) for one in turns) / sum(one.fields for one in turns)
    print(f"{path.stem:42} n={len(turns):4}  fields {kept:.4f}  stable {stable:.3f}  exact {exact:.3f}  {often}")
    for one in unstable[:errors]:
        print(f"\n  {one.text!r}\n  printed  {one.printed}\n  again    {one.again}")
        for field, before, after in one.changed:
            print(f"    {field}: {before!r} -> {after!r}")


def main() -> int:
    """Prints a line a set and edition; always 0: the share is a figure, not a test."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with rendered/*.jsonl and wild.jsonl")
    parser.add_argument("--edition", choices=("2011", "2022"), help="one of the editions")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N unstable ones of each set")
    options = parser.parse_args()
    sets = [CASES, ITEMS, *sorted(options.corpus.glob("rendered/*.jsonl")), *options.corpus.glob("wild.jsonl")]
    print(machine_line())
    for edition in [options.edition] if options.edition else ["2022", "2011"]:
        print(f"\nČSN ISO 690:{edition}")
        for path in sets:
            report(path, edition, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
