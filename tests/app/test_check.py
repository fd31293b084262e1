"""Extraction → Report, against a real server on the loopback: standings, candidates, archives, recordings, early ends."""

import asyncio
import json
import socket
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest

from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.progress import ARCHIVING, LINKS, Progress
from dostupne.app.settings import ArchiveSetting, Settings
from dostupne.app.sources import Source
from dostupne.model.reference import EvidenceKind
from dostupne.model.report import CheckedLink, Report
from dostupne.model.verdict import Standing
from dostupne.net.settings import NetworkSettings
from dostupne.store.successes import FILE
from tests.app.world import unplaced

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
STAMP, MOMENT = "20140720120000", "Sun, 20 Jul 2014 12:00:00 GMT"

Event = CheckedLink | Progress | Report


def _page(title: str, text: str = "") -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>".encode()


@dataclass
class Town:
    """A server: pages by path, an archive's pages by address, what it was asked, and how many requests were open at once."""

    port: int = 0
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    archived: dict[str, bytes] = field(default_factory=dict)
    open_now: int = 0
    slow: float = 0.0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page, on any host of the loopback."""
        return f"http://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one connection until it is closed."""
        self.open_now += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                target = head.split(b" ", 2)[1].decode()
                self.asked[target.partition("?")[0]] += 1
                status, body = self._answer(target)
                await asyncio.sleep(self.slow if target.startswith("/slow") else 0)
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            return  # the client went away
        finally:
            self.open_now -= 1
            writer.close()

    def _answer(self, target: str) -> tuple[str, bytes]:
        parts = urlsplit(target)
        if parts.path == "/cdx":
            return "200 OK", json.dumps(self._index(parse_qs(parts.query))).encode()
        if parts.path.startswith("/web/"):
            return self._copy(target)
        return self.pages.get(parts.path, ("404 Not Found", _page("Not Found")))

    def _index(self, query: dict[str, list[str]]) -> list[list[str]]:
        asked, prefix = query["url"][0], query.get("matchType") == ["prefix"]
        found = [url for url in self.archived if url == asked or (prefix and url.startswith(asked))]
        return [[STAMP, url, "text/html", "200", "AAA"] for url in found]

    def _copy(self, target: str) -> tuple[str, bytes]:
        """The bytes as captured, of when they are of; what is not there is told by an answer of the archive's own."""
        body = self.archived.get(target.removeprefix(f"/web/{STAMP}id_/"))
        return ("404 Not Found", b"") if body is None else (f"200 OK\r\nMemento-Datetime: {MOMENT}", body)


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """The server, on a free port of all hosts of the loopback."""
    town = Town()
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(town.serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "0.0.0.0", 0)
    town.port = server.sockets[0].getsockname()[1]
    yield town
    server.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _settings(town: Town, *, archives: bool = True, **more: object) -> Settings:
    network = NetworkSettings(interval=0.0, retries=0, timeout=5.0, allow_private=True, per_host=8)
    urls = (
        ("availability_url", town.url("/available", "127.0.0.9")),
        ("cdx_url", town.url("/cdx", "127.0.0.9")),
        ("replay_url", town.url("/web", "127.0.0.9")),
    )
    one = (ArchiveSetting("wayback", urls),)
    settings = Settings(network, one, archives_used=("wayback",), use_archives=archives, canaries=())
    return replace(settings, **more)  # type: ignore[arg-type]  # names of settings


def _essay(*cited: tuple[str, str]) -> Extraction:
    """An essay that cites pages: (title, address)."""
    lines = [f"NOVÁK, Jan. {title} [online]. [cit. 2014-07-22]. Dostupné z: {url}\n\n" for title, url in cited]
    return extract([Source("essay.txt", "".join(lines).encode())])


async def _events(extraction: Extraction, settings: Settings, now: datetime = NOW) -> list[Event]:
    return [event async for event in check(extraction, ("essay.txt",), settings, lambda: now)]


async def _report(extraction: Extraction, settings: Settings, now: datetime = NOW) -> Report:
    *_, last = await _events(extraction, settings, now)
    assert isinstance(last, Report)
    return last


