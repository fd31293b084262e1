"""How well references are parsed, field by field.

`python -m benchmarks.parse [GOLD…]` scores the parser on files or folders of gold references (`benchmarks/gold.py`);
without any on `../shared/corpus`, our hand-written references and what `benchmarks.render` made, whichever are there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import error_classes, shown, spread, worst
from benchmarks.gold import Gold, GoldSet, gold_sets
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.parse_tables import field_table, goal_of, set_table
from benchmarks.printed import as_printed
from benchmarks.scoring import Judged, judge, total
from benchmarks.values import Item
from dostupne.app.extract import parse
from dostupne.export.csl_json import item

SHARED = REPOSITORY.parent.parent / "shared"
USUAL = (
    *(folder / "corpus" for folder in (REPOSITORY.parent / "shared", SHARED)),
    REPOSITORY / "benchmarks/held-out",
    REPOSITORY / "benchmarks/data/hand_written.txt",
)
"""Where gold references may be; a worktree lies one folder deeper than the repository itself."""
ONE_LINE = " (one line)"
"""Marks a set whose texts have line ends, read as a reader of lines gets them."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One set: its references as they were given to the parser, what came back, and what of it is right."""

    name: str
    references: tuple[Gold, ...]
    items: tuple[Item, ...]
    judged: tuple[Judged, ...]


def score(gold: GoldSet) -> Scored:
    """Parses a set and judges it. Of a text that was read as several references the first counts."""
    items = tuple(_first(reference.text) for reference in gold.references)
    return Scored(gold.name, gold.references, items, tuple(map(judge, gold.references, items)))


def _first(text: str) -> Item:
    work = next(parse([text], "benchmark"), None)
    return item(work) if work else {}


def in_both_forms(gold: GoldSet) -> Iterator[GoldSet]:
    """The set as it is and, if any text has line ends, with each of them turned into a space."""
    yield gold
    if any("\n" in reference.text for reference in gold.references):
        flat = (Gold(one.id, one.text.replace("\n", " "), one.truth) for one in gold.references)
        yield GoldSet(gold.name + ONE_LINE, tuple(flat))


def relabelled(gold: GoldSet) -> GoldSet:
    """The set with people labelled as they are printed, for styles that shorten given names."""
    printed = (Gold(one.id, one.text, as_printed(one.text, one.truth)) for one in gold.references)
    return GoldSet(f"{gold.name} (people as printed)", tuple(printed))


def other_score(scored: Scored, scorer: Path) -> str:
    """What another scorer says of the same items: its last line (`F1=0.000 whole=0.000 n=000`)."""
    with tempfile.TemporaryDirectory() as name:
        gold, parsed = Path(name, "gold.jsonl"), Path(name, "parsed.json")
        rows = ({"id": one.id, "text": one.text, "truth": dict(one.truth)} for one in scored.references)
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        numbered = [{**one, "custom": {"line": line}} for line, one in enumerate(scored.items, 1)]
        parsed.write_text(json.dumps(numbered), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(parsed)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def our_score(scored: Scored) -> str:
    """The same line by us."""
    whole = sum(one.whole for one in scored.judged) / len(scored.judged)
    return f"F1={total(scored.judged).f1:.3f} whole={whole:.3f} n={len(scored.judged)}"


def disagreements(sets: Iterable[Scored], scorer: Path) -> int:
    """Prints both scores of each set; how many differ."""
    different = 0
    for scored in sets:
        ours, theirs = our_score(scored), other_score(scored, scorer)
        different += ours != theirs
        print(f"{'same' if ours == theirs else 'DIFFERENT':10}{scored.name}: {ours} | {theirs}")
    return different


def print_worst(judged: Iterable[Judged], most: int) -> None:
    """The worst references, with what was wrong."""
    print(f"\n## The {most} worst references")
    for one in worst(judged, most):
        print(f"\n{one.gold.id} | {one.gold.text}")
        for wrong in one.wrong:
            print(f"    {wrong.field}: gold {shown(wrong.gold)!r}  got {shown(wrong.got)!r}")


def print_classes(judged: Iterable[Judged], most: int, examples: int) -> None:
    """The classes of errors, with examples."""
    print(f"\n## The {most} most frequent classes of errors")
    for number, error in enumerate(error_classes(judged)[:most], 1):
        print(f"\n{number}. **{error.field} {error.way}**: {len(error.cases)}")
        for one, wrong in spread(error, examples):
            print(f"    - {one.gold.id} | {one.gold.text!r}")
            print(f"      gold {shown(wrong.gold)!r}  got {shown(wrong.got)!r}")


def main(arguments: list[str] | None = None) -> bool:
    """Scores and prints; whether another scorer, if one was asked, says the same."""
    options = _options().parse_args(arguments)
    chosen = options.gold or [path for path in USUAL if path.exists()]
    given = map(relabelled, gold_sets(chosen)) if options.as_printed else gold_sets(chosen)
    sets = [score(form) for gold in given for form in in_both_forms(gold)]
    if not sets:
        raise SystemExit("no gold references: name files or folders of them")
    print(machine_line())
    print("\n## Sets\n")
    print(set_table((scored.name, scored.judged) for scored in sets))
    # A text without line ends is the same in both forms: its faults are shown once.
    judged = list({(one.gold.id, one.gold.text): one for scored in sets for one in scored.judged}.values())
    print(field_table(_groups(sets)))
    if options.worst:
        print_worst(judged, options.worst)
    if options.classes:
        print_classes(judged, options.classes, options.examples)
    return not options.against or not disagreements(sets, options.against)


def _groups(sets: Iterable[Scored]) -> dict[str, list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for scored in sets:
        groups.setdefault(goal_of(scored.name).group, []).extend(scored.judged)
    return groups


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "gold", nargs="*", type=Path, metavar="GOLD", help="a .jsonl or .txt of references, or a folder"
    )
    parser.add_argument(
        "--as-printed", action="store_true", help="label people as they are printed, in initials or not"
    )
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N worst references")
    parser.add_argument(
        "--classes", type=int, default=0, metavar="N", help="print the N most frequent classes of errors"
    )
    parser.add_argument("--examples", type=int, default=1, metavar="N", help="so many of each class (default: 1)")
    parser.add_argument("--against", type=Path, metavar="SCORE.PY", help="compare with another scorer of the same rule")
    return parser


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
