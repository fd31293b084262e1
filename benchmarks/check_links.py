"""How many links a second `dostupne check` checks, bodies read and titles compared, and whether it is right.

`python -m benchmarks.check_links` checks 2,000 pages on 200 loopback hosts. `--help` lists the options.
"""

import argparse
import asyncio
import json
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from benchmarks.child import Cost, run
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.web import Page, bib_entry, pages, text_entry
from dostupne.app.check import check
from dostupne.app.extract import extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import Report
from dostupne.net.settings import NetworkSettings

DOSTUPNE = Path(sys.executable).parent / "dostupne"
FINDINGS = 1
"""The exit code of a check that found dead links, as every one here does."""


@dataclass(frozen=True, slots=True)
class Work:
    """The pages to be checked, and the bibliography that cites them."""

    pages: tuple[Page, ...]
    port: int
    bibliography: Path

    def wrong(self, standings: dict[str, str]) -> Counter[str]:
        """How often which standing was found for which behaviour, where another was expected."""
        found = ((page, standings.get(page.address(self.port), "not reported")) for page in self.pages)
        return Counter(f"{page.behaviour} found {said}" for page, said in found if said != page.expected)


@contextmanager
def web_server(*options: str) -> Iterator[int]:
    """The made-up web in a process of its own; gives its port. `--slow`: with the latencies of `benchmarks/slow_web`."""
    command = [sys.executable, "-m", "benchmarks.web_server", *options]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if server.stdin is None or server.stdout is None:
            raise RuntimeError("the server has no pipes")
        yield int(server.stdout.readline())
        server.stdin.close()


def write_bibliography(folder: Path, name: str, cited: tuple[Page, ...], port: int) -> Work:
    """Writes the references, as BibTeX or as text by the ending of the name."""
    entry = bib_entry if name.endswith(".bib") else text_entry
    path = folder / name
    with path.open("w", encoding="utf-8") as file:
        file.writelines(entry(page, port) for page in cited)
    return Work(cited, port, path)


def check_as_process(work: Work, manners: Sequence[str] = ("--interval", "0")) -> tuple[Cost, dict[str, str]]:
    """Runs the real command with these options; its cost and the standings of its report."""
    folder = work.bibliography.parent
    report = folder / "report.json"
    options = ["--format", "json", "--allow-private", "--no-archive", "--output", str(report), *manners]
    cost = run([str(DOSTUPNE), "check", str(work.bibliography), *options], folder)
    if cost.code != FINDINGS:
        raise SystemExit(f"dostupne check ended with {cost.code} where {FINDINGS} was expected")
    links = json.loads(report.read_text(encoding="utf-8"))["links"]
    return cost, {link["url"]: link["standing"] for link in links}


def check_in_process(work: Work) -> tuple[float, dict[str, str]]:
    """Extracts the references and checks them here; the seconds that the check alone took, and the standings."""
    extraction = extract([Source(work.bibliography.name, work.bibliography.read_bytes())])
    settings = Settings(network=NetworkSettings(interval=0, allow_private=True), use_archives=False)
    reports: list[Report] = []

    async def checked() -> None:  # gives nothing back, as asyncio.run would describe all of it, which takes as long
        events = check(extraction, (work.bibliography.name,), settings, lambda: datetime.now(UTC))
        reports.extend([event async for event in events if isinstance(event, Report)])

    start = time.perf_counter()
    asyncio.run(checked())
    taken = time.perf_counter() - start
    return taken, {link.link.url: str(link.verdict.standing) for link in reports[0].links}


def measure_process(work: Work, runs: int, peers: Sequence[str]) -> bool:
    """Prints the figures of whole processes; whether every standing was right. The peers' runs alternate with ours."""
    costs, wrong = [], Counter[str]()
    peer_seconds: dict[str, list[float]] = {peer: [] for peer in peers}
    for _ in range(runs):
        cost, standings = check_as_process(work)
        costs.append(cost)
        wrong += work.wrong(standings)
        for peer, seconds in peer_seconds.items():
            seconds.append(run(peer_command(peer, work), work.bibliography.parent).wall)
    show("whole process", len(work.pages), [cost.wall for cost in costs])
    show("its processor time", len(work.pages), [cost.processor for cost in costs])
    print(f"  peak memory           {max(cost.megabytes for cost in costs):8.0f} MB")
    ours = statistics.median(cost.wall for cost in costs)
    for peer, seconds in peer_seconds.items():
        show(Path(peer.split(maxsplit=1)[0]).name, len(work.pages), seconds)
        print(f"      its time over ours {statistics.median(seconds) / ours:.2f}")
    return show_wrong(wrong)


