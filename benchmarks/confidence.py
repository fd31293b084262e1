"""What the confidence of a field is worth: how often fields recognised in one way are right.

`python -m benchmarks.confidence` prints the tables of `references/parse/confidence.py`, measured on `../shared/corpus`
(without the style that prints initials where the truth has names), and how the confidence that stands there now holds on the references
that those tables were not made from: `benchmarks.render`'s and the hand-written ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.gold import gold_sets
from benchmarks.machine import machine_line
from benchmarks.parse import USUAL
from benchmarks.scoring import judge
from dostupne.app.extract import parse
from dostupne.export.csl_json import item
from dostupne.model.reference import Way

CALIBRATED, HELD_OUT = USUAL[:2], USUAL[2:]
PRINTS_INITIALS = "masarykova-univerzita-pravnicka-fakulta"
FEWEST = 5
"""So many fields must have been read in one way for a share to be told."""
BINS = (0.0, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
_SCORED_AS = {"container_title": "container", "publisher_place": "place", "page": "pages", "issued": "year"}


@dataclass(frozen=True, slots=True)
class Told:
    """One field that was read: how, with what confidence, beside leftovers or not, and whether it was right."""

    field: str
    way: Way
    confidence: float
    left_over: bool
    right: bool


def told(paths: Iterable[object]) -> Iterator[Told]:
    """Every field that was read from the gold references at these paths and that the scorer compares."""
    for gold in gold_sets(path for path in USUAL if path in tuple(paths) and path.exists()):
        if gold.name == PRINTS_INITIALS:
            continue
        for reference in gold.references:
            work = next(parse([reference.text.replace("\n", " ")], "benchmark"), None)
            if work is None:
                continue
            judged = judge(reference, item(work))
            claims = set(judged.right) | {wrong.field for wrong in judged.wrong}
            for reading in work.reference.readings:
                name = _SCORED_AS.get(reading.field, reading.field)
                if name in claims and name in judged.got:
                    left_over = bool(work.reference.unplaced)
                    yield Told(reading.field, reading.way, reading.confidence, left_over, name in judged.right)


def print_shares(fields: list[Told]) -> None:
    """The table of fields and ways, that of ways, and what leftovers take off."""
    print("\n| field | labelled | placed | guessed |\n|---|--:|--:|--:|")
    for field in sorted({one.field for one in fields}):
        cells = (_share(one for one in fields if one.field == field and one.way == way) for way in Way)
        print(f"| {field} | {' | '.join(cells)} |")
    cells = (_share(one for one in fields if one.way == way) for way in Way)
    print(f"| any | {' | '.join(cells)} |")
    print(f"\nNothing left over: {_share(one for one in fields if not one.left_over)}; ", end="")
    print(f"something left over: {_share(one for one in fields if one.left_over)}")


def _share(fields: Iterable[Told]) -> str:
    """The share that was right, after Laplace: one right and one wrong are added, so that few cases prove little."""
    count = Counter(one.right for one in fields)
    if count.total() < FEWEST:
        return "–"
    return f"{(count[True] + 1) / (count.total() + 2):.2f} of {count.total()}"


def print_reliability(fields: list[Told]) -> None:
    """By confidence: how many fields, and how many of them were right."""
    print("\n| confidence | fields | mean confidence | right |\n|---|--:|--:|--:|")
    for low, high in pairwise(BINS):
        within = [one for one in fields if low < one.confidence <= high]
        if within:
            mean = sum(one.confidence for one in within) / len(within)
            right = sum(one.right for one in within) / len(within)
            print(f"| {low:.2f}–{high:.2f} | {len(within)} | {mean:.3f} | {right:.3f} |")


def main() -> None:
    """Measures and prints."""
    print(machine_line())
    print("\n## Of what the tables are made")
    known = list(told(CALIBRATED))
    print_shares(known)
    print_reliability(known)
    print("\n## References they were not made from")
    print_reliability(list(told(HELD_OUT)))


if __name__ == "__main__":
    main()
