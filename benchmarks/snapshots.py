"""Whether the right capture is offered, over made-up citations and a real pywb: `python -m benchmarks.snapshots`.

Runs the whole check, through a proxy on loopback, against four archives (`snapshot_world`), and holds what it offers against
an oracle that knows what every capture shows. Then once more with an archive that hangs, over the addresses of the sample essay,
and with `--peers` beside the clients that others have written.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from benchmarks.machine import machine_line
from benchmarks.snapshot_cases import ARCHIVES, TODAY, Case, cases
from benchmarks.snapshot_essay import essay_lines
from benchmarks.snapshot_oracle import right_shots, verdict_on
from benchmarks.snapshot_peers import peer_lines
from benchmarks.snapshot_world import World, world
from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import CheckedLink, Report

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
BUDGET = 150.0
"""Seconds that archives may take where one of them hangs: more than the 60 that one answer is waited for."""
WANTED_REQUESTS = 2.0
"""Requests to the Internet Archive for one citation, on average, at most."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check said of one case, as the oracle sees it: of the copy, of the address, of the successor."""

    case: Case
    copy: str
    address: str = ""
    successor: str = ""
    offered: str = ""

    @property
    def is_right(self) -> bool:
        said = {self.copy, self.address, self.successor}
        return said <= {"right", "rightly none", ""}


def checked(extraction: Extraction, settings: Settings) -> Report:
    """The report of a whole check, of the day `NOW`."""

    async def run() -> Report:
        events = [event async for event in check(extraction, ("cases.bib",), settings, lambda: NOW)]
        return next(event for event in events if isinstance(event, Report))

    return asyncio.run(run())


def outcomes(cited: Sequence[Case], report: Report, archives: Collection[str]) -> list[Outcome]:
    """Every case with what was said of it."""
    by_title = {work.reference.title: link for link in report.links for work in link.link.works}
    return [_outcome(case, by_title[case.title], archives) for case in cited]


def _outcome(case: Case, link: CheckedLink, archives: Collection[str]) -> Outcome:
    capture = link.snapshots[0].capture if link.snapshots else None
    archive, stamp = (capture.archive, f"{capture.at:%Y%m%d%H%M%S}") if capture else ("", "")
    if case.kind == "cites a copy":  # no other is sought where the cited one shows the page
        return Outcome(case, "rightly none" if not capture else "wrong", address=_of_cited_copy(link))
    copy = verdict_on(case, archive, stamp, archives, TODAY)
    return Outcome(
        case,
        copy,
        _address(case, link, archives),
        _successor(case, link, archives),
        f"{archive} {stamp} {link.verdict.reason}",
    )


def _of_cited_copy(link: CheckedLink) -> str:
    return "right" if link.verdict.is_living and not link.verdict.notes else "missed"


def _address(case: Case, link: CheckedLink, archives: Collection[str]) -> str:
    found = link.confirmed_url
    if not case.mended or not right_shots(case, archives, TODAY):
        return "wrong" if found else ""
    return "right" if found == case.true else "wrong" if found else "missed"


def _successor(case: Case, link: CheckedLink, archives: Collection[str]) -> str:
    known = case.successor and any(shot.archive in archives for shot in case.shots)
    if not known:
        return "wrong" if link.verdict.successor else ""
    return "right" if link.verdict.successor == case.successor else "wrong" if link.verdict.successor else "missed"


def extraction_of(cited: Sequence[Case]) -> Extraction:
    """The citations as a bibliography that is read."""
    return extract([Source("cases.bib", "\n".join(case.entry() for case in cited).encode())])


def measure(made: World, cited: Sequence[Case]) -> bool:
    """Prints what was offered, kind by kind, and what it cost; whether all of it was right and cheap enough."""
    made.forget()
    start = time.perf_counter()
    found = outcomes(cited, checked(extraction_of(cited), made.settings()), ARCHIVES)
    seconds = time.perf_counter() - start
    print(f"{len(cited)} citations of {len({case.kind for case in cited})} kinds, {sum(len(c.shots) for c in cited)} captures in {len(ARCHIVES)} archives; {seconds:.1f} s")  # fmt: skip
    show_table(found)
    asked = made.asked_of_ia
    mean = sum(asked.values()) / len(cited)
    print(f"requests to the Internet Archive: {asked}, {mean:.2f} a citation (at most {WANTED_REQUESTS:g} wanted)")
    print(f"requests to all archives: {dict(made.asked)}")
    return all(outcome.is_right for outcome in found) and mean <= WANTED_REQUESTS