def measure_phase(work: Work, runs: int) -> bool:
    """Prints the figures of the check alone, without start-up, reading of the bibliography and report."""
    print("the check alone, in a process already started, the bibliography already read")
    seconds, wrong = [], Counter[str]()
    for _ in range(runs):
        taken, standings = check_in_process(work)
        seconds.append(taken)
        wrong += work.wrong(standings)
    show("check phase", len(work.pages), seconds)
    return show_wrong(wrong)


def show(what: str, links: int, seconds: Sequence[float]) -> None:
    """One line: the median, and the best and worst beside it."""
    median = statistics.median(seconds)
    spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
    print(f"  {what:21} {links / median:8.0f} links/s  median of {len(seconds)}: {median:.2f} s ({spread} s)")


def show_wrong(wrong: Counter[str]) -> bool:
    """Says which standings were not those expected."""
    print(f"  wrong standings       {sum(wrong.values()):8}")
    for what, count in wrong.most_common(10):
        print(f"      {count} x {what}")
    return not wrong


def measure_complaints(folder: Path, links: int, port: int) -> bool:
    """One run in which a page in a hundred answers 503 for ever: our manners wait, so no speed is claimed."""
    cited = tuple(pages(links, complaints=links // 100))
    cost, standings = check_as_process(write_bibliography(folder, "complaints.bib", cited, port))
    print(f"with {links // 100} pages that answer 503, 2 retries each (pauses and backoff of our manners included)")
    print(f"  whole process         {cost.wall:8.2f} s, processor {cost.processor:.2f} s, {cost.megabytes:.0f} MB")
    return show_wrong(Work(cited, port, folder).wrong(standings))


def peer_command(template: str, work: Work) -> list[str]:
    """The peer's command, with `{html}` or `{markdown}` for a file that links to all pages."""
    folder = work.bibliography.parent
    addresses = [(page.address(work.port), page.title) for page in work.pages]
    html, markdown = folder / "links.html", folder / "links.md"
    html.write_text("".join(f'<p><a href="{url}">{escape(title)}</a>\n' for url, title in addresses), encoding="utf-8")
    markdown.write_text("".join(f"* [{title}]({url})\n" for url, title in addresses), encoding="utf-8")
    return [part.format(html=html.name, markdown=markdown.name) for part in shlex.split(template)]


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check_links", description=__doc__)
    parser.add_argument("--links", type=int, default=2000, help="pages to check (2000; try 100000 with --runs 1)")
    parser.add_argument("--runs", type=int, default=5, help="runs, of which the median is taken (5)")
    parser.add_argument("--source", choices=("bib", "txt"), default="bib", help="BibTeX (default), or text")
    parser.add_argument("--complaints", action="store_true", help="also a run with pages that answer 503")
    parser.add_argument(
        "--peer",
        action="append",
        default=[],
        help='another checker, e.g. "linkinator {html}", run in turn with ours; repeatable',
    )
    return parser.parse_args()


def main() -> bool:
    """Measures and prints; whether all standings were right."""
    asked = arguments()
    with web_server() as port, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work = write_bibliography(folder, f"bibliography.{asked.source}", tuple(pages(asked.links)), port)
        print(machine_line())
        print(f"{asked.links} links on 200 hosts, {asked.source}, pages of 19 KB; no 503 and no 429 among them,")
        print("as those are waited for; ten of twenty alive, the rest moved, gone, drifted or blocked")
        right = measure_process(work, asked.runs, asked.peer)
        if asked.complaints:
            right &= measure_complaints(folder, asked.links, port)
        # last, as it makes this process grow, which would show in the memory of its children
        return measure_phase(work, asked.runs) and right


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
