"""The Internet Archive's facade asked for the same citations by others' clients, and what InternetArchiveBot would offer.

The clients live in an environment of their own, `.peers` (benchmarks/README.md). The bot is computed by its rule, as it asks
Availability v2: the closest before the day, else after it, of captures with 200, 203 or 206.
"""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import REPOSITORY
from benchmarks.snapshot_cases import TODAY, Case
from benchmarks.snapshot_oracle import verdict_on
from benchmarks.snapshot_world import IA, World
from dostupne.model.report import Report
from tests.archives.facade import key_of

PYTHON = REPOSITORY / ".peers/bin/python"
WITHOUT_PEERS = (
    "the peers are not here: python3 -m venv .peers && .peers/bin/python -m pip install waybackpy==3.0.6 wayback==0.5.0"
)
CLIENTS = {
    "waybackpy, Availability": "waybackpy-availability",
    "waybackpy, CDX near": "waybackpy-index",
    "wayback (EDGI), search": "wayback-search",
}
_BOT_STATUSES = frozenset({"200", "203", "206"})


@dataclass(frozen=True, slots=True)
class Peer:
    """What a client answered: a stamp by case, the requests it took, and the exceptions it raised."""

    name: str
    stamps: dict[int, str]
    requests: int
    faults: dict[str, int]


def of_the_archive(cited: Sequence[Case]) -> list[Case]:
    """The cases that the Internet Archive has captures of, but for those that cite a copy themselves."""
    return [
        case
        for case in cited
        if any(shot.archive == "wayback" for shot in case.shots) and not case.kind.startswith("cites a copy")
    ]


def peer_lines(made: World, cited: Sequence[Case], check_all: Callable[[Sequence[Case]], Report]) -> Iterator[str]:
    """The table: right, wrong, missed, and requests, of each client and of ours."""
    chosen = of_the_archive(cited)
    yield f"peers: {len(chosen)} citations that the Internet Archive has captures of, that archive alone"
    made.forget()
    report = check_all(chosen)
    yield _line(Peer("dostupne", _ours(chosen, report), sum(made.asked_of_ia.values()), {}), chosen)
    yield _line(Peer("InternetArchiveBot's rule", _bot(made, chosen), len(chosen), {}), chosen)
    if not PYTHON.exists():
        yield WITHOUT_PEERS
        return
    for name, client in CLIENTS.items():
        yield _line(_asked(made, chosen, name, client), chosen)


def _line(peer: Peer, chosen: Sequence[Case]) -> str:
    counts = Counter(verdict_on(case, "wayback", peer.stamps[case.number], ("wayback",), TODAY) for case in chosen)
    said = ", ".join(f"{what} {count}" for what, count in counts.most_common())
    return f"  {peer.name:26} {said}; {peer.requests / len(chosen):.2f} requests a citation; exceptions {peer.faults or 'none'}"


def _ours(chosen: Sequence[Case], report: Report) -> dict[int, str]:
    by_title = {work.reference.title: link for link in report.links for work in link.link.works}
    links = {case.number: by_title[case.title] for case in chosen}
    return {
        number: f"{link.snapshots[0].capture.at:%Y%m%d%H%M%S}" if link.snapshots else ""
        for number, link in links.items()
    }


def _bot(made: World, chosen: Sequence[Case]) -> dict[int, str]:
    return {case.number: _bot_stamp(made.facade.rows, case) for case in chosen}


def _bot_stamp(rows: Sequence[Sequence[str]], case: Case) -> str:
    key = key_of(case.cited)
    stamps = sorted(row[0] for row in rows if key_of(row[1]) == key and row[3] in _BOT_STATUSES)
    wanted = _stamp(case) or "9"
    before = [stamp for stamp in stamps if stamp <= wanted]
    return before[-1] if before else next(iter(stamps), "")


def _asked(made: World, chosen: Sequence[Case], name: str, client: str) -> Peer:
    made.forget()
    questions = [[case.number, case.cited, _stamp(case)] for case in chosen]
    program = Path(__file__).with_name("snapshot_clients.py")
    ran = subprocess.run(
        [PYTHON, program, client, IA],
        input=json.dumps(questions), capture_output=True, text=True, check=True, timeout=600,
        env=os.environ | {"HTTP_PROXY": made.proxy, "http_proxy": made.proxy, "NO_PROXY": "", "no_proxy": ""},
    )  # fmt: skip
    said = json.loads(ran.stdout)
    stamps = {int(number): stamp for number, stamp in said["found"].items()}
    return Peer(name, stamps, sum(made.asked_of_ia.values()), said["faults"])


def _stamp(case: Case) -> str:
    """The end of the day that counts."""
    day = case.accessed or case.issued
    return f"{day:%Y%m%d}235959" if day else ""
