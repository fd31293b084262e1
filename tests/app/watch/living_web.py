"""A web beneath whole runs of watching: pages that come and go, hosts that fall silent, archives, and a store on SQLite."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Wish, add
from dostupne.app.watch.run import RunEvent, RunSummary, Wanted, run
from dostupne.app.watch.settings import WatchSettings
from dostupne.model.news import News
from dostupne.model.watching import WatchedLink
from dostupne.net.clock import Clock
from dostupne.net.settings import NetworkSettings
from dostupne.store.watch import WatchStore
from tests.app.world import TITLE, World, page

BEGIN = datetime(2026, 9, 1, 8, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
CANARY = "https://canary.test/"


def url(number: int) -> str:
    """The address of a page; every page has a host of its own."""
    return f"https://www.web{number}.cz/clanek"


def alive(number: int = 0) -> tuple[int, str]:
    """The answer of a page that is what is cited."""
    return 200, page(
        f"{TITLE} {number}", f"Článek číslo {number} o obraně státu v době krize a o tom, co z toho plyne."
    )


@dataclass
class LivingWeb:
    """The pages by address in `world`, hosts that nobody answers at in `silent`; all of them with `down`.

    `changes` are of the settings of `[watch]`, `settings` of all others.
    """

    folder: Path
    world: World = field(default_factory=World)
    silent: set[str] = field(default_factory=set)
    down: bool = False
    changes: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """Where the store is."""
        return str(self.folder / "watch.sqlite")

    def write(self, name: str, *numbers: int) -> Path:
        """A bibliography that cites these pages."""
        path = self.folder / name
        path.write_text(
            "".join(
                f"@online{{k{number},\n  author = {{Novák, Jan}},\n  title = {{{TITLE} {number}}},\n  url = {{{url(number)}}}\n}}\n\n"
                for number in numbers
            ),
            encoding="utf-8",
        )
        return path

    async def watch(self, name: str, *numbers: int, every: timedelta | None = None, at: datetime = BEGIN) -> None:
        """Puts a bibliography that cites these pages under watch; they are alive unless they were given another answer."""
        self.world.web |= {url(number): alive(number) for number in numbers if url(number) not in self.world.web}
        self.world.web[CANARY] = (200, "")
        with WatchStore.opened(self.database) as store:
            await add(store, Wish(str(self.write(name, *numbers)), every=every), self.all_settings(), at)

    def all_settings(self) -> Settings:
        """The settings of a run."""
        network = NetworkSettings(interval=0.0, retries=0, ignore_robots=True)
        usual: dict[str, Any] = {"canaries": (CANARY,), "use_archives": False}
        return replace(Settings(network, watch=WatchSettings(**self.changes)), **(usual | self.settings))

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """What comes back, if anything does."""
        if self.down or request.url.host in self.silent:
            raise httpx.ConnectError("no route", request=request)
        return await self.world.answer(request)

    async def events(self, now: datetime, *names: str, clock: Clock | None = None, **wanted: Any) -> list[RunEvent]:
        """All that a run at this time yields."""
        with WatchStore.opened(self.database) as store:
            clock = clock or Clock.virtual(lambda: now)
            wish = Wanted(written, names, **wanted)
            base = httpx.MockTransport(self.answer)
            return [event async for event in run(store, self.all_settings(), wish, clock, base=base)]

    async def run(self, now: datetime, *names: str, **wanted: Any) -> RunSummary:
        """The summary of a run at this time."""
        *_, last = await self.events(now, *names, **wanted)
        assert isinstance(last, RunSummary)
        return last

    async def runs(self, days: Sequence[float]) -> list[RunSummary]:
        """Those of runs so many days after the beginning."""
        return [await self.run(BEGIN + day * DAY) for day in days]

    def link(self, number: int = 0) -> WatchedLink:
        """The link of a page as the store has it."""
        with WatchStore.opened(self.database) as store:
            found = store.link(url(number))
        assert found is not None
        return found

    def asked(self, number: int = 0) -> int:
        """How often a page was asked for."""
        return self.world.asked[url(number)]


def written(news: News) -> tuple[str, str]:
    """A digest of a few words."""
    return news.bibliography.name, "\n".join(f"{item.kind} {item.link.url}" for item in news.items)


def kinds(summary: RunSummary) -> list[str]:
    """What happened in a run."""
    return [str(event.kind) for _, event in summary.events]