TITLE = "Volby do senátu a jejich výsledky"


async def test_standings(town: Town) -> None:
    """Alive, moved, gone, not found with a good status, another page: each with its reason, in the essay's order."""
    town.pages = {
        "/alive": ("200 OK", _page(TITLE)),
        "/old": ("301 Moved Permanently\r\nLocation: /new/place", b""),
        "/new/place": ("200 OK", _page(TITLE)),
        "/soft": ("200 OK", _page("Stránka nenalezena", "Stránka, kterou hledáte, neexistuje.")),
        "/article": ("302 Found\r\nLocation: /", b""),
        "/": ("200 OK", _page("Domů")),
        "/removed": ("410 Gone", b""),
        "/busy": ("503 Service Unavailable", b""),
    }
    paths = ["/alive", "/old", "/soft", "/article", "/none", "/removed", "/busy"]
    report = await _report(_essay(*((f"{TITLE}", town.url(path)) for path in paths)), _settings(town, archives=False))
    found = {urlsplit(one.link.url).path: one.verdict for one in report.links}
    assert list(found) == paths
    assert {path: (str(verdict.standing), verdict.reason) for path, verdict in found.items()} == {
        "/alive": ("alive", "ok"),
        "/old": ("moved", "redirect"),
        "/soft": ("drifted", "soft-404"),
        "/article": ("drifted", "home-page"),
        "/none": ("gone", "http-404"),
        "/removed": ("gone", "http-410"),
        "/busy": ("unreachable", "http-503"),
    }
    assert found["/old"].successor == town.url("/new/place")
    assert report.made_at == NOW
    assert not report.network_down


async def test_the_stream_tells_how_far_it_is(town: Town) -> None:
    """Every link as it is judged, then with its snapshots; progress in between; the report last and once."""
    town.pages = {f"/{number}": ("200 OK", _page(f"{TITLE} {number}")) for number in range(5)}
    events = await _events(
        _essay(*((f"{TITLE} {number}", town.url(f"/{number}")) for number in range(5))), _settings(town)
    )
    assert isinstance(events[-1], Report)
    assert sum(isinstance(event, Report) for event in events) == 1
    told = [(event.phase, event.done, event.total) for event in events if isinstance(event, Progress)]
    assert told == [(LINKS, done, 5) for done in range(1, 6)] + [(ARCHIVING, done, 5) for done in range(1, 6)]
    assert sum(isinstance(event, CheckedLink) for event in events) == 10
    assert town.asked["/cdx"] == 5
    (last,) = [event for event in events if isinstance(event, Progress)][-1:]
    assert last.standings == {"alive": 5}


async def test_snapshots_come_from_the_archive_that_the_settings_name(town: Town) -> None:
    """A local archive stands in for the real one; the nearest copy, its distance and its likeness are offered."""
    town.archived = {town.url("/gone"): _page(TITLE)}
    report = await _report(_essay((TITLE, town.url("/gone")), ("Jiná věc", town.url("/lost"))), _settings(town))
    gone, lost = report.links
    assert [(one.capture.url, one.distance_days, one.representative, one.match) for one in gone.snapshots] == [
        (f"{town.url('/web', '127.0.0.9')}/{STAMP}/{town.url('/gone')}", 2, True, 1.0)
    ]
    assert (lost.snapshots, lost.archives_asked, lost.archive_failures) == ((), ("wayback",), ())
    assert lost.archives_asked_at == NOW
    assert town.asked["/available"] == 0


async def test_an_archive_that_does_not_answer_is_told(town: Town) -> None:
    """No copy known and no answer are two things."""
    closed = _closed_port()
    urls = tuple((name, f"http://127.0.0.8:{closed}/x") for name in ("availability_url", "cdx_url"))
    settings = replace(_settings(town), archives=(ArchiveSetting("wayback", urls),))
    (link,) = (await _report(_essay((TITLE, town.url("/gone"))), settings)).links
    assert (link.snapshots, link.archives_asked) == ((), ())
    ((name, why),) = link.archive_failures
    assert name == "wayback"
    assert why.startswith("index: no answer")


