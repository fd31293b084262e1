"""A made-up web with three archives of it, beneath a whole check: real host names, no network."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import CheckedLink, Report
from dostupne.net.settings import NetworkSettings
from tests.archives.facade import Facade
from tests.archives.pywb_dialect import PywbDialect

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLE = "Obrana státu v krizi"
URL = "http://noviny.cz/clanky/obrana"
OTHER_TEXT = "Husu omyjeme, osušíme, osolíme a pečeme tři hodiny v troubě, přelévajíce ji vypečenou šťávou. " * 4


def page(title: str = TITLE, text: str = "") -> str:
    """A page of HTML."""
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"


SOFT_404 = page("Stránka nenalezena", "Stránka, kterou hledáte, neexistuje.")
OTHER = page("Recept na svatomartinskou husu", OTHER_TEXT)

Answer = tuple[int, str]
"""A status and a page, or where a redirect leads."""


@dataclass
class World:
    """The living web by address (all else is 404), and what was asked of it and of the archives' hosts."""

    web: dict[str, Answer] = field(default_factory=dict)
    wayback: Facade = field(default_factory=Facade)
    webarchiv: PywbDialect = field(default_factory=PywbDialect)
    arquivo: PywbDialect = field(default_factory=PywbDialect)
    asked: Counter[str] = field(default_factory=Counter)

    def captured(self, stamp: str, body: str = "", status: int | str = 200, url: str = URL, digest: str = "") -> None:
        """Adds a capture to the Internet Archive; that of a redirect has its target for a body, a revisit `-`."""
        kind = "warc/revisit" if status == "-" else "text/html"
        self.wayback.rows.append([stamp, url, kind, str(status), digest or f"D{stamp}{url}"])
        where = self.wayback.locations if status in {301, 302, 307, 308} else self.wayback.bodies
        where[stamp, url] = body

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer of whichever host is asked."""
        self.asked[request.url.host] += 1
        match request.url.host:
            case "web.archive.org" | "archive.org":
                return await self.wayback.answer(request)
            case "wayback.webarchiv.cz":
                return await self.webarchiv.answer(request)
            case "arquivo.pt":
                return await self.arquivo.answer(request)
        self.asked[str(request.url)] += 1
        status, body = self.web.get(str(request.url), (404, page("Nenalezeno")))
        if status in {301, 302}:
            return httpx.Response(status, headers={"Location": body})
        return httpx.Response(status, html=body)

    def archives_asked(self) -> int:
        """Requests to all archives so far."""
        hosts = ("web.archive.org", "archive.org", "wayback.webarchiv.cz", "arquivo.pt")
        return sum(self.asked[host] for host in hosts)

    async def report(self, cited: Extraction, now: datetime = NOW, **changes: object) -> Report:
        """The report of a check in this world; `changes` are of the settings."""
        *_, last = await self.events(cited, now, **changes)
        assert isinstance(last, Report)
        return last

    async def events(self, cited: Extraction, now: datetime = NOW, **changes: object) -> list[object]:
        """All that the check yields."""
        network = NetworkSettings(interval=0.0, retries=0, ignore_robots=True)
        settings = replace(Settings(network, canaries=()), **changes)  # type: ignore[arg-type]  # names of settings
        base = httpx.MockTransport(self.answer)
        return [event async for event in check(cited, ("essay.txt",), settings, lambda: now, base=base)]

    async def link(self, url: str = URL, **changes: Any) -> CheckedLink:
        """The one link of an essay that cites this address alone."""
        (found,) = (await self.report(cite((TITLE, url)), **changes)).links
        return found


ONE: dict[str, Any] = {"archives_used": ("wayback",), "remember_captures": False}
"""Settings of tests that are about one archive."""


def cite(*cited: tuple[str, str]) -> Extraction:
    """An essay that cites pages: (title, address)."""
    return essay(*(f"NOVÁK, Jan. {title} [online]. [cit. 2014-07-22]. Dostupné z: {url}" for title, url in cited))


def essay(*references: str) -> Extraction:
    """An essay of these references."""
    return extract([Source("essay.txt", "\n\n".join((*references, "")).encode())])


def stamps(found: CheckedLink) -> list[str]:
    """The days of the copies offered, best first."""
    return [f"{one.capture.at:%Y-%m-%d}" for one in found.snapshots]


def passed_over(found: CheckedLink) -> list[tuple[str, str]]:
    """The days of the copies rejected, and why."""
    return [(f"{one.capture.at:%Y-%m-%d}", one.reason) for one in found.rejected]


def unplaced(found: CheckedLink) -> CheckedLink:
    """The link without what no recording tells: where its answers came from, and how fast."""
    if found.probe is None:
        return found
    hops = tuple(replace(hop, seconds=None, address="") for hop in found.probe.hops)
    return replace(found, probe=replace(found.probe, hops=hops))
