"""Random edits of real .bib files, written to by `check --write` and `validate --fix`: what was not to be touched must be equal.

`python -m benchmarks.write_back [--runs N] [--seed N] [--corpus FOLDER] [--keep FOLDER]` prints for each of the two how many files, edits
and additions there were and what the oracle of `write_back_oracle` objected to; `--keep` writes the files it objected to.
"""

import argparse
import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.clean_list import clean_list
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.write_back_oracle import additions_alone, additions_read_back, rounds_alone
from dostupne.app.fix import checker, fixed
from dostupne.app.sources import Source
from dostupne.app.validate import Checked
from dostupne.bibtex.read import read
from dostupne.bibtex.write_back import write
from dostupne.model.addition import Addition
from dostupne.model.dates import PartialDate
from dostupne.rules import RULES

_DAY = PartialDate(2014, 7, 20)
_LIMIT = 6000
"""Characters of a file that are taken: entries enough, and thousands of runs in minutes."""
_PUT_IN = (
    *'{}"()=,#@%\\&_~ \t\n\r', "\r\n", "% x, y = {\n", "\n% @misc{z, a = {b}}\n", "@comment{x}\n", "@comment x\n",
    '@string{jan = "leden"}\n', '@preamble{"\\x{}"}\n', ' # "x" # jan', "{{a} {b}}", '"a {"} b"', ",\n\n,", "ř", "\u200b", "et al.",
    "\n   ", "\t\t", "@misc(p,\n title = {A}, url = {http://p.cz}\n)\n", "@misc{q, url = \"http://q.cz\"}", "\x00", "\u2028", "\x0c",
)  # fmt: skip
_SPACED: tuple[tuple[str, str], ...] = (
    (r"(?m)^[ \t]+", "\t"), (r"(?m)^[ \t]+", ""), (r"(?m)^[ \t]+", "      "), (r"[ \t]*=[ \t]*", "="), (r"[ \t]*=[ \t]*", "\t= "),
    (r",(\s*\n\})", r"\1"), (r"([}\"])(\s*\n\})", r"\1,\2"), (r"\n\s+", " "), (r"(?m)$", " % note"), (r",\n", "\n  , "), (r"\n", "\n\n"),
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1250", "iso8859-2", "utf-16", "utf-16-be")


@dataclass(slots=True)
class Tally:
    """What was done and what was wrong with it."""

    runs: int = 0
    edits: int = 0
    made: int = 0
    left_out: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def bibliographies(corpus: Path | None = None) -> list[str]:
    """The real files, in which nothing has been edited yet."""
    paths = [*REPOSITORY.glob("tests/bibtex/cases/*.bib"), *REPOSITORY.glob("references/nato-russia/expected*.bib")]
    paths += sorted(corpus.rglob("*.bib")) if corpus else []
    return [path.read_bytes().decode("utf-8", "replace") for path in sorted(paths)] + [clean_list()]


def edited(text: str, random: Random) -> tuple[bytes, int]:
    """A piece of the file with random edits, in some encoding and with some line ends; and how many edits."""
    start = random.randrange(max(len(text) - _LIMIT, 1))
    text = text[start if random.random() < 0.2 else text.rfind("\n@", 0, start + 1) + 1 :][
        : random.randrange(200, _LIMIT)
    ]
    for pattern, new in random.sample(_SPACED, random.choice((0, 0, 1, 2))):
        text = re.sub(pattern, new, text)
    if random.random() < 0.1:
        text = re.sub(r"(?ms)^@(\w+)\{(.*?)^\}", r"@\1(\2)", text)
    count = random.choice((0, 0, 1, 2, 4, 8))
    for _ in range(count):
        place = random.randrange(len(text) + 1)
        text = text[:place] + random.choice((*_PUT_IN, "")) + text[place + random.choice((0, 0, 0, 1, 3, 20)) :]
    return _cut(_encoded(_ended(text, random), random), random), count


def _ended(text: str, random: Random) -> str:
    ends = random.choice((["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\n", "\r\n", "\r"]))
    return re.sub(r"\r\n|\r|\n", lambda _: random.choice(ends), text)


def _encoded(text: str, random: Random) -> bytes:
    encoding = random.choice(_ENCODINGS)
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    return mark + text.encode(encoding, "ignore")


def _cut(data: bytes, random: Random) -> bytes:
    if random.random() < 0.85:
        return data
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice((b"", b"", b"\xff", b"\xe9", b"\xc3")) + data[place + random.randrange(5) :]


def written_back(data: bytes, random: Random, tally: Tally) -> Iterator[str]:
    """Additions for a random half of the entries, and what is wrong with what comes of them."""
    references = [one for one in read(data, "x.bib").references if random.random() < 0.5]
    given = [
        Addition(
            raw=one.raw, origin=one.origin, archive_url=f"http://w.org/web/{index}x/http://a.cz", archive_date=_DAY
        )
        for index, one in enumerate(references)
    ]
    written = write(data, given)
    tally.made += written.made
    tally.left_out += len(written.left_out)
    yield from additions_alone(data, written, given)
    yield from additions_read_back(data, written, given)
    told = {id(left.addition) for left in written.left_out}
    after = {one.archive_url: one for one in read(written.data, "x.bib").references}
    again = [
        Addition(raw=new.raw, origin=new.origin, archive_url=one.archive_url, archive_date=_DAY)
        for one in given
        if id(one) not in told and (new := after.get(one.archive_url))
    ]
    if write(written.data, again).data != written.data:
        yield "a second run changes something"


def mended(data: bytes, random: Random, tally: Tally) -> Iterator[str]:
    """The file mended, with proposals or without, and what is wrong with what comes of it."""
    rounds: list[Checked] = []
    check, unsafe = checker(RULES, date(2026, 1, 15)), random.random() < 0.5

    def noted(source: Source) -> Checked | None:
        checked = check(source)
        rounds.extend([checked] if checked else [])
        return checked

    for one in fixed([Source("x.bib", data)], noted, unsafe=unsafe):
        tally.made += len(one.done)
        tally.left_out += bool(one.reason)
        yield from rounds_alone(one, rounds)
        if any(again.changed for again in fixed([Source("x.bib", one.after)], check, unsafe=unsafe)):
            yield "a second run changes something"


Trial = Callable[[bytes, Random, Tally], Iterator[str]]
TRIALS: dict[str, Trial] = {"check --write": written_back, "validate --fix": mended}


def run(trial: Trial, texts: Sequence[str], runs: int, seed: int, keep: Path | None = None) -> Tally:
    """So many runs; the same seed gives the same ones."""
    tally = Tally()
    for number in range(runs):
        random = Random(f"{seed}/{number}")
        data, count = edited(random.choice(texts), random)
        tally.runs, tally.edits = tally.runs + 1, tally.edits + count
        wrong = set(trial(data, random, tally)) if data.strip() else set()
        tally.wrong.update(wrong)
        if wrong and keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{trial.__name__}-{seed}-{number}.bib").write_bytes(data)
    return tally


def main() -> None:
    """Prints a line for each of the two, then what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    texts = bibliographies(given.corpus)
    print(machine_line(), "\n\n|  | files | edits | done | left out | violations |\n|---|--:|--:|--:|--:|--:|")
    wrong: dict[str, Counter[str]] = {}
    for name, trial in TRIALS.items():
        tally = run(trial, texts, given.runs, given.seed, given.keep)
        wrong[name] = tally.wrong
        print(
            f"| {name} | {tally.runs} | {tally.edits} | {tally.made} | {tally.left_out} | {tally.wrong.total()} |",
            flush=True,
        )
    for name, counts in wrong.items():
        for message, count in counts.most_common():
            print(f"{name}: {message}: {count}")


if __name__ == "__main__":
    main()
