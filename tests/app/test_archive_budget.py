"""One archive hangs and three answer, over real sockets: the run ends within its budget, with all that the others have."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from dostupne.app.check import check
from dostupne.app.progress import Progress
from dostupne.app.settings import ArchiveSetting, Settings
from dostupne.model.report import CheckedLink, Report
from dostupne.net.settings import NetworkSettings
from tests.app.world import NOW, TITLE, cite, page

BUDGET = 1.5
"""Seconds; the others answer within a few hundredths of one."""

NO_OTHERS = tuple((f"{service}_url", "") for service in ("availability", "timemap", "timegate", "save"))
"""Services that the archives are to do without."""

STAMP, MOMENT = "20140720120000", "Sun, 20 Jul 2014 12:00:00 GMT"


@asynccontextmanager
async def _serving(answer: str) -> AsyncIterator[int]:
    """A server on the loopback that knows one capture of any page (`copies`), none (`empty`), or never answers (`hangs`)."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                if answer == "hangs":
                    await asyncio.Event().wait()
                writer.write(_answer(answer, head.split(b" ", 2)[1].decode()))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            return  # the client went away
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "0.0.0.0", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _answer(kind: str, target: str) -> bytes:
    status, extra, body = "404 Not Found", "", b""
    if target.startswith("/cdx"):
        url = target.partition("url=")[2].partition("&")[0].replace("%3A", ":").replace("%2F", "/")
        line = f'{{"timestamp": "{STAMP}", "url": "{url}", "status": "200", "mime": "text/html"}}'
        status, body = "200 OK", line.encode() if kind == "copies" else b""
    elif "id_/" in target:
        status, extra, body = "200 OK", f"Memento-Datetime: {MOMENT}\r\n", page().encode()
    head = f"HTTP/1.1 {status}\r\n{extra}Content-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


@asynccontextmanager
async def _archives(**kinds: str) -> AsyncIterator[Settings]:
    """Servers that stand in for these archives, each on a host of its own; such have no pace."""
    async with AsyncExitStack() as stack:
        settings = []
        for number, (name, kind) in enumerate(kinds.items(), 20):
            base = f"http://127.0.0.{number}:{await stack.enter_async_context(_serving(kind))}"
            settings.append(
                ArchiveSetting(name, (*NO_OTHERS, ("cdx_url", f"{base}/cdx"), ("replay_url", f"{base}/web")))
            )
        network = NetworkSettings(interval=0.0, retries=0, timeout=5.0, allow_private=True, ignore_robots=True)
        yield Settings(
            network,
            tuple(settings),
            archives_used=tuple(kinds),
            archive_budget=BUDGET,
            remember_captures=False,
            canaries=(),
        )


KINDS = {"wayback": "copies", "webarchiv": "copies", "arquivo": "hangs", "ukwa": "empty"}


async def _timed(settings: Settings, count: int) -> list[tuple[float, CheckedLink | Progress | Report]]:
    """What the check of so many dead pages yields, and after how many seconds."""
    async with _serving("empty") as port:
        cited = cite(*((TITLE, f"http://127.0.0.{9 + number}:{port}/clanek") for number in range(count)))
        began = time.monotonic()
        events = check(cited, ("essay.txt",), settings, lambda: NOW)
        return [(time.monotonic() - began, event) async for event in events]


@pytest.mark.parametrize("count", [1, 3])
async def test_a_hanging_archive_holds_nobody_up(count: int) -> None:
    """The run ends within the budget; the hanging one is named and the others' copies are there."""
    async with _archives(**KINDS) as settings:
        events = await _timed(settings, count)
    seconds, report = events[-1]
    assert isinstance(report, Report)
    assert BUDGET <= seconds < BUDGET + 1
    assert len(report.links) == count
    for found in report.links:
        assert {one.capture.archive for one in found.snapshots} == {"wayback", "webarchiv"}
        assert {one.match for one in found.snapshots} == {1.0}
        assert found.archives_asked == ("wayback", "webarchiv", "ukwa")
        ((name, why),) = found.archive_failures
        assert (name, why) == ("arquivo", "no answer within the 1.5 seconds that archives may take together")


async def test_partial_results_come_before_the_hanging_one_is_given_up() -> None:
    """Three answers are told within a fraction of the budget, the last of them still without the one that hangs."""
    async with _archives(**KINDS) as settings:
        events = await _timed(settings, 1)
    told = [(seconds, event) for seconds, event in events if isinstance(event, CheckedLink)]
    assert [len(one.archives_asked) for _, one in told] == [0, 1, 2, 3, 3]
    assert told[3][0] < BUDGET / 2
    assert told[3][1].archive_failures == ()
    assert len(told[3][1].snapshots) == 2
    assert told[4][0] >= BUDGET


async def test_no_copy_is_not_said_for_one_that_did_not_answer() -> None:
    """Where all others have nothing, it is still open."""
    async with _archives(arquivo="hangs", ukwa="empty") as settings:
        _, report = (await _timed(settings, 1))[-1]
    assert isinstance(report, Report)
    (found,) = report.links
    assert (found.snapshots, found.archives_asked) == ((), ("ukwa",))
    assert [name for name, _ in found.archive_failures] == ["arquivo"]


async def test_where_all_answer_nobody_waits_for_the_budget() -> None:
    """It is a bound, not a pause."""
    async with _archives(wayback="copies", ukwa="empty") as settings:
        seconds, report = (await _timed(settings, 1))[-1]
    assert isinstance(report, Report)
    assert seconds < BUDGET
    assert report.links[0].archive_failures == ()
