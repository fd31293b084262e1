"""`dostupne watch` killed by SIGKILL at random moments, and started again until it is done: nothing is lost, nothing is doubled.

    python -m benchmarks.watch_kills [--kills 100] [--links 120] [--seed 8] [--database URL]

Each round is a week: all links are due, half of the pages have moved or moved back, two bibliographies are to be told. A round is over when a
run ends by itself. Ends with 1 where anything is not as it must be.
"""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine_line
from benchmarks.watch_command import Command, bibliography
from benchmarks.watch_proxy import CANARY, response, serving
from benchmarks.watch_receiver import Receiver, receiving
from benchmarks.watch_store_view import Probed, is_sound, probed
from benchmarks.watch_web import Address, Does, Words, page

START = datetime(2026, 2, 2, 8, tzinfo=UTC)
AT_ONCE = 8
"""Requests at once: what can be in flight at a kill, with what was answered and not yet written."""
NETWORK = ("--interval", "0", "--retries", "0", "--concurrency", str(AT_ONCE), "--per-host", "4", "--no-archive")
WITHIN = 3.0
"""Seconds before a kill in which what was asked may not be written yet: half a second between two transactions, and what
judging, writing and a crowded machine add."""
BIBLIOGRAPHIES = ("jedna", "druha")


@dataclass
class Web:
    """Pages that are there, each on its host, answered within milliseconds; some move in every second round."""

    addresses: Mapping[str, Address]
    pause: float = 0.1
    round: int = 0
    attempt: int = 0
    asked: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By round the addresses that were asked for."""
    by_attempt: defaultdict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By attempt the addresses that were asked for, and when (seconds of `time.perf_counter`)."""
    agents: dict[str, str] = field(default_factory=dict)
    """By address who asked last, as it calls itself."""

    async def answer(self, url: str, head: str, _: asyncio.StreamReader) -> bytes:
        """The answer; what is counted was asked for, whether or not somebody waits for the answer still."""
        address = self.addresses.get(url)
        if address is None:
            return await self._beside(url)
        self.asked[self.round][url] += 1
        self.by_attempt[self.attempt][url] = time.perf_counter()
        self.agents[url] = head.lower().partition("user-agent: ")[2].partition("/")[0]
        await asyncio.sleep(self.pause)
        if self.round % 2 and address.kind == "moves":
            return response(301, {"location": address.successor}, b"")
        return _html(page(address, Does.PAGE))

    async def _beside(self, url: str) -> bytes:
        by_successor = {one.successor: one for one in self.addresses.values()} if "/nove/" in url else {}
        if url in by_successor:
            return _html(page(by_successor[url], Does.PAGE))
        return response(404 if url.endswith("robots.txt") else 200, {"content-type": "text/html"}, b"<title>a</title>")


def _html(text: str) -> bytes:
    return response(200, {"content-type": "text/html; charset=utf-8"}, text.encode())


