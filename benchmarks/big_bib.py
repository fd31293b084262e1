"""How long `dostupne extract big.bib -o out.bib` takes on 10 MB of BibTeX: read, normalised, written, as a whole process.

`python -m benchmarks.big_bib [--entries N] [--runs N] [--keep FILE]` makes a file of 12,800 entries (of 780 bytes in the mean): the works of
`data/works.txt` and `data/round_trip.json` in turn, each with a number in its title and key, half of them with letters as commands
of LaTeX, a quarter as BibLaTeX, most with an abstract; between them comments, macros and blank lines, as people have them. The entries
that come out are counted. `--profile` runs it once in this process under cProfile.
"""

import argparse
import cProfile
import json
import pstats
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.check_links import DOSTUPNE
from benchmarks.child import Cost, run
from benchmarks.gold import item_of, records
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.values import Item
from dostupne.app.extract import extract
from dostupne.app.sources import Source
from dostupne.bibtex.write import BIBLATEX, BIBTEX
from dostupne.documents.csl_json import CSL_JSON
from dostupne.model.reference import Reference
from dostupne.model.work import Work

DATA = REPOSITORY / "benchmarks/data"
ENTRIES = 12_800
BYTES = 780
"""The mean size of an entry."""
LIMIT = 8.0
"""Seconds that are allowed for 12,800 entries."""
_HEAD = '% A library of many years.\n@string{acad = {Academia}}\n@preamble{"\\newcommand{\\x}{y}"}\n'


def references() -> list[Reference]:
    """Our works, read from CSL-JSON."""
    text = (DATA / "works.txt").read_text(encoding="utf-8")
    items: list[Item] = [item_of({**record, "id": f"w{number:03}"}) for number, record in enumerate(records(text), 1)]
    items += json.loads((DATA / "round_trip.json").read_text(encoding="utf-8"))
    return list(CSL_JSON.read(json.dumps(items).encode(), "works.json").references)


def big_bib(entries: int) -> str:
    """The file, the same on every run."""
    works = references()
    prose = [line for line in (DATA / "prose.txt").read_text("utf-8").split("\n") if line and not line.startswith("#")]
    parts = [_HEAD]
    size = 0
    for number in range(entries):
        entry = _entry(number, works[number % len(works)], prose, BYTES * (number + 1) - size)
        size += len(entry.encode())
        parts.append(entry)
    return "\n".join(parts)


def _entry(number: int, reference: Reference, prose: Sequence[str], room: int) -> str:
    """One entry with an abstract for the room that is left; every fortieth stands behind a comment."""
    exporter = BIBLATEX if number % 4 == 0 else BIBTEX
    write = exporter.variants["ascii"] if number % 2 else exporter.write
    key = f"{reference.key or 'work'}{number:05}"
    title = f"{reference.title} {number}"
    bare = write([Work(key, replace(reference, title=title), ())])
    abstract = _abstract(number, prose, room - len(bare.encode()) - 50)
    extra = (*reference.extra, ("abstract", abstract)) if abstract else reference.extra
    entry = write([Work(key, replace(reference, title=title, extra=extra), ())])
    return f"% number {number}\n{entry}" if number % 40 == 0 else entry


def _abstract(number: int, prose: Sequence[str], room: int) -> str:
    sentences: list[str] = []
    while sum(map(len, sentences)) < room:
        sentences.append(prose[(number + len(sentences)) % len(prose)])
    return " ".join(sentences)


def costs(source: Path, runs: int) -> Iterator[Cost]:
    """Whole processes that read and write; each must end well."""
    for _ in range(runs):
        cost = run([str(DOSTUPNE), "extract", str(source), "-o", "out.bib"], source.parent)
        if cost.code:
            raise SystemExit(f"extract ended with {cost.code}")
        yield cost


def profile(text: str) -> None:
    """Where the time goes, in this process."""
    profiler = cProfile.Profile()
    profiler.enable()
    works = extract([Source("big.bib", text.encode())]).works
    BIBTEX.write(works)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)


def main() -> int:
    """Prints the medians; 1 where it takes longer than is wanted, or an entry is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the file there too")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    text = big_bib(options.entries)
    if options.keep:
        options.keep.write_text(text, encoding="utf-8")
    if options.profile:
        profile(text)
        return 0
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "big.bib")
        source.write_text(text, encoding="utf-8")
        found = list(costs(source, options.runs))
        written = (source.parent / "out.bib").read_text(encoding="utf-8")
    walls = sorted(cost.wall for cost in found)
    came = sum(line.startswith("@") for line in written.split("\n"))
    print(machine_line())
    print(
        f"{len(text.encode()) / 1e6:.2f} MB, {options.entries:,} entries in, {came:,} out, {len(written.encode()) / 1e6:.2f} MB"
    )
    print(
        f"  {statistics.median(walls):.2f} s ({walls[0]:.2f}-{walls[-1]:.2f}) of {len(walls)} runs,"
        f" processor {statistics.median(cost.processor for cost in found):.2f} s, peak {max(cost.megabytes for cost in found):.0f} MB"
    )
    return int(statistics.median(walls) > LIMIT * options.entries / ENTRIES or came != options.entries)


if __name__ == "__main__":
    sys.exit(main())