def _closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


DAMAGED, WHOLE = (
    "/atlantic-alliance-wants-new-role-afterafghanistan",
    "/atlantic-alliance-wants-new-role-after-afghanistan",
)


def _damaged(town: Town, title: str) -> Extraction:
    """One work whose address lost a hyphen, with the candidates that extraction gives such."""
    extraction = _essay((title, town.url(DAMAGED)))
    (work,) = extraction.works
    guesses = (town.url(f"{DAMAGED}-x"), town.url(WHOLE))
    return replace(extraction, works=(replace(work, reference=replace(work.reference, url_candidates=guesses)),))


async def test_a_candidate_is_confirmed_by_its_page(town: Town) -> None:
    """It answers and its page is the cited one: the work has the address as it should be, and says why."""
    town.pages = {WHOLE: ("200 OK", _page(TITLE))}
    report = await _report(_damaged(town, TITLE), _settings(town, archives=False))
    (link,) = report.links
    assert (link.confirmed_url, link.verdict.standing) == (town.url(WHOLE), Standing.ALIVE)
    assert link.verdict.reason == "candidate-confirmed"
    reference = report.works[0].reference
    assert (reference.url, reference.url_as_printed) == (town.url(WHOLE), town.url(DAMAGED))
    assert [piece.kind for piece in reference.url_evidence] == [EvidenceKind.PAGE]
    assert link.link.works == report.works


async def test_a_candidate_with_another_page_is_not(town: Town) -> None:
    """That something answers proves nothing."""
    town.pages = {WHOLE: ("200 OK", _page("Recept na svatomartinskou husu"))}
    (link,) = (await _report(_damaged(town, TITLE), _settings(town, archives=False))).links
    assert (link.confirmed_url, link.verdict.standing) == ("", Standing.GONE)


async def test_a_candidate_is_confirmed_by_an_archive(town: Town) -> None:
    """An archive holds the candidate and not what was printed; the standing is the candidate's own."""
    town.archived = {town.url(WHOLE): _page(TITLE)}
    report = await _report(_damaged(town, TITLE), _settings(town))
    (link,) = report.links
    assert (link.confirmed_url, link.verdict.standing) == (town.url(WHOLE), Standing.GONE)
    assert [piece.kind for piece in report.works[0].reference.url_evidence] == [EvidenceKind.ARCHIVE]
    assert [one.match for one in link.snapshots] == [1.0]


async def test_a_candidate_whose_copy_is_another_page_is_not(town: Town) -> None:
    """That an archive holds an address like it proves nothing."""
    town.archived = {town.url(WHOLE): _page("Recept na svatomartinskou husu", "Husu omyjeme a osolíme. " * 9)}
    (link,) = (await _report(_damaged(town, TITLE), _settings(town))).links
    assert (link.confirmed_url, link.snapshots) == ("", ())


async def test_a_damaged_address_that_answers_is_left_alone(town: Town) -> None:
    """It was not damaged after all; no candidate is asked."""
    town.pages = {DAMAGED: ("200 OK", _page(TITLE)), WHOLE: ("200 OK", _page(TITLE))}
    (link,) = (await _report(_damaged(town, TITLE), _settings(town, archives=False))).links
    assert (link.confirmed_url, link.verdict.standing) == ("", Standing.ALIVE)
    assert town.asked[WHOLE] == 0


async def test_our_own_network_is_down(town: Town) -> None:
    """Nothing answers, not even what always does: nothing is called dead, and no archive is asked."""
    port = _closed_port()
    extraction = _essay(*((f"{TITLE} {number}", f"http://127.0.0.{number}:{port}/x") for number in range(2, 5)))
    canary = f"http://127.0.0.99:{port}/"
    report = await _report(extraction, _settings(town, canaries=(canary,)))
    assert report.network_down
    assert [(one.verdict.standing, one.verdict.reason) for one in report.links] == [
        (Standing.UNCHECKED, "network-down")
    ] * 3
    assert (town.asked["/cdx"], town.asked["/available"]) == (0, 0)