def made(links: int) -> dict[str, Address]:
    """So many addresses on a quarter as many hosts, some of which move in every second round: no more than a digest shows in full."""
    found, step = {}, max(4, -(-links // 40))
    step += step % 3 == 0  # each bibliography cites two addresses of three: some of those that move, too
    for number in range(links):
        words = Words(f"kills {number}")
        url = f"http://www.{Words(f'host {number // 4}').word()}{number // 4}.cz/clanky/{words.word()}-{number}"
        always = ((START - timedelta(days=1), Does.PAGE),)
        found[url] = Address(
            url, words.title(), f"{words.word()}, {words.word()}", "moves" if number % step == 1 else "alive", always
        )
    return found


@dataclass
class Ledger:
    """What was done and what is wrong."""

    kills: int = 0
    rounds: int = 0
    repeated: int = 0
    most_repeated: int = 0
    """By one kill."""
    oldest: float = 0.0
    """Seconds before a kill at which the first request was that is repeated."""
    digests: int = 0
    again: int = 0
    """Digests that came twice because their delivery was in flight at a kill."""
    wrong: list[str] = field(default_factory=list)


@contextmanager
def watched(folder: Path, database: str, links: int) -> Iterator[tuple[Command, Web, Receiver, tuple[str, ...]]]:
    """Two bibliographies that share links, watched; the web they cite; who is told; the options of a run."""
    web = Web(made(links))
    command = Command(folder, database, {"CANARIES": CANARY, "LANG": "en"})
    with receiving() as receiver, serving(web.answer) as proxy:
        for number, name in enumerate(BIBLIOGRAPHIES):
            cited = [one for place, one in enumerate(web.addresses.values()) if place % 3 != number]
            file = folder / f"{name}.bib"
            file.write_text(bibliography([(one.title, one.author, one.url) for one in cited]), encoding="utf-8")
            added = command.run("add", str(file), "--name", name, "--notify", receiver.target(name), now=START)
            if added.code:
                raise SystemExit(f"watch add ended with {added.code}: {added.err}")
        yield command, web, receiver, ("--proxy", proxy, *NETWORK)


def kill_runs(folder: Path, database: str, kills: int, links: int, seed: int) -> Ledger:
    """Kills runs until so many were killed, round by round, and looks at the store after each kill."""
    chance, ledger = random.Random(seed), Ledger()
    with watched(folder, database, links) as (command, web, receiver, options):
        tries = _Tries(chance, kills, ledger)
        while ledger.kills < kills:
            _round(command, web, receiver, options, tries)
        _settle(web, receiver, probed(database), ledger)
    if not is_sound(database):
        ledger.wrong.append("the store is not sound")
    return ledger


When = Callable[[float], bool]


@dataclass
class _Tries:
    """When to kill: some time after the start, or so and so many requests later, or as a digest comes; and a few milliseconds more."""

    chance: random.Random
    kills: int
    ledger: Ledger
    longest: float = 0.0
    """Seconds that a run took that was not killed; 0 before the first."""

    def moment(self, web: Web, receiver: Receiver) -> When:
        """When to kill the next run: never before one has run to its end, nor after kills enough."""
        if self.ledger.kills >= self.kills or not self.longest:
            return lambda _: False
        kind, more = self.chance.random(), self.chance.uniform(0, 0.06)
        if kind < 0.25:
            moment = self.chance.uniform(0.05, self.longest)
            return lambda passed: passed >= moment
        wanted = self.chance.randint(1, max(1, len(web.addresses) // 3))
        if kind < 0.8:
            return _after(more, lambda: len(web.by_attempt[web.attempt]) >= wanted)
        told = len(receiver.notices)
        return _after(more, lambda: len(receiver.notices) > told or len(web.by_attempt[web.attempt]) >= 3 * wanted)


def _after(more: float, happened: Callable[[], bool]) -> When:
    """So many seconds after something has happened."""
    first: list[float] = []

    def is_time(passed: float) -> bool:
        if not first and happened():
            first.append(passed)
        return bool(first) and passed >= first[0] + more

    return is_time


def _round(command: Command, web: Web, receiver: Receiver, options: tuple[str, ...], tries: _Tries) -> None:
    ledger = tries.ledger
    web.round, now = ledger.rounds, START + timedelta(days=7 * ledger.rounds)
    code = -9
    while code == -9:
        web.attempt = receiver.run = receiver.run + 1
        before, started = probed(command.database), time.perf_counter()
        code = command.killed("run", *options, when=tries.moment(web, receiver), now=now)
        ended = time.perf_counter()
        _hold_attempt(before, probed(command.database), web, ledger, ended if code == -9 else 0.0)
        ledger.kills += code == -9
        if code != -9 and len(web.by_attempt[web.attempt]) >= len(web.addresses):
            tries.longest = ended - started
    if code not in {0, 1}:
        ledger.wrong.append(f"round {ledger.rounds} ended with {code}")
    ledger.rounds += 1


def _hold_attempt(before: Probed, after: Probed, web: Web, ledger: Ledger, killed_at: float) -> None:
    """What was written stays written; what was asked and not written was in flight. `killed_at` is 0 of a run that ended by itself."""
    lost, written, asked = before - after, {url for url, _ in after - before}, web.by_attempt[web.attempt]
    if lost:
        ledger.wrong.append(f"attempt {web.attempt}: {lost.total()} probes that were written are gone")
    if written - asked.keys():
        ledger.wrong.append(f"attempt {web.attempt}: {len(written - asked.keys())} links were written and not asked")
    unwritten = [killed_at - at for url, at in asked.items() if url not in written]
    if max(unwritten, default=0.0) > WITHIN or (unwritten and not killed_at):
        ledger.wrong.append(
            f"attempt {web.attempt}: {len(unwritten)} asked and not written, the first {max(unwritten):.1f} s before its end"
        )
    ledger.repeated += len(unwritten)
    ledger.most_repeated = max(ledger.most_repeated, len(unwritten))
    ledger.oldest = max(ledger.oldest, *unwritten, 0.0)


def _settle(web: Web, receiver: Receiver, written: Probed, ledger: Ledger) -> None:
    """In the end: each link once a round in the store, each piece of news told once, each digest once."""
    for number in range(ledger.rounds):
        missing = web.addresses.keys() - web.asked[number].keys()
        if missing:
            ledger.wrong.append(f"round {number}: {len(missing)} links were not asked")
    by_url: Counter[str] = Counter()
    for (url, _), count in written.items():
        by_url[url] += count
        if count > 1:
            ledger.wrong.append(f"{url} was written {count} times for one moment")
    ledger.wrong += [
        f"{url} was written {by_url[url]} times in {ledger.rounds} rounds"
        for url in web.addresses
        if by_url[url] != ledger.rounds
    ]
    _settle_digests(web, receiver, ledger)


def _settle_digests(web: Web, receiver: Receiver, ledger: Ledger) -> None:
    came: defaultdict[str, list[int]] = defaultdict(list)
    for notice in receiver.notices:
        came[notice.digest].append(notice.run)
    ledger.digests, ledger.again = len(came), sum(len(runs) - 1 for runs in came.values())
    ledger.wrong += [
        f"digest {one} came {len(runs)} times" for one, runs in came.items() if len(runs) != len(set(runs))
    ]
    once = {notice.digest: notice for notice in receiver.notices}.values()
    told = Counter(
        (notice.bibliography, url)
        for notice in once
        for url in web.addresses
        if f"{url}>" in notice.text or f"{url}\n" in notice.text
    )
    for number, name in enumerate(BIBLIOGRAPHIES):
        for place, one in enumerate(web.addresses.values()):
            wanted = ledger.rounds - 1 if one.kind == "moves" and place % 3 != number else 0
            if told[name, one.url] != wanted:
                ledger.wrong.append(f"{name} was told {told[name, one.url]} times of {one.url}, not {wanted}")


def main() -> None:
    """Kills, and prints what came of it."""
    options = _options()
    with TemporaryDirectory() as name:
        database = options.database or str(Path(name) / "watch.sqlite")
        ledger = kill_runs(Path(name), database, options.kills, options.links, options.seed)
    print(machine_line())
    show("runs", ledger)
    sys.exit(1 if ledger.wrong else 0)


def show(what: str, ledger: Ledger, most: int = 20) -> None:
    """One line, and the first of what is wrong."""
    print(
        f"{what}: {ledger.kills} kills in {ledger.rounds} rounds; {ledger.repeated} requests repeated (at most "
        f"{ledger.most_repeated} by one kill, asked at most {ledger.oldest:.1f} s before it); {ledger.digests} digests, {ledger.again} twice; {len(ledger.wrong)} wrong"
    )
    for one in ledger.wrong[:most]:
        print(f"    {one}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--links", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--database", default="", help="SQLite in a temporary folder where not given")
    return parser.parse_args()


if __name__ == "__main__":
    main()