def show_table(found: Sequence[Outcome]) -> None:
    """Of every kind how many were right, and every one that was not."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        kinds[outcome.case.kind].append(outcome)
    for kind, those in kinds.items():
        print(f"  {kind:40} {sum(one.is_right for one in those):3} of {len(those):3} right")
    for name in ("copy", "address", "successor"):
        counts = Counter(getattr(one, name) for one in found if getattr(one, name))
        print(f"  {name:10} " + ", ".join(f"{what} {count}" for what, count in counts.most_common()))
    for one in [one for one in found if not one.is_right][:20]:
        right = [f"{shot.archive} {shot.stamp}" for shot in right_shots(one.case, ARCHIVES, TODAY)]
        print(f"    not right: {one.case.number} {one.case.kind}: {one.copy}/{one.address}/{one.successor}, offered {one.offered}, right {right}")  # fmt: skip


def measure_requests(made: World, cited: Sequence[Case]) -> None:
    """Prints what one citation after the other costs at the Internet Archive, each in a check of its own."""
    costs: list[tuple[int, Case]] = []
    for case in cited:
        made.forget()
        checked(extraction_of([case]), made.settings())
        costs.append((sum(made.asked_of_ia.values()), case))
    held = [cost for cost, case in costs if any(shot.archive == "wayback" for shot in case.shots)]
    most = max(costs, key=lambda one: one[0])
    print("each citation in a check of its own")
    print(f"  mean {sum(cost for cost, _ in costs) / len(costs):.2f}, of the {len(held)} that it has captures of {sum(held) / len(held):.2f}; most {most[0]} ({most[1].kind})")  # fmt: skip
    by_kind: dict[str, list[int]] = defaultdict(list)
    for cost, case in costs:
        by_kind[case.kind].append(cost)
    for kind, of_kind in sorted(by_kind.items(), key=lambda item: -sum(item[1])):
        print(f"  {kind:40} mean {sum(of_kind) / len(of_kind):.2f}, most {max(of_kind)}")


def measure_hanging(made: World, cited: Sequence[Case], archive: str) -> bool:
    """Prints what the others gave while one archive did not answer, and how long that took."""
    made.forget()
    made.hanging = {archive}
    start = time.perf_counter()
    report = checked(extraction_of(cited), made.settings(budget=BUDGET))
    seconds = time.perf_counter() - start
    made.hanging = set()
    others = [name for name in ARCHIVES if name != archive]
    found = outcomes(cited, report, others)
    named = sum(any(name == archive for name, _ in link.archive_failures) for link in report.links)
    counts = Counter(one.copy for one in found)
    print(f"{archive} hangs, budget {BUDGET:g} s: {seconds:.1f} s in all; it is named as failed for {named} of {len(report.links)} links")  # fmt: skip
    print("  copies by what the others hold: " + ", ".join(f"{what} {count}" for what, count in counts.most_common()))
    for one in [one for one in found if not one.is_right][:10]:
        print(f"    not right: {one.case.number} {one.case.kind}: {one.copy}/{one.address}/{one.successor}, {one.offered}")  # fmt: skip
    return all(one.is_right for one in found)


def _by_the_archive_alone(made: World, cited: Sequence[Case]) -> Report:
    return checked(extraction_of(cited), replace(made.settings(), archives_used=("wayback",)))


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.snapshots", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="also ask waybackpy and wayback (EDGI), see README")
    parser.add_argument("--each", action="store_true", help="also the requests of every citation by itself")
    return parser.parse_args()


def main() -> bool:
    """Measures and prints; whether everything was right."""
    asked, cited = arguments(), cases()
    print(machine_line())
    with world(cited) as made:
        right = measure(made, cited)
        for archive in ("wayback", "webarchiv"):
            right &= measure_hanging(
                made, [case for case in cited[::3] if not case.kind.startswith("cites a copy")], archive
            )
        if asked.each:
            measure_requests(made, cited)
        if asked.peers:
            for line in peer_lines(made, cited, lambda chosen: _by_the_archive_alone(made, chosen)):
                print(line, flush=True)
    lines, all_found = essay_lines(checked)
    print("\n".join(lines))
    return right and all_found


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
