"""News on a real store, with processes of their own: two at once tell once, and a killed one has another tell it under the same id."""

import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.app.watch.telling import deliver, digests
from dostupne.model.evidence import Hop, Probe
from dostupne.model.news import News
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Bibliography, Condition, Look, Sighting
from dostupne.net.clock import Clock
from dostupne.store.watch.store import WatchStore
from tests.app.watch.scenes import alive, citation, dead
from tests.notify.receivers import HANGS, until, webhook

ROOT = Path(__file__).parents[3]
DAY = timedelta(days=1)


def _write(news: News) -> tuple[str, str]:
    return news.bibliography.name, "\n".join(f"{one.kind} {one.link.url}" for one in news.items)


def _see(store: WatchStore, condition: Condition, state: str, now: datetime) -> int:
    """A run that sees all due links so."""
    run = store.begin(now)
    looks = [
        Look(
            link.id,
            Sighting(Probe(link.url, now, (Hop(link.url, 404),)), condition.verdict or Verdict(Standing.ALIVE, "ok")),
            replace(condition, asked_at=now),
            (),
            now + DAY,
            state,
        )
        for link in store.claim(run, now, 1000)
    ]
    written = store.record(run, looks, now)
    store.end(run, now)
    return written


@pytest.fixture
def dead_links(url: str) -> str:
    """A store with two bibliographies that cite three links, one of them both; all dead."""
    now = datetime.now(UTC) - DAY
    with WatchStore.opened(url) as store:
        for name, pages in (("esej", (1, 2)), ("diplomka", (2, 3))):
            added = store.add(Bibliography(name, f"/{name}.bib", now))
            cited = [replace(citation(), url=f"https://www.example.cz/{page}") for page in pages]
            store.cite(added, cited, name, now)
        assert _see(store, dead(), "dead", now) == 3
    return url


@contextmanager
def _teller(url: str, *targets: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.app.watch.teller", url, *targets]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        if process.poll() is None:
            process.kill()


def _go(*processes: "subprocess.Popen[str]") -> list[tuple[str, str]]:
    """Has them begin at once; what they printed and what they complained of."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate(timeout=60) for process in processes]


def test_two_runs_at_once_tell_once(dead_links: str) -> None:
    with webhook() as hook, _teller(dead_links, hook.address) as one, _teller(dead_links, hook.address) as other:
        ends = _go(one, other)
    assert [errors for _, errors in ends] == ["", ""]
    assert sorted(body["title"] for body in hook.taken) == ["diplomka", "esej"]
    assert sum(out.count("digest ") for out, _ in ends) == 2


def test_a_run_killed_before_it_notes_has_another_send_it_under_the_same_id(dead_links: str) -> None:
    """The only way to a second delivery."""
    with webhook(HANGS, HANGS) as hook:
        with _teller(dead_links, hook.address) as killed:
            assert killed.stdin is not None
            killed.stdin.write("\n")
            killed.stdin.flush()
            assert until(lambda: len(hook.asked) == 1)
            killed.kill()
        hook.answers.clear()
        with _teller(dead_links, hook.address) as next_one:
            [(out, errors)] = _go(next_one)
    assert errors == ""
    assert out.count("sent") == 2
    assert "digest" not in out  # nothing is composed twice
    ids = [body["digest"] for _, body in hook.asked]
    assert len(ids) == 3
    assert len(set(ids)) == 2


async def test_told_states_outlive_the_run(dead_links: str) -> None:
    """Dead is told once; back is told; a bibliography added later is told of the dead as they are now."""
    now = datetime.now(UTC)
    with webhook() as hook, WatchStore.opened(dead_links) as store:
        told = _telling(store, hook.address)
        assert await told(now) == 2
        assert await told(now) == 0
        late = store.add(Bibliography("pozdní", "/pozdni.bib", now))
        store.cite(late, [replace(citation(), url="https://www.example.cz/1")], "pozdni", now)
        assert await told(now) == 1
        assert hook.taken[-1]["message"] == "died https://www.example.cz/1"
        assert _see(store, alive(), "", now + DAY) == 3
        assert await told(now + DAY) == 3
        assert "revived https://www.example.cz/1" in hook.taken[-1]["message"]
        assert await told(now + 2 * DAY) == 0


async def test_a_link_cited_no_more_is_not_told(dead_links: str) -> None:
    now = datetime.now(UTC)
    with webhook() as hook, WatchStore.opened(dead_links) as store:
        for one in store.bibliographies():
            store.cite(one, [replace(citation(), url="https://www.example.cz/2")], "new", now)
        assert await _telling(store, hook.address)(now) == 2
    assert {body["message"] for body in hook.taken} == {"died https://www.example.cz/2"}


def _telling(store: WatchStore, target: str) -> Callable[[datetime], Awaitable[int]]:
    async def told(now: datetime) -> int:
        run = store.begin(now)
        digests(store, store.bibliographies(), _write, [target], now)
        sent = [one async for one in deliver(store, run, Clock(now=lambda: now)) if not one.why]
        store.end(run, now)
        return len(sent)

    return told