async def test_dead_links_in_a_living_network(town: Town) -> None:
    """Nothing cited answers, but the canary does: the links are to blame."""
    port = _closed_port()
    extraction = _essay((TITLE, f"http://127.0.0.2:{port}/x"))
    report = await _report(extraction, _settings(town, archives=False, canaries=(town.url("/"),)))
    assert not report.network_down
    assert report.links[0].verdict.standing in (Standing.UNREACHABLE, Standing.GONE)


async def test_what_is_excluded_is_not_asked(town: Town) -> None:
    """Nor is an archive asked for it; the report says so."""
    extraction = _essay((TITLE, town.url("/a")), (f"{TITLE} druhé", town.url("/b", "127.0.0.3")))
    report = await _report(extraction, _settings(town, exclude=("127.0.0.3",)))
    assert [one.verdict.reason for one in report.links][1] == "excluded"
    assert report.links[1].probe is None
    assert (town.asked["/b"], town.asked["/a"]) == (0, 1)


async def test_private_addresses_are_refused_unless_allowed(town: Town) -> None:
    """The default of every run: nothing of ours may be reached through a document."""
    settings = _settings(town, archives=False)
    settings = replace(settings, network=replace(settings.network, allow_private=False))
    (link,) = (await _report(_essay((TITLE, town.url("/a"))), settings)).links
    assert (link.verdict.standing, town.asked["/a"]) == (Standing.UNCHECKED, 0)


async def test_a_recorded_run_replays_to_an_equal_report(town: Town, tmp_path: Path) -> None:
    """Pages, redirects, failures and archive answers: all from the file, nothing from the network."""
    town.pages = {
        "/alive": ("200 OK", _page(TITLE)),
        "/old": ("301 Moved Permanently\r\nLocation: /alive", b""),
        "/soft": ("200 OK", _page("404 Not Found")),
    }
    town.archived = {town.url("/gone"): _page(f"{TITLE} 3")}
    urls = [*(town.url(path) for path in ("/alive", "/old", "/soft", "/gone")), f"http://127.0.0.4:{_closed_port()}/"]
    extraction = _essay(*((f"{TITLE} {number}", url) for number, url in enumerate(urls)))
    file = tmp_path / "run.warc.gz"
    recorded = await _report(extraction, _settings(town, record=file))
    assert [len(one.snapshots) for one in recorded.links] == [0, 0, 0, 1, 0]
    asked = town.asked.total()
    replayed = await _report(extraction, _settings(town, replay=file))
    assert replayed == replace(recorded, links=tuple(map(unplaced, recorded.links)))
    assert town.asked.total() == asked


async def test_closing_early_leaves_nothing_running(town: Town) -> None:
    """After the first link the rest is cancelled: no task of ours is left, and the server is let go."""
    town.slow = 30.0
    town.pages = {"/quick": ("200 OK", _page(TITLE))}
    cited = [(TITLE, town.url("/quick"))] + [
        (f"{TITLE} {number}", town.url(f"/slow/{number}", f"127.0.0.{number}")) for number in range(2, 8)
    ]
    before = asyncio.all_tasks()
    stream = check(_essay(*cited), ("essay.txt",), _settings(town), lambda: NOW)
    began = time.monotonic()
    async with aclosing(cast(AsyncGenerator[Event, None], stream)) as events:
        async for event in events:
            assert isinstance(event, CheckedLink)
            break
    assert time.monotonic() - began < 3
    await asyncio.sleep(0.1)
    ours = {task for task in asyncio.all_tasks() - before if "serve" not in repr(task)}
    assert not ours


