"""Runs that are killed at any moment: nothing that was done is lost, nothing is done twice."""

import random
import signal
import time
from collections import Counter, defaultdict
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import select

from dostupne.store.watch import WatchStore
from dostupne.store.watch.tables import DELIVERY, DIGEST, LINK
from tests.store.watch.killed import ROUNDS, TARGETS, work
from tests.store.watch.values import DAY, NOW, addresses, watching

LINKS = 40


@pytest.fixture
def filled(store: WatchStore) -> WatchStore:
    """Two bibliographies that share links."""
    urls = addresses(LINKS)
    watching(store, *urls, name="a")
    watching(store, *urls[::2], name="b")
    return store


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=pytest.mark.slow)])
def test_killed_runs_lose_nothing_and_double_nothing(filled: WatchStore, url: str, tmp_path: Path, kills: int) -> None:
    journal = tmp_path / "done"
    journal.touch()
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["tests.store.watch.killed"])
    rng = random.Random(kills)
    at_work = 0
    for _ in range(kills):
        process = processes.Process(target=work, args=(url, str(journal)))
        process.start()
        # Not by the clock alone: so much is to be done before the next death, however slow the machine is.
        lines = _lines(journal) + rng.randrange(1, 2 * LINKS * ROUNDS // kills + 2)
        until = time.monotonic() + 30
        while _lines(journal) < lines and process.is_alive() and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(rng.random() * 0.03)
        process.kill()
        process.join()
        at_work += process.exitcode == -signal.SIGKILL
    assert at_work > kills // 2, "most were at work when they were killed"
    work(url, str(journal))
    _nothing_is_lost(filled, journal)
    _nothing_is_doubled(filled)
    _news_follow_each_other(filled)
    _all_is_sent(filled, journal)


def _lines(journal: Path) -> int:
    return journal.read_bytes().count(b"\n")


def _nothing_is_lost(store: WatchStore, journal: Path) -> None:
    kept = {f"probe {link.id} {seen.at.isoformat()}" for link in store.links() for seen in store.sightings(link.id)}
    said = {line for line in journal.read_text(encoding="utf-8").splitlines() if line.startswith("probe")}
    assert said <= kept


def _nothing_is_doubled(store: WatchStore) -> None:
    for link in store.links():
        weeks = [(seen.at - NOW) // (7 * DAY) for seen in store.sightings(link.id)]
        assert weeks == list(range(ROUNDS))
        assert link.condition.looks == ROUNDS


def _news_follow_each_other(store: WatchStore) -> None:
    """What readers were told of a link last is what they are told that they knew, and in the end they know what is so."""
    query = select(DIGEST.c.bibliography_id, DIGEST.c.text).order_by(DIGEST.c.made_at)
    told: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for row in store.database.read(lambda c: c.execute(query).all()):
        for line in row.text.splitlines():
            link_id, before, after = line.split()
            told[row.bibliography_id, link_id].append((before, after))
    states = {str(row.id): row.state or "-" for row in store.database.read(lambda c: c.execute(select(LINK)).all())}
    assert len(told) == LINKS + LINKS // 2
    for (_, link_id), steps in told.items():
        assert [before for before, _ in steps] == ["-", *(after for _, after in steps[:-1])]
        assert steps[-1][1] == states[link_id]


def _all_is_sent(store: WatchStore, journal: Path) -> None:
    """Each digest at least once to each target, and no more often than it may have been on its way at a death."""
    sent = Counter(line for line in journal.read_text(encoding="utf-8").splitlines() if line.startswith("sent"))
    digests = store.database.read(lambda c: c.execute(select(DIGEST.c.id)).scalars().all())
    assert set(sent) == {f"sent {digest} {target}" for digest in digests for target in TARGETS}
    waiting = store.database.read(lambda c: c.execute(select(DELIVERY).where(DELIVERY.c.sent_at.is_(None))).all())
    assert waiting == []
