"""How long many documents take, with all processors against one, and how much memory.

`python -m benchmarks.documents [COUNT]` writes so many documents (500) of four formats into a folder, each with prose and references of
its own, extracts the references of the folder as a whole process, and prints seconds on the clock and of all
processors, and the peak memory of all processes together; also for a fifth of the documents, to show how they grow. Ends with 1 if a reference is lost.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.check_links import DOSTUPNE
from benchmarks.machine import machine_line

COUNT = 500
RUNS = 3
REFERENCES = 30
"""References of one document."""
_PARAGRAPHS = 60
_WORDS = (
    "ježek závora hluk krajina řeka most věda písmo obraz dějiny hranice paměť stát zákon jazyk město les pole škola kniha "
    "stroj světlo zvuk čas prostor číslo tabulka rostlina pohyb síla"
).split()
_NAMES = "Žáček Dvořáková Ťuhýk Novotná Říha Malá Kučera Šťastný Veselá Horák Němcová Pokorný".split()
_INTERVAL = 0.05
"""Seconds between two looks at the memory."""


def reference(seed: int) -> dict[str, str]:
    """A made-up work; no two seeds give the same title."""
    dice = random.Random(seed)
    title = f"{' '.join(dice.sample(_WORDS, 4)).capitalize()} {seed}"
    return {
        "author": dice.choice(_NAMES),
        "title": title,
        "year": str(dice.randint(1990, 2024)),
        "url": f"https://knihovna{seed % 97}.example/dilo/{seed}",
    }


def _iso(work: dict[str, str]) -> str:
    return (
        f"{work['author'].upper()}, Jan. {work['title']} [online]. Praha: Závora, {work['year']} "
        f"[cit. 2024-05-01]. Dostupné z: {work['url']}"
    )


def _prose(seed: int) -> str:
    dice = random.Random(-seed)
    return "\n\n".join(" ".join(dice.choices(_WORDS, k=80)).capitalize() + "." for _ in range(_PARAGRAPHS))


def _text(seed: int, works: list[dict[str, str]]) -> str:
    listed = "\n".join(f"[{number}] {_iso(work)}" for number, work in enumerate(works, 1))
    return f"{_prose(seed)}\n\nSeznam použité literatury\n\n{listed}\n"


def _markdown(seed: int, works: list[dict[str, str]]) -> str:
    listed = "\n".join(f"[^{number}]: {_iso(work)}" for number, work in enumerate(works, 1))
    return f"# Práce {seed}\n\n{_prose(seed)}\n\n{listed}\n"


def _bibtex(_seed: int, works: list[dict[str, str]]) -> str:
    return "\n".join(
        f"@online{{k{number},\n author = {{{work['author']}, Jan}},\n title = {{{work['title']}}},\n year = {work['year']},\n"
        f" url = {{{work['url']}}},\n urldate = {{2024-05-01}}\n}}"
        for number, work in enumerate(works)
    )


def _ris(_seed: int, works: list[dict[str, str]]) -> str:
    return "\n".join(
        f"TY  - ELEC\nAU  - {work['author']}, Jan\nTI  - {work['title']}\nPY  - {work['year']}\nUR  - {work['url']}\nER  - \n"
        for work in works
    )


_MAKERS = ((".txt", _text), (".md", _markdown), (".txt", _text), (".bib", _bibtex), (".txt", _text), (".ris", _ris))
"""Half of the documents are plain text, which takes the longest."""


def write_documents(folder: Path, count: int) -> None:
    """Writes the documents; each cites works that no other does."""
    for number in range(count):
        suffix, make = _MAKERS[number % len(_MAKERS)]
        works = [reference(number * REFERENCES + index + 1) for index in range(REFERENCES)]
        (folder / f"document{number:04}{suffix}").write_text(make(number, works), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, seconds of all processors, and the peak of memory in MB (`Pss`), of all processes together."""

    wall: float
    processor: float
    megabytes: float


def measured(command: list[str], folder: Path) -> Spent:
    """What a command and all processes that it starts take."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True)
    peak, seconds = 0, dict[str, float]()
    while child.poll() is None:
        seen = tuple(_processes(child.pid))
        peak = max(peak, sum(kilobytes for _, _, kilobytes in seen))
        seconds.update({name: taken for name, taken, _ in seen})
        time.sleep(_INTERVAL)
    wall = time.perf_counter() - start
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return Spent(wall, sum(seconds.values()), peak / 1024)


def _processes(session: int) -> Iterator[tuple[str, float, int]]:
    """The processes of a session: number, seconds of processor time so far, memory in KB; one that has just ended is left out."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(place.name)) == session:
                times = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                lines = (place / "smaps_rollup").read_text(encoding="ascii").splitlines()
                kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
                yield place.name, (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK"), kilobytes
        except OSError:
            continue


def extracted(folder: Path, out: Path, processor: str = "") -> Spent:
    """Extracts the references of all documents of the folder; with one processor where it is named."""
    pinned = ["taskset", "--cpu-list", processor] if processor else []
    return measured(
        [*pinned, str(DOSTUPNE), "extract", str(folder), "--format", "csl-json", "-o", str(out)], out.parent
    )


def found(out: Path) -> int:
    """How many works the bibliography holds."""
    return len(json.loads(out.read_text(encoding="utf-8")))


def main(count: int) -> bool:
    """Measures and prints; whether every reference was found, by one processor and by all."""
    print(machine_line())
    whole = True
    with tempfile.TemporaryDirectory() as name:
        few, many, out = Path(name, "few"), Path(name, "many"), Path(name, "works.json")
        for folder, size in ((few, count // 5), (many, count)):
            folder.mkdir()
            write_documents(folder, size)
        first = str(min(os.sched_getaffinity(0)))
        rows = ((f"{count} documents, one processor", many, first, count), (f"{count} documents", many, "", count))
        for what, folder, processor, size in (*rows, (f"{count // 5} documents", few, "", count // 5)):
            costs = [extracted(folder, out, processor) for _ in range(RUNS)]
            whole = found(out) == size * REFERENCES and whole
            walls = sorted(cost.wall for cost in costs)
            print(
                f"  {what:30} {statistics.median(walls):6.2f} s ({walls[0]:.2f}-{walls[-1]:.2f} s), "
                f"processors {statistics.median(cost.processor for cost in costs):5.2f} s, "
                f"peak {max(cost.megabytes for cost in costs):4.0f} MB, {found(out)} of {size * REFERENCES} works"
            )
    return whole


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT) else 1)
