"""Seeded defects: what we and our peers find of them, and how silent each is on a clean list.

`python -m benchmarks.defects [--samples N] [--ours] [--missed] [--peers FOLDER]`: every kind of `defect_kinds.py` is seeded into N
clean entries, from all over `clean_list.py`, the first, the second or the third entry of a file of its own, one defect a
file; then all kinds into one list at once. Ours is found if a rule of the kind's own is raised on the damaged entry, and
was not before; a peer's if it says anything at all that it did not say of the clean file. FOLDER holds `node_modules`.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from shutil import which

from benchmarks.clean_list import clean_list, entries
from benchmarks.defect_kinds import KINDS, Kind
from benchmarks.machine import machine_line
from dostupne.app.sources import Source
from dostupne.app.validate import validate
from dostupne.model.finding import Finding, Severity
from dostupne.rules import RULES

TODAY = date(2026, 1, 15)
HEAD = '@string{academia = "Academia"}\n@string{muni = "Masarykova univerzita"}\n\n'
_BESIDE = (0, 2, 4)
"""The clean entries of which two stand in a file beside the damaged one."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file with one defect, the same file without it, and the lines (1-based) that the damaged entry has."""

    kind: Kind
    clean: str
    damaged: str
    lines: range


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program. `command` is filled with the file's path; what it says is what is compared."""

    name: str
    command: tuple[str, ...]