async def test_a_host_cited_often_does_not_hold_up_the_others(town: Town) -> None:
    """A hundred slow pages of one host and one each of ten others: the others are done first."""
    town.slow = 0.05
    many = [(f"Mnoho {number}", town.url(f"/slow/{number}", "127.0.0.2")) for number in range(100)]
    few = [(f"Málo {number}", town.url(f"/few/{number}", f"127.0.1.{number}")) for number in range(1, 11)]
    settings = _settings(town, archives=False)
    settings = replace(settings, network=replace(settings.network, per_host=2, concurrency=16))
    events = await _events(_essay(*many, *few), settings)
    order = [urlsplit(event.link.url).hostname for event in events if isinstance(event, CheckedLink)]
    assert len(order) == 110
    last_of_the_few = max(place for place, name in enumerate(order) if name != "127.0.0.2")
    assert last_of_the_few < 40


async def test_one_address_cited_by_two_works_is_asked_once(town: Town) -> None:
    """And judged by the work that its page suits best."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    extraction = _essay((TITLE, town.url("/x")), ("Recept na svatomartinskou husu", town.url("/x")))
    assert len(extraction.works) == 2
    (link,) = (await _report(extraction, _settings(town, archives=False))).links
    assert (link.verdict.standing, town.asked["/x"], len(link.link.works)) == (Standing.ALIVE, 1, 2)


async def test_nothing_to_check(town: Town) -> None:
    """Works without addresses: a report all the same."""
    extraction = extract(
        [Source("essay.txt", "MALÁ, Eva. Smíření. Brno: Host, 2008. ISBN 978-80-7294-000-1.\n".encode())]
    )
    report = await _report(extraction, _settings(town))
    assert (len(report.works), report.links, report.network_down) == (1, (), False)


async def test_what_may_pass_is_asked_again_after_all_others(town: Town) -> None:
    """Breadth first: a page that complains waits for every other link; what it says in the end counts."""
    answers = iter([("503 Service Unavailable", b""), ("502 Bad Gateway", b""), ("200 OK", _page(TITLE))])
    order: list[str] = []

    class Flaky(dict[str, tuple[str, bytes]]):
        def get(self, path: str, default: object = None) -> tuple[str, bytes]:
            order.append(path)
            return next(answers) if path == "/flaky" else ("200 OK", _page(TITLE))

    town.pages = Flaky()
    others = [town.url(f"/{number}", f"127.0.0.{number}") for number in range(2, 40)]
    essay = _essay((TITLE, town.url("/flaky")), *((TITLE, url) for url in others))
    network = NetworkSettings(interval=0.0, retries=2, concurrency=2, allow_private=True, ignore_robots=True)
    report = await _report(essay, Settings(network, use_archives=False, canaries=()))
    assert [place for place, path in enumerate(order) if path == "/flaky"] == [0, 39, 40]
    assert [str(found.verdict.standing) for found in report.links] == ["alive"] * 39


async def test_a_page_that_hangs_keeps_no_other_from_its_further_tries(town: Town) -> None:
    """One whose second try is long in coming is waited for by nobody: the other's third comes meanwhile."""
    slow = iter(["503 Service Unavailable\r\nRetry-After: 4", "404 Not Found"])
    order: list[str] = []

    class Ill(dict[str, tuple[str, bytes]]):
        def get(self, path: str, default: object = None) -> tuple[str, bytes]:
            order.append(path)
            return next(slow) if path == "/slow" else "502 Bad Gateway", b""

    town.pages = Ill()
    essay = _essay((TITLE, town.url("/slow", "127.0.0.2")), (TITLE, town.url("/quick")))
    network = NetworkSettings(interval=0.0, retries=2, allow_private=True, ignore_robots=True)
    await _report(essay, Settings(network, use_archives=False, canaries=()))
    assert order == ["/slow", "/quick", "/quick", "/quick", "/slow"]


async def test_a_host_that_only_complains_is_spared(town: Town) -> None:
    """Five complaints in a row, and no second try of any of its pages; each is told as it answered."""
    paths = [f"/{number}" for number in range(8)]
    town.pages = dict.fromkeys(paths, ("503 Service Unavailable", b""))
    network = NetworkSettings(interval=0.0, retries=2, per_host=8, allow_private=True, ignore_robots=True)
    essay = _essay(*((TITLE, town.url(path)) for path in paths))
    report = await _report(essay, Settings(network, use_archives=False, canaries=()))
    assert {found.verdict.reason for found in report.links} == {"http-503"}
    assert town.asked.total() == len(paths)


