"""How many damaged addresses are mended, how many get the truth among their candidates, and that none is mended wrong.

`python -m benchmarks.mend` damages the addresses of our own made-up works (`data/works.tsv`) in the ways of `damage.py`,
prints each in a small list of references, reads that list as any document is read, and compares. `--corpus FOLDER` takes
the works of the shared corpus instead, `--seed N` other places and pairings, `--list OUTCOME` shows the cases.
Ends with 1 where an address was mended wrong, or an undamaged one changed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from benchmarks.cited import Cited, corpus_cited, own_cited
from benchmarks.damage import KINDS
from benchmarks.machine import machine_line
from dostupne.app.reading import references_of
from dostupne.model.document import Anchor, Block, BlockKind, Document
from dostupne.model.reference import Reference

TRIALS = 2_000
CANDIDATES = 3
"""So many candidates `check` asks for."""


class Outcome(StrEnum):
    """What became of a damaged address."""

    RIGHT = "right"
    CANDIDATE = "candidate"
    WITHOUT = "without"
    WRONG = "wrong"


class Setting(StrEnum):
    """What else the document knows of it."""

    ALONE = "alone"
    COPY = "with a copy"
    LINK = "with a hyperlink"


@dataclass(frozen=True, slots=True)
class Trial:
    """One damaged (or whole) address among others. `others` are whole; `copy` is another printing of the same."""

    kind: str
    setting: Setting
    cited: Cited
    printed: str
    others: tuple[Cited, ...]

    def document(self) -> tuple[Document, int, int]:
        """The document, and the first and last line of the reference that is looked at."""
        text = self.cited.before + self.printed + self.cited.after
        entries = [_text(self.others[0]), text, *map(_text, self.others[1:])]
        if self.setting is Setting.COPY:
            entries.append(
                f"MALÁ, Eva. {self.cited.title} [online]. [cit. 2021-02-03]. Dostupné z: <{self.cited.url}>."
            )
        return self._blocks(entries) if self.setting is Setting.LINK else _flow(entries)

    def _blocks(self, entries: Sequence[str]) -> tuple[Document, int, int]:
        blocks, line = [Block("Literatura", BlockKind.HEADING)], 2
        for entry in entries:
            blocks.append(Block(entry, BlockKind.ITEM, line, anchors=self._anchors(entry)))
            line += entry.count("\n") + 1
        first = blocks[2].first_line
        return Document("x", "docx", tuple(blocks)), first, first + entries[1].count("\n")

    def _anchors(self, entry: str) -> tuple[Anchor, ...]:
        if not entry.startswith(self.cited.before) or self.printed not in entry:
            return ()
        start = len(self.cited.before)
        return (Anchor(start, start + len(self.printed), self.cited.url),)


def _text(cited: Cited) -> str:
    return cited.before + cited.url + cited.after


def _flow(entries: Sequence[str]) -> tuple[Document, int, int]:
    """A numbered list under a heading, as it comes out of a PDF."""
    lines, first, last = ["Literatura", ""], 0, 0
    for number, entry in enumerate(entries, 1):
        start = len(lines) + 1
        lines += f"[{number}] {entry}".split("\n")
        if number == 2:
            first, last = start, len(lines)
        lines.append("")
    return Document("x", "text", (Block("\n".join(lines)),)), first, last


def trials(works: Sequence[Cited], seed: int, *, damaged: bool) -> Iterator[Trial]:
    """As many as asked for, of every kind the same number or nearly so."""
    rng = Random(f"{seed}-{damaged}")
    kinds = list(KINDS)
    for number in range(TRIALS):
        kind = kinds[number % len(kinds)] if damaged else "undamaged"
        setting = rng.choice((Setting.ALONE, Setting.ALONE, Setting.COPY, Setting.LINK))
        while True:
            cited = rng.choice(works)
            printed = KINDS[kind](rng, cited.url) if damaged else cited.url
            if printed:
                break
        others = tuple(one for one in rng.sample(works, 5) if one.url != cited.url)[:3]
        yield Trial(kind, setting, cited, printed, others)


def found_in(trial: Trial) -> Reference | None:
    """The reference that was read from the lines looked at, the one with an address first."""
    document, first, last = trial.document()
    here = [
        reference
        for reference in references_of(document)
        if reference.origin.first_line and first <= reference.origin.first_line <= last
    ]
    return next((reference for reference in here if reference.url), here[0] if here else None)


def outcome(trial: Trial, found: Reference | None) -> Outcome:
    """Right, or left as printed with the truth among the candidates or without it; anything else is wrong."""
    if found is not None and _is_true(found.url, trial):
        return Outcome.RIGHT
    if found is not None and any(_is_true(url, trial) for url in found.url_candidates[:CANDIDATES]):
        return Outcome.CANDIDATE if _is_left(found.url, trial.printed) else Outcome.WRONG
    return Outcome.WITHOUT if found is None or _is_left(found.url, trial.printed) else Outcome.WRONG


def _is_true(url: str, trial: Trial) -> bool:
    """Which scheme was lost nobody can tell: http or https is as good."""
    if trial.kind == "scheme lost":
        return url.partition("://")[2] == trial.cited.url.partition("://")[2]
    if trial.kind == "scheme doubled":
        return url.removeprefix("https://") == trial.cited.url.removeprefix("https://") or url == trial.cited.url
    return url == trial.cited.url


def _is_left(url: str, printed: str) -> bool:
    """What stands there, white space aside, or the beginning of it."""
    return "".join(printed.split()).startswith(url)


def run(works: Sequence[Cited], seed: int, shown: str) -> int:
    """Prints the tables; how many were mended wrong or changed."""
    by_kind: dict[str, Counter[Outcome]] = {kind: Counter() for kind in KINDS}
    by_setting: dict[str, Counter[Outcome]] = {setting: Counter() for setting in Setting}
    for trial in trials(works, seed, damaged=True):
        found = found_in(trial)
        what = outcome(trial, found)
        by_kind[trial.kind][what] += 1
        by_setting[trial.setting][what] += 1
        if what in (shown, Outcome.WRONG):
            _show(trial, found, what)
    _table(by_kind)
    _table(by_setting)
    total = sum(by_kind.values(), Counter[Outcome]())
    _table({"all": total})
    changed = sum(_is_changed(trial) for trial in trials(works, seed, damaged=False))
    print(f"{'undamaged':28} {TRIALS:6}   changed {changed}")
    return total[Outcome.WRONG] + changed


def _is_changed(trial: Trial) -> bool:
    found = found_in(trial)
    if found is not None and found.url == trial.cited.url and not found.url_as_printed:
        return False
    if found is not None and (not found.url_as_printed and _is_left(found.url, trial.printed)):
        print("  read short, not mended:", trial.cited.url, "→", found.url)
        return False
    _show(trial, found, Outcome.WRONG)
    return True


def _show(trial: Trial, found: Reference | None, what: Outcome) -> None:
    got = (found.url, *map(str, found.url_evidence), *found.url_candidates) if found else ("nothing",)
    print(f"{what}: {trial.kind}, {trial.setting}: {trial.cited.title}\n  true    {trial.cited.url}")
    print(f"  printed {trial.printed!r}\n  read    " + "\n          ".join(got))


def _table(rows: dict[str, Counter[Outcome]]) -> None:
    print(f"{'':28} {'all':>6} " + " ".join(f"{what:>9}" for what in Outcome))
    for name, counts in rows.items():
        print(f"{name:28} {counts.total():6} " + " ".join(f"{counts[what]:9}" for what in Outcome))
    print()


def main(arguments: Sequence[str]) -> int:
    """1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mend", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder with rendered/*.jsonl and wild.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", default="", choices=[what.value for what in Outcome], help="show these cases")
    options = parser.parse_args(arguments)
    works = corpus_cited(options.corpus) if options.corpus else own_cited()
    print(f"{machine_line()}; seed {options.seed}; {len(works)} works\n")
    return 1 if run(works, options.seed, options.list) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