def samples(kind: Kind, count: int) -> list[Sample]:
    """The kind seeded into so many entries, or as many as it fits."""
    fitting = [place for place, entry in enumerate(entries()) if _fits(kind, entry)]
    step = max(1, len(fitting) // count)
    return [_sample(kind, place, number) for number, place in enumerate(fitting[::step][:count])]


def _fits(kind: Kind, entry: str) -> bool:
    return re.search(kind.fits, entry, re.MULTILINE | re.IGNORECASE) is not None and kind.damage(entry) != entry


def _sample(kind: Kind, place: int, number: int) -> Sample:
    whole = entries()
    beside = [whole[other] for other in _BESIDE if other != place][:2]
    # What the entry refers to stands next to it in the list: without it the clean file would not be clean.
    needed = [
        whole[other]
        for other in (place - 1, place + 1)
        if 0 <= other < len(whole) and _refers(whole[place], whole[other])
    ]
    before, after = beside[: number % 3], [*needed, *beside[number % 3 :]]
    damaged = kind.damage(whole[place])
    first = (HEAD + "".join(f"{entry}\n\n" for entry in before)).count("\n") + 1
    texts = ["\n\n".join([*before, entry, *after]) + "\n" for entry in (whole[place], damaged)]
    return Sample(kind, HEAD + texts[0], HEAD + texts[1], range(first, first + damaged.count("\n") + 1))


def _refers(entry: str, other: str) -> bool:
    key = re.search(r"[{(]([^,\s]+)", other)
    return key is not None and f"{{{key[1]}}}" in entry


def findings(text: str) -> tuple[Finding, ...]:
    """What all rules object to, information left out."""
    found = validate([Source("list.bib", text.encode())], RULES, TODAY).findings
    return tuple(finding for finding in found if finding.severity is not Severity.INFO)


def is_found(sample: Sample) -> bool:
    """Whether a rule of the kind's is raised on the damaged entry, and was silent before."""
    before = {finding.rule for finding in findings(sample.clean)}
    return any(
        finding.rule in sample.kind.rules and finding.rule not in before and finding.origin.first_line in sample.lines
        for finding in findings(sample.damaged)
    )


def together() -> tuple[str, dict[str, range]]:
    """All kinds in one list, each in an entry of its own, and the lines of each."""
    whole = list(entries())
    taken: dict[int, str] = {}
    for kind in KINDS:
        place = next(place for place, entry in enumerate(whole) if place not in taken and _fits(kind, entry))
        whole[place], taken[place] = kind.damage(whole[place]), kind.name
    lines, line = {}, HEAD.count("\n") + 1
    for place, entry in enumerate(whole):
        if place in taken:
            lines[taken[place]] = range(line, line + entry.count("\n") + 1)
        line += entry.count("\n") + 2
    return HEAD + "\n\n".join(whole) + "\n", lines


def found_together() -> set[str]:
    """The kinds that are found where all are in one list."""
    text, lines = together()
    raised = findings(text)
    return {
        kind.name
        for kind in KINDS
        if any(one.rule in kind.rules and one.origin.first_line in lines[kind.name] for one in raised)
    }


def peers(folder: Path) -> tuple[list[Peer], list[str]]:
    """The peers that are installed, and the names of those that are not."""
    known = [
        Peer("biber", ("biber", "--tool", "--validate-datamodel", "--output-file=/dev/null", "{}")),
        Peer("bibclean", ("bibclean", "{}")),
        Peer(
            "bibtex-tidy",
            (str(folder / "node_modules/.bin/bibtex-tidy"), "{}", "--v2", "--duplicates=key", "--output=/dev/null"),
        ),
    ]
    there = [peer for peer in known if which(peer.command[0])]
    return there, [peer.name for peer in known if peer not in there]


def said(peer: Peer, text: str) -> frozenset[str]:
    """The warnings of a peer, without places and the name of the file; what it puts out as the list itself does not count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.bib"
        path.write_text(text, encoding="utf-8")
        command = [part.format(path) for part in peer.command]
        ran = subprocess.run(
            command, capture_output=True, text=True, errors="replace", cwd=folder, timeout=120, check=False
        )
    told = ran.stderr if peer.name == "bibclean" else ran.stdout + ran.stderr
    lines = [line for line in told.splitlines() if peer.name != "biber" or line.startswith(("WARN", "ERROR"))]
    plain = (re.sub(r"/\S*list\.bib|line \d+|\d+:\d+|\d+ms|\b\d+\b", "", line) for line in lines)
    return frozenset(line.strip() for line in plain if line.strip() and not _is_chatter(line))


def _is_chatter(line: str) -> bool:
    return line.startswith(("Tidying", "Done", "Successfully"))


@cache
def _said_of_clean(peer: Peer, text: str) -> frozenset[str]:
    return said(peer, text)


def heard(peer: Peer, sample: Sample) -> bool:
    """Whether a peer says anything of the damaged file that it does not say of the clean one."""
    return bool(said(peer, sample.damaged) - _said_of_clean(peer, sample.clean))


def table(all_samples: Sequence[Sample], found: Callable[[Sample], bool]) -> dict[str, list[bool]]:
    """What is found, by kind; two at a time, since the peers are processes of their own."""
    results: dict[str, list[bool]] = {}
    with ThreadPoolExecutor(2) as pool:
        for sample, hit in zip(all_samples, pool.map(found, all_samples), strict=True):
            results.setdefault(sample.kind.name, []).append(hit)
    return results


def lines_of(name: str, results: dict[str, list[bool]], silence: str) -> Iterator[str]:
    """A row of the table: kinds found in each of their samples, kinds found at all, samples, and the clean list."""
    hits, count = sum(map(sum, results.values())), sum(map(len, results.values()))
    always, once = sum(map(all, results.values())), sum(map(any, results.values()))
    yield f"| {name} | {always} | {once} | {hits} of {count} | {silence} |"


def main() -> None:
    """Prints the table; ends with 1 where one of ours is missed or raised on the clean list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=5, help="entries a kind")
    parser.add_argument("--ours", action="store_true", help="no peers")
    parser.add_argument("--missed", action="store_true", help="name what each does not find")
    parser.add_argument("--peers", type=Path, default=Path("/tmp/peers"), help="where npm put bibtex-tidy")
    arguments = parser.parse_args()
    seeded = [sample for kind in KINDS for sample in samples(kind, arguments.samples)]
    clean, at_once = findings(clean_list()), found_together()
    there, missing = ([], []) if arguments.ours else peers(arguments.peers)
    print(machine_line())
    print(f"{len(KINDS)} kinds, {len(seeded)} samples; clean list of {len(entries())} entries\n")
    print("| | kinds found in every sample | in any | samples found | told of the clean list |\n|---|--:|--:|--:|--:|")
    ours = table(seeded, is_found)
    print("\n".join(lines_of("dostupne", ours, str(len(clean)))))
    results = {"dostupne": ours}
    for peer in there:
        results[peer.name] = table(seeded, partial(heard, peer))
        print(
            "\n".join(lines_of(peer.name, results[peer.name], f"{len(said(peer, clean_list()))} messages")),
            flush=True,
        )
    for name in missing:
        print(f"| {name} | not installed | | | |")
    print(f"\nall kinds in one list: dostupne finds {len(at_once)} of {len(KINDS)}")
    for kind in KINDS:
        if kind.name not in at_once:
            print(f"  not in one list: {kind.name}")
    if arguments.missed:
        for name, result in results.items():
            print(f"{name}: " + ", ".join(kind for kind, hits in result.items() if not all(hits)))
    sys.exit(0 if all(map(all, ours.values())) and not clean else 1)


if __name__ == "__main__":
    main()