async def test_a_page_that_robots_are_asked_to_leave_is_unchecked(town: Town) -> None:
    """Neither dead nor alive; `--ignore-robots` looks all the same."""
    town.pages = {"/robots.txt": ("200 OK", b"User-agent: *\nDisallow: /x"), "/x": ("404 Not Found", b"")}
    essay = _essay((TITLE, town.url("/x")))
    settings = _settings(town, archives=False)
    (found,) = (await _report(essay, settings)).links
    assert (found.verdict.standing, found.verdict.reason) == (Standing.UNCHECKED, "robots")
    assert town.asked == {"/robots.txt": 1}
    ignoring = replace(settings, network=replace(settings.network, ignore_robots=True))
    (found,) = (await _report(essay, ignoring)).links
    assert found.verdict.standing is Standing.GONE


LATER = NOW + timedelta(hours=2)


def _remembering(town: Town, folder: Path) -> Settings:
    return _settings(town, archives=False, max_age=86400.0, cache=folder)


async def test_what_an_earlier_run_saw_alive_is_not_asked_again(town: Town, tmp_path: Path) -> None:
    """Nothing at all is asked; the verdicts are the same, the times those of the true asking."""
    town.pages = {
        "/alive": ("200 OK", _page(TITLE)),
        "/old": ("301 Moved Permanently\r\nLocation: /new/place", b""),
        "/short": ("302 Found\r\nLocation: /file", b""),
        "/file": ("200 OK", b"<p>x"),
        "/new/place": ("200 OK", _page(TITLE)),
    }
    essay = _essay(*((TITLE, town.url(path)) for path in ("/alive", "/old", "/short")))
    settings = _remembering(town, tmp_path / "cache")
    first = await _report(essay, settings)
    assert [one.verdict.reason for one in first.links] == ["ok", "redirect", "redirect"]
    asked = town.asked.total()
    events = await _events(essay, settings, LATER)
    assert town.asked.total() == asked
    assert [event.done for event in events if isinstance(event, Progress)] == [1, 2, 3]
    second = events[-1]
    assert isinstance(second, Report)
    assert [one.verdict for one in second.links] == [one.verdict for one in first.links]
    assert [(one.probe.asked_at, one.probe.cached) for one in second.links if one.probe] == [(NOW, True)] * 3
    assert not any(one.probe.cached for one in first.links if one.probe)


async def test_what_was_seen_too_long_ago_is_asked(town: Town, tmp_path: Path) -> None:
    """And the new answer counts from then on."""
    town.pages = {"/alive": ("200 OK", _page(TITLE))}
    essay, settings = _essay((TITLE, town.url("/alive"))), _remembering(town, tmp_path)
    for hours in (0, 24, 25, 48, 49):
        await _report(essay, settings, NOW + timedelta(hours=hours))
    assert town.asked["/alive"] == 2


async def test_failures_and_doubts_are_asked_every_time(town: Town, tmp_path: Path) -> None:
    """What was dead may live again; another title may be another page."""
    town.pages = {
        "/busy": ("503 Service Unavailable", b""),
        "/wall": ("403 Forbidden", b""),
        "/soft": ("200 OK", _page("Stránka nenalezena")),
        "/differs": ("200 OK", _page("Volby do zastupitelstev")),
        "/nameless": ("200 OK", b"<p>x"),
    }
    paths = (*town.pages, "/none")
    essay, settings = _essay(*((TITLE, town.url(path)) for path in paths)), _remembering(town, tmp_path)
    first = await _report(essay, settings)
    assert {one.verdict.reason for one in first.links} >= {"title-differs", "not-compared", "http-404", "soft-404"}
    second = await _report(essay, settings, LATER)
    assert {path: town.asked[path] for path in paths} == dict.fromkeys(paths, 2)
    assert not any(one.probe.cached for one in second.links if one.probe)


