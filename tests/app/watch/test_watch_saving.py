"""Archive while alive: what is saved of the living pages of a run, what is left in peace, and what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dostupne.app.settings import ArchiveSetting, Settings
from dostupne.app.watch.saving import SavedPage, save_living, saves_pages
from dostupne.errors import NoKeys
from dostupne.model.evidence import Hop, Probe
from dostupne.model.saving import Fate
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Condition, Copies, Sighting, WatchedLink
from dostupne.net.clock import Clock
from dostupne.net.settings import NetworkSettings
from tests.archives.facade import Facade
from tests.archives.save_desk import STAMP, error

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
KEYED = ArchiveSetting("wayback", (), "ACCESS-KEY", "SECRET-KEY")
ALIVE = Verdict(Standing.ALIVE, "ok", match=0.9)


@dataclass
class Scene:
    """An archive, and the copies that the store keeps of each link."""

    cache: Path
    facade: Facade = field(default_factory=Facade)
    copies: dict[int, Copies] = field(default_factory=dict)

    def keep_copies(self, link_id: int, copies: Copies) -> None:
        """As the store does it."""
        self.copies[link_id] = copies

    def settings(self, **changes: object) -> Settings:
        """With keys, and a month for copies to stay young."""
        settings = Settings(NetworkSettings(interval=0.0, retries=0), (KEYED,), cache=self.cache)
        return replace(settings, **changes)  # type: ignore[arg-type]  # names of settings

    async def run(
        self, seen: Mapping[str, Verdict], now: datetime = NOW, settings: Settings | None = None, offline: bool = False
    ) -> list[SavedPage]:
        """One run that saw these at this time."""
        looks = [
            (
                WatchedLink(number, url, Condition(), copies=self.copies.get(number)),
                Sighting(Probe(url, now, (Hop(url, 200),)), verdict, offline=offline),
            )
            for number, (url, verdict) in enumerate(seen.items(), 1)
        ]
        clock = Clock.virtual(lambda: now)
        pages = save_living(self, looks, settings or self.settings(), clock, httpx.MockTransport(self.facade.answer))
        return [page async for page in pages if isinstance(page, SavedPage)]


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path / "cache")


A, B = "https://www.a.cz/volby", "https://www.b.cz/"


async def test_what_is_alive_and_matches_is_saved_and_its_copy_kept(scene: Scene) -> None:
    seen = {
        A: ALIVE,
        B: Verdict(Standing.MOVED, "permanent", successor="https://www.b.cz/nove"),
        "https://www.c.cz/": Verdict(Standing.GONE, "http-404", "404"),
        "https://www.d.cz/": Verdict(Standing.ALIVE, "title-differs", match=0.1),
        "https://www.e.cz/": Verdict(Standing.BLOCKED, "http-403", "403"),
    }
    pages = await scene.run(seen)
    assert {page.link.url: page.fate for page in pages} == {A: Fate.SAVED, B: Fate.SAVED}
    assert scene.facade.saves.submitted == [A, "https://www.b.cz/nove"]
    [snapshot] = scene.copies[1].snapshots
    assert snapshot.capture.url == f"https://web.archive.org/web/{STAMP}/{A}"
    assert scene.copies[1].asked_at == NOW
    assert set(scene.copies) == {1, 2}


async def test_what_has_a_near_copy_is_not_saved_and_not_asked_for_again(scene: Scene) -> None:
    """Once in a month, not at every run, though the journal were lost."""
    scene.facade.rows = [["20261120000000", A, "text/html", "200", "AAA"]]
    [page] = await scene.run({A: ALIVE})
    assert (page.fate, page.reason) == (Fate.HAS_COPY, "copy-near")
    asked = dict(scene.facade.asked)
    for days in (1, 7, 14):
        scene.cache = scene.cache / "lost"
        assert await scene.run({A: ALIVE}, NOW + timedelta(days=days)) == []
    assert dict(scene.facade.asked) == asked
    assert scene.facade.saves.submitted == []
    [page] = await scene.run({A: ALIVE}, datetime(2026, 12, 29, tzinfo=UTC))
    assert page.fate is Fate.SAVED


async def test_a_saved_page_is_saved_again_after_a_month(scene: Scene) -> None:
    await scene.run({A: ALIVE}, datetime(2026, 11, 24, 13, tzinfo=UTC))
    for days in range(1, 29, 7):
        assert await scene.run({A: ALIVE}, datetime(2026, 11, 24, 13, tzinfo=UTC) + timedelta(days=days)) == []
    assert len(scene.facade.saves.submitted) == 1
    await scene.run({A: ALIVE}, datetime(2026, 12, 25, 13, tzinfo=UTC))
    assert len(scene.facade.saves.submitted) == 2


async def test_a_page_that_could_not_be_saved_is_not_tried_at_every_run(scene: Scene) -> None:
    """After one day, two, four …; copies are not asked for again."""
    scene.facade.saves.becomes = {A: [error("error:gateway-timeout")]}
    moments = range(0, 24 * 16, 12)
    tried = [hours // 24 for hours in moments if await scene.run({A: ALIVE}, NOW + timedelta(hours=hours))]
    assert tried == [0, 1, 3, 7, 15]
    assert scene.facade.asked["index"] + scene.facade.asked["availability"] <= 2
    assert scene.copies[1] == Copies(NOW)


async def test_what_the_archive_cannot_save_is_told_once_and_left_for_a_month(scene: Scene) -> None:
    scene.facade.saves.becomes = {A: [error("error:blocked-url")]}
    told = [len(await scene.run({A: ALIVE}, NOW + timedelta(days=days))) for days in range(0, 29, 4)]
    assert told == [1, 0, 0, 0, 0, 0, 0, 0]
    assert len(scene.facade.saves.submitted) == 1


async def test_older_copies_are_kept_behind_the_new_one(scene: Scene) -> None:
    old = Snapshot(
        Capture("wayback", A, datetime(2015, 1, 1, tzinfo=UTC), "https://web.archive.org/web/2015/x"), 3, 0.9
    )
    scene.copies[1] = Copies(NOW - timedelta(days=90), (old,))
    await scene.run({A: ALIVE})
    assert [one.capture.at.year for one in scene.copies[1].snapshots] == [2026, 2015]


async def test_archives_asked_lately_are_not_asked_again_but_the_page_is_saved(scene: Scene) -> None:
    """As of a link that was dead last week: its copies are known, and none is young."""
    scene.copies[1] = Copies(NOW - timedelta(days=7))
    [page] = await scene.run({A: ALIVE})
    assert page.fate is Fate.SAVED
    assert scene.facade.asked["index"] + scene.facade.asked["availability"] == 0


async def test_a_look_while_we_were_offline_saves_nothing(scene: Scene) -> None:
    assert await scene.run({A: ALIVE}, offline=True) == []
    assert scene.facade.saves.submitted == []


async def test_two_links_to_one_address_are_saved_once(scene: Scene) -> None:
    pages = await scene.run({A: ALIVE, B: Verdict(Standing.MOVED, "permanent", successor=A)})
    assert [page.fate for page in pages] == [Fate.SAVED, Fate.SAVED]
    assert scene.facade.saves.submitted == [A]
    assert set(scene.copies) == {1, 2}


async def test_no_more_than_there_is_time_for(scene: Scene) -> None:
    """Those that were never tried come first at the next run."""
    seen = {f"https://www.{name}.cz/": ALIVE for name in "abcdefgh"}
    settings = scene.settings(archive_budget=30.0)
    first = await scene.run(seen, settings=settings)
    assert 1 <= len(first) <= 3
    second = await scene.run(seen, NOW + timedelta(days=1), settings)
    assert not {page.address for page in first} & {page.address for page in second}


async def test_nothing_is_saved_of_a_replay_or_without_keys(scene: Scene) -> None:
    assert not saves_pages(scene.settings(replay=Path("x.warc.gz")))
    assert saves_pages(scene.settings())
    for settings in (Settings(), Settings(record=Path("x.warc.gz"))):
        with pytest.raises(NoKeys):
            saves_pages(settings)
    for settings in (scene.settings(replay=Path("x.warc.gz")), scene.settings(archives=())):
        assert await scene.run({A: ALIVE}, settings=settings) == []
    assert scene.facade.asked.total() == 0


async def test_refused_keys_are_told_and_nothing_is_noted(scene: Scene) -> None:
    """It says nothing about the pages."""
    scene.facade.saves.user = httpx.Response(401)
    [page] = await scene.run({A: ALIVE})
    assert (page.fate, page.reason) == (Fate.NOT_SAVED, "archive-stopped")
    assert "keys-refused" in page.detail
    scene.facade.saves.user = httpx.Response(200, json={"available": 3})
    [page] = await scene.run({A: ALIVE}, NOW + timedelta(hours=1))
    assert page.fate is Fate.SAVED
