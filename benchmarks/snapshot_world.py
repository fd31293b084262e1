"""The made-up web with its archives, on loopback: a proxy by which every name leads here and nowhere else.

One pywb holds the four collections. The facade speaks the Internet Archive's dialect over the first of them; the proxy hands on to
pywb what is asked of the others, answers for the living web, and counts what every archive is asked.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import httpx

from benchmarks.snapshot_cases import ARCHIVES, Case, page
from dostupne.app.settings import ArchiveSetting, Settings
from dostupne.net.settings import NetworkSettings
from tests.archives.facade import Facade
from tests.archives.facade_server import Served, serving_answers, serving_facade
from tests.archives.pywb import Captured, programs, serving_all

IA = "http://ia.test"
WITHOUT_PYWB = """\
pywb is not here. It pins old libraries, so it has an environment of its own, and runs as a process:
    python3 -m venv .pywb && .pywb/bin/python -m pip install pywb==2.10.0
or set PYWB_BIN to the folder of its programs."""

Living = dict[str, tuple[str, str]]


@dataclass
class World:
    """What runs: `hanging` are archives that never answer, `asked` counts requests by archive."""

    proxy: str
    facade: Facade
    served: Served
    folder: Path
    hanging: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)

    def forget(self) -> None:
        """Begins to count anew."""
        self.asked.clear()
        self.facade.asked.clear()

    @property
    def asked_of_ia(self) -> dict[str, int]:
        """Requests to the Internet Archive by service."""
        return {name: count for name, count in sorted(self.facade.asked.items()) if name != "robots"}

    def settings(self, *, budget: float = 600.0) -> Settings:
        """Everything through the proxy, all four archives at the addresses they have here."""
        network = NetworkSettings(
            interval=0.0, per_host=8, retries=0, timeout=20.0, proxy=self.proxy, allow_private=True
        )
        settings = Settings(network, _archives(), archives_used=ARCHIVES, canaries=(), archive_budget=budget)
        return replace(settings, remember_captures=False, cache=self.folder / "cache")


def _archives() -> tuple[ArchiveSetting, ...]:
    return (
        ArchiveSetting(
            "wayback",
            (
                ("availability_url", f"{IA}/wayback/available"),
                ("cdx_url", f"{IA}/cdx/search/cdx"),
                ("replay_url", f"{IA}/web"),
                ("timemap_url", ""),
                ("timegate_url", ""),
            ),
        ),
        *(ArchiveSetting(name, _addresses(name, indexed=True)) for name in ("webarchiv", "arquivo")),
        ArchiveSetting("ukwa", _addresses("ukwa", indexed=False)),
    )


def _addresses(name: str, *, indexed: bool) -> tuple[tuple[str, str], ...]:
    site = f"http://{name}.test/{name}"
    return (
        ("cdx_url", f"{site}/cdx" if indexed else ""),
        ("replay_url", site),
        ("timemap_url", f"{site}/timemap/link"),
        ("timegate_url", ""),
    )


@contextmanager
def world(cited: Sequence[Case]) -> Iterator[World]:
    """All of it running, for as long as this lasts. Raises `SystemExit` where pywb is not installed."""
    collections = {
        name: [_captured(shot) for case in cited for shot in case.shots if shot.archive == name] for name in ARCHIVES
    }
    living = {url: said for case in cited for url, said in case.living.items()}
    with running(collections, living) as made:
        yield made


@contextmanager
def running(collections: dict[str, list[Captured]], living: Living) -> Iterator[World]:
    """The archives over these captures, and this living web. Raises `SystemExit` where pywb is not installed."""
    programs_of_pywb = programs()
    if programs_of_pywb is None:
        raise SystemExit(WITHOUT_PYWB)
    hosts = {urlsplit(one.url).hostname or "" for one in collections["wayback"]}
    with (
        TemporaryDirectory() as name,
        serving_all(_made(Path(name) / "pywb"), programs_of_pywb, collections, {}) as pywb,
        serving_facade(Facade(), f"{pywb}/wayback", hosts) as (_, served),
    ):
        made = World("", served.facade, served, Path(name))
        served.facade.site = IA
        proxy = _Proxy(made, pywb, living)
        with serving_answers(proxy.answer, proxy.aclose) as address:
            made.proxy = address
            yield made


def _captured(shot: object) -> Captured:
    names = ("stamp", "url", "body", "status", "location", "revisit_of")
    return Captured(**{name: getattr(shot, name) for name in names})


@dataclass
class _Proxy:
    made: World
    pywb: str
    living: Living
    client: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(trust_env=False, timeout=30))

    async def aclose(self) -> None:
        """Ends the connections to pywb, and to the facade's."""
        await self.client.aclose()
        await self.made.served.aclose()

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """By the name of the host."""
        host = request.url.host
        if request.method == "CONNECT":
            return httpx.Response(502)
        archive = {"ia.test": "wayback", "web.archive.org": "wayback"}.get(host, host.removesuffix(".test"))
        if archive not in ARCHIVES:
            return self._living(str(request.url))
        self.made.asked[archive] += 1
        if archive in self.made.hanging:
            await asyncio.Event().wait()
        if archive == "wayback":
            return await self.made.served.answer(request)
        return await self._handed_on(request)

    async def _handed_on(self, request: httpx.Request) -> httpx.Response:
        url = self.pywb + request.url.raw_path.decode()
        return await self.client.request(request.method, url, headers={"Host": request.url.host})

    def _living(self, url: str) -> httpx.Response:
        title, location = self.living.get(url, ("", ""))
        if location:
            return httpx.Response(301, headers={"Location": location})
        if title:
            text = f"{title} se nyní čte zde, na nové adrese. " * 8
            return httpx.Response(200, html=page(title, text))
        return httpx.Response(404, html=page("404 Not Found", "Stránka nenalezena"))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
