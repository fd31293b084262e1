"""How well a page is told for what was cited: `match` alone, and `judge` with all it knows, on labelled pairs.

`python -m benchmarks.pages [PAIRS…]` reads `benchmarks/data/pages/*.jsonl` (their form: the README.md there). `--wrong` lists the
pairs of the development half that were judged wrongly; of any other file nothing but figures is printed. `--speed` measures
the reading and matching of a page of 19 KB. Ends with 1 if a living page was judged gone or drifted.
"""

import argparse
import json
import statistics
import sys
import timeit
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import machine_line
from benchmarks.web import pages, response
from dostupne.links.folded import folded
from dostupne.links.judge import judge
from dostupne.links.match import match, matches
from dostupne.links.page import read_page
from dostupne.model.evidence import Hop, PageFacts, Probe
from dostupne.model.reference import Origin, RawReference, Reference
from dostupne.model.verdict import Standing
from dostupne.references.parse.reader import parse

DATA = Path(__file__).with_name("data") / "pages"
DEVELOPMENT = "development.jsonl"
LIVING = frozenset({"same", "changed-title", "redesign", "paywall", "pdf"})
DEAD = frozenset({"soft-404", "parked", "taken-over", "other-article", "category"})
WALLS = frozenset({"login", "consent", "bot-wall", "geo"})
_ALIVE = frozenset({Standing.ALIVE, Standing.MOVED})
_ENDED = frozenset({Standing.GONE, Standing.DRIFTED})
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, with what was made of it."""

    name: str
    label: str
    language: str
    match: float | None
    standing: Standing
    reason: str

    @property
    def wrong(self) -> bool:
        """Whether the standing is one that the label forbids."""
        if self.label in LIVING:
            return self.standing in _ENDED
        return self.standing in _ALIVE or (self.label in WALLS and self.standing is Standing.GONE)


def judged(line: str) -> Judged:
    """What is made of a pair as it stands in its file."""
    pair = json.loads(line)
    if pair["label"] not in LIVING | DEAD | WALLS:
        raise ValueError(f"{pair['id']}: there is no label {pair['label']!r}")
    reference = parse(RawReference(pair["reference"], Origin("pairs")))
    hops = tuple(Hop(url, status) for status, url in pair["hops"])
    page = _page(pair)
    verdict = judge((Probe(pair["asked"], NOW, hops, page=page),), reference)
    score = match(reference, page) if page else None
    return Judged(pair["id"], pair["label"], pair["language"], score, verdict.standing, verdict.reason)


def _page(pair: dict[str, str]) -> PageFacts | None:
    if "pdf_text" in pair:
        return PageFacts(title=pair.get("pdf_title", ""), text=pair["pdf_text"][:2000])
    body = b64decode(pair["body_b64"]) if "body_b64" in pair else pair["html"].encode()
    return read_page(body, pair["content_type"])


def _of(count: int, total: int) -> str:
    return f"{count}/{total} = {count / total:.3f}" if total else "–"


def figures(found: Sequence[Judged]) -> Iterable[str]:
    """The lines of one file: `match` as a test for the same page, then the errors of `judge`."""
    hits = sum(one.label in LIVING and matches(one.match) for one in found)
    alarms = sum(one.label not in LIVING and matches(one.match) for one in found)
    living = [one for one in found if one.label in LIVING]
    dead = [one for one in found if one.label in DEAD]
    walls = [one for one in found if one.label in WALLS]
    right = hits + len(found) - len(living) - alarms
    yield f"match: accuracy {_of(right, len(found))}, precision {_of(hits, hits + alarms)}, recall {_of(hits, len(living))}"
    yield f"judge: alive called dead {_of(sum(one.wrong for one in living), len(living))}"
    yield f"       dead called alive {_of(sum(one.wrong for one in dead), len(dead))}"
    yield f"       walls called alive or gone {_of(sum(one.wrong for one in walls), len(walls))}"


def table(found: Iterable[Judged], column: str) -> Iterable[str]:
    """For each label or language: how many pairs, how many `match` takes for the cited page, how many are judged wrongly."""
    rows = [(str(getattr(one, column)), one) for one in found]
    yield f"| {column} | n | match | wrong |\n|---|--:|--:|--:|"
    for name, count in sorted(Counter(name for name, _ in rows).items()):
        ones = [one for other, one in rows if other == name]
        yield f"| {name} | {count} | {sum(matches(one.match) for one in ones)} | {sum(one.wrong for one in ones)} |"


def speed() -> str:
    """Microseconds that the reading and the matching of one page take."""
    page = next(iter(pages(1)))
    body = response(page.path).partition(b"\r\n\r\n")[2]
    reference = Reference(
        kind=parse(RawReference(page.title, Origin(""))).kind, raw="", origin=Origin(""), title=page.title
    )

    def both() -> None:
        folded.cache_clear()
        facts = read_page(body, HTML)
        if facts is None or not matches(match(reference, facts)):
            raise AssertionError("the page was not recognised")

    times = [seconds / 300 * 1e6 for seconds in timeit.repeat(both, number=300, repeat=9)]
    return f"reading and matching {len(body)} bytes: {statistics.median(times):.0f} µs (best {min(times):.0f})"


def main() -> int:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("pairs", nargs="*", type=Path)
    options.add_argument("--wrong", action="store_true")
    options.add_argument("--speed", action="store_true")
    asked = options.parse_args()
    print(machine_line())
    if asked.speed:
        print(speed())
        return 0
    files = asked.pairs or sorted(DATA.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"{DATA} holds no pairs")
    harm = 0
    for path in files:
        found = [judged(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print(
            f"\n{path.name}: {len(found)} pairs",
            *figures(found),
            *table(found, "label"),
            *table(found, "language"),
            sep="\n",
        )
        harm += sum(one.wrong for one in found if one.label in LIVING)
        if asked.wrong and path.name == DEVELOPMENT:
            print(*(one for one in found if one.wrong or matches(one.match) is not (one.label in LIVING)), sep="\n")
    return 1 if harm else 0


if __name__ == "__main__":
    sys.exit(main())