async def test_a_changed_citation_is_judged_anew(town: Town, tmp_path: Path) -> None:
    """The page that suited the old title does not suit the new one: it is asked again, and is another page now."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    settings = _remembering(town, tmp_path)
    await _report(_essay((TITLE, town.url("/x"))), settings)
    recipe = "Recept na svatomartinskou husu"
    town.pages = {"/x": ("200 OK", _page(recipe))}
    (link,) = (await _report(_essay((recipe, town.url("/x"))), settings, LATER)).links
    assert (link.verdict.reason, link.probe and link.probe.cached, town.asked["/x"]) == ("ok", False, 2)
    (link,) = (await _report(_essay((recipe, town.url("/x"))), settings, LATER)).links
    assert (link.verdict.reason, link.probe and link.probe.cached, town.asked["/x"]) == ("ok", True, 2)


async def test_a_success_is_forgotten_when_it_fails(town: Town, tmp_path: Path) -> None:
    """Asked again because of another citation, it is gone: who cites it as before must not be told that it lives."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    settings = _remembering(town, tmp_path)
    await _report(_essay((TITLE, town.url("/x"))), settings)
    town.pages = {}
    await _report(_essay(("Recept na svatomartinskou husu", town.url("/x"))), settings, LATER)
    (link,) = (await _report(_essay((TITLE, town.url("/x"))), settings, LATER)).links
    assert (link.verdict.standing, town.asked["/x"]) == (Standing.GONE, 3)


async def test_a_confirmed_candidate_is_remembered(town: Town, tmp_path: Path) -> None:
    """The damaged address is asked again, as it failed; its candidate is not."""
    town.pages = {WHOLE: ("200 OK", _page(TITLE))}
    settings = _remembering(town, tmp_path)
    for now in (NOW, LATER):
        (link,) = (await _report(_damaged(town, TITLE), settings, now)).links
        assert (link.verdict.reason, link.confirmed_url) == ("candidate-confirmed", town.url(WHOLE))
    assert (town.asked[DAMAGED], town.asked[WHOLE]) == (2, 1)
    assert link.probe
    assert link.probe.cached


async def test_without_an_age_and_in_recordings_nothing_is_remembered(town: Town, tmp_path: Path) -> None:
    """Nor is anything read: a recording is whole in itself."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    essay, settings = _essay((TITLE, town.url("/x"))), _remembering(town, tmp_path / "cache")
    recording = tmp_path / "run.warc.gz"
    for without in (
        replace(settings, max_age=0.0),
        replace(settings, record=recording),
        replace(settings, replay=recording),
    ):
        await _report(essay, without)
        assert not (tmp_path / "cache").exists()
    await _report(essay, settings)
    town.pages = {}
    (link,) = (await _report(essay, replace(settings, record=tmp_path / "new.warc.gz"), LATER)).links
    assert link.verdict.standing is Standing.GONE


async def test_links_seen_earlier_do_not_hide_that_our_network_is_down(town: Town, tmp_path: Path) -> None:
    """They are told as they were seen; of the others nothing can be said."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    port = _closed_port()
    settings = replace(_remembering(town, tmp_path), canaries=(f"http://127.0.0.99:{port}/",))
    seen = (TITLE, town.url("/x"))
    await _report(_essay(seen), settings)
    report = await _report(_essay(seen, (f"{TITLE} jinde", f"http://127.0.0.2:{port}/x")), settings, LATER)
    assert report.network_down
    assert [one.verdict.reason for one in report.links] == ["ok", "network-down"]
    assert not (await _report(_essay(seen), settings, LATER)).network_down


async def test_a_broken_cache_only_warns(town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The run is as without one."""
    town.pages = {"/x": ("200 OK", _page(TITLE))}
    essay, settings = _essay((TITLE, town.url("/x"))), _remembering(town, tmp_path)
    await _report(essay, settings)
    file = tmp_path / FILE
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE success SET probe = '{}'")
    connection.close()
    (link,) = (await _report(essay, settings, LATER)).links
    assert (link.verdict.standing, town.asked["/x"]) == (Standing.ALIVE, 2)
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == [str(file)]
