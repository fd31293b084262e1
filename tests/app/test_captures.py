"""What archives said is remembered: asked again soon, nobody is asked; and only where that is sure to be right."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from dostupne.app.settings import ArchiveSetting
from dostupne.store.captures import FILE
from tests.app.world import NOW, SOFT_404, TITLE, URL, World, cite, essay, page, passed_over, stamps

DAY = "20140720120000"
LATER = NOW + timedelta(hours=23)
ALL_THREE = {"wayback", "webarchiv", "arquivo"}


def _world() -> World:
    """A dead page with a soft-404 and a good copy in one archive, nothing in the others."""
    world = World()
    world.captured(DAY, SOFT_404)
    world.captured("20140601000000", page())
    return world


CITED = cite((TITLE, URL))
UNDATED = essay(f"NOVÁK, Jan. {TITLE} [online]. Dostupné z: {URL}")
RECENT = essay(f"NOVÁK, Jan. {TITLE} [online]. [cit. 2026-11-01]. Dostupné z: {URL}")


async def _asked(world: World, now: datetime = LATER, **changes: object) -> int:
    """Requests to archives that another check at this time makes."""
    before = world.archives_asked()
    await world.report(changes.pop("cited", CITED), now, **changes)  # type: ignore[arg-type]
    return world.archives_asked() - before


async def test_asked_again_within_a_day_asks_nobody(tmp_path: Path) -> None:
    """The same copies, the same rejected, of when they were asked; whatever the archives would say now."""
    world = _world()
    first = await world.report(CITED, cache=tmp_path)
    asked = world.archives_asked()
    assert asked == 1 + 2 + 2 * 3  # one index and two copies; three spellings each of the two that have nothing
    world.wayback.rows.clear()
    second = await world.report(CITED, LATER, cache=tmp_path)
    assert world.archives_asked() == asked
    (before,), (after,) = first.links, second.links
    assert (stamps(after), passed_over(after)) == (["2014-06-01"], [("2014-07-20", "soft-404")])
    assert (after.snapshots, after.rejected) == (before.snapshots, before.rejected)
    assert set(after.archives_asked) == ALL_THREE
    assert (before.archives_asked_at, after.archives_asked_at) == (NOW, NOW)
    assert (tmp_path / FILE).exists()


async def test_what_moved_or_is_damaged_asks_nobody_again_either(tmp_path: Path) -> None:
    """Where a redirect led, and what is like the address, is remembered as well as copies are."""
    new, damaged, whole = (
        "https://b.cz/obrana",
        "http://noviny.cz/x/natorusko.html",
        "http://noviny.cz/x/nato-rusko.html",
    )
    world = World({new: (200, page())})
    world.captured("20150101000000", new, 301)
    world.captured(DAY, page(), url=whole)
    world.captured(DAY, SOFT_404, url="http://noviny.cz/pryc/volby")
    cited = cite((TITLE, URL), (TITLE, damaged), (f"{TITLE} jinde", "http://noviny.cz/pryc/volby"))
    first = await world.report(cited, cache=tmp_path)
    assert [(one.verdict.reason, one.confirmed_url) for one in first.links] == [
        ("archived-redirect", ""),
        ("http-404", whole),
        ("http-404", ""),
    ]
    assert await _asked(world, cited=cited, cache=tmp_path) == 0
    second = await world.report(cited, LATER, cache=tmp_path)
    assert [one.verdict for one in second.links] == [one.verdict for one in first.links]
    assert [one.confirmed_url for one in second.links] == [one.confirmed_url for one in first.links]


async def test_without_a_folder_of_ones_own_it_is_the_users(tmp_path: Path) -> None:
    """`cache` left alone: in the user's cache folder, which is set for tests."""
    world = _world()
    await world.report(CITED)
    assert await _asked(world) == 0
    assert (tmp_path / "user-cache" / "dostupne" / FILE).exists()


@pytest.mark.parametrize(
    ("hours", "again"),
    [(24, False), (24.01, True), (-1, True)],
    ids=["a day", "more than a day", "a clock that was wrong"],
)
async def test_no_copy_counts_for_a_day(hours: float, again: bool, tmp_path: Path) -> None:
    """Archives are asked again then, as they may have one by now."""
    world = World()
    await world.report(CITED, cache=tmp_path)
    assert (await _asked(world, NOW + timedelta(hours=hours), cache=tmp_path) > 0) == again


@pytest.mark.parametrize(("days", "again"), [(2, False), (29, False), (31, True)])
async def test_copies_about_an_old_day_count_for_a_month(days: int, again: bool, tmp_path: Path) -> None:
    """No nearer ones come up: the archive that has them is not asked, those that have none are."""
    world = _world()
    await world.report(CITED, cache=tmp_path)
    index = world.wayback.asked["index"]
    assert await _asked(world, NOW + timedelta(days=days), cache=tmp_path) > 0
    assert (world.wayback.asked["index"] > index) == again


@pytest.mark.parametrize("cited", [UNDATED, RECENT], ids=["no day", "a recent day"])
async def test_copies_about_no_day_or_a_recent_one_count_for_a_day(cited: object, tmp_path: Path) -> None:
    """Newer and nearer ones come up every day."""
    world = _world()
    await world.report(cited, cache=tmp_path)  # type: ignore[arg-type]
    index = world.wayback.asked["index"]
    assert await _asked(world, cited=cited, cache=tmp_path) == 0
    await _asked(world, NOW + timedelta(days=2), cited=cited, cache=tmp_path)
    assert world.wayback.asked["index"] == index + 1


async def test_what_a_copy_holds_is_not_read_again_when_the_index_is(tmp_path: Path) -> None:
    """Captures do not change; lists of them grow."""
    world = _world()
    await world.report(UNDATED, cache=tmp_path)
    copies = world.wayback.asked["copies"]
    await _asked(world, NOW + timedelta(days=2), cited=UNDATED, cache=tmp_path)
    assert (world.wayback.asked["index"], world.wayback.asked["copies"]) == (2, copies)


async def test_a_kept_copy_is_judged_by_each_citation_anew(tmp_path: Path) -> None:
    """What is kept is what the copy holds, not what was thought of it."""
    world = _world()
    await world.report(CITED, cache=tmp_path)
    other = cite(("Recept na svatomartinskou husu", URL))
    (found,) = (await world.report(other, LATER, cache=tmp_path)).links
    assert found.snapshots == ()
    assert passed_over(found) == [("2014-07-20", "soft-404"), ("2014-06-01", "title-differs")]


async def test_refresh_asks_all_the_same(tmp_path: Path) -> None:
    """And what is heard then counts from then on."""
    world = _world()
    await world.report(CITED, cache=tmp_path)
    asked = world.archives_asked()
    assert await _asked(world, cache=tmp_path, refresh=True) == asked
    assert await _asked(world, LATER + timedelta(hours=2), cache=tmp_path) == 0


async def test_who_wants_nothing_remembered_gets_that(tmp_path: Path) -> None:
    """No file is made, and one that is there is not read."""
    world = _world()
    await world.report(CITED, cache=tmp_path, remember_captures=False)
    assert not (tmp_path / FILE).exists()
    await world.report(CITED, cache=tmp_path)
    assert await _asked(world, cache=tmp_path, remember_captures=False) > 0


def _down(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(503)


def _lose(world: World) -> None:
    world.wayback.faults |= {"index": _down, "availability": _down}


def _hide(world: World) -> None:
    world.wayback.faults["copies"] = _down


def _half(world: World) -> None:
    world.wayback.faults["index"] = _down  # Availability steps in, but a nearer copy may be there


@pytest.mark.parametrize("fault", [_lose, _hide, _half])
async def test_failures_are_never_kept(fault: Callable[[World], None], tmp_path: Path) -> None:
    """What did not answer is asked the next time, a minute later or not; what did is not."""
    world = _world()
    fault(world)
    (found,) = (await world.report(CITED, cache=tmp_path)).links
    assert found.archive_failures or found.not_shown
    world.wayback.faults.clear()
    before = len(world.webarchiv.asked)
    (found,) = (await world.report(CITED, NOW + timedelta(minutes=1), cache=tmp_path)).links
    assert (stamps(found), found.archive_failures) == (["2014-06-01"], ())
    assert not {"index"} & set(world.webarchiv.asked[before:]) or fault is not _hide


async def test_another_address_of_an_archive_is_another_question(tmp_path: Path) -> None:
    """A local one that stands in for the Internet Archive has copies of its own."""
    world = _world()
    one: dict[str, Any] = {"archives_used": ("wayback",), "cache": tmp_path}
    await world.report(CITED, **one)
    for archives in ((ArchiveSetting("wayback", (("cdx_url", "https://web.archive.org/cdx/search/cdx?"),)),), ()):
        asked = await _asked(world, archives=archives, **one)
        assert (asked > 0) == bool(archives)


async def test_another_day_is_another_question(tmp_path: Path) -> None:
    """The index is asked for what is near to that day; the copies that were read are known."""
    world = _world()
    await world.report(CITED, cache=tmp_path)
    copies = world.wayback.asked["copies"]
    await _asked(world, cited=UNDATED, cache=tmp_path)
    assert (world.wayback.asked["index"], world.wayback.asked["copies"]) == (2, copies)


async def test_nothing_is_kept_or_read_in_recordings(tmp_path: Path) -> None:
    """Making one asks everything; a replay needs nothing else and leaves nothing."""
    world, cache, warc = _world(), tmp_path / "cache", tmp_path / "run.warc.gz"
    recorded = await world.report(CITED, cache=cache, record=warc)
    assert not cache.exists()
    replayed = await world.report(CITED, cache=cache, replay=warc)
    assert not cache.exists()
    assert replayed.links[0].snapshots == recorded.links[0].snapshots
    await world.report(CITED, cache=cache)
    asked = await _asked(world, cache=cache, record=tmp_path / "again.warc.gz")
    assert asked == 1 + 2 + 2 * 3


async def test_where_no_archive_is_asked_nothing_is_made(tmp_path: Path) -> None:
    """`--no-archive` leaves no file."""
    await _world().report(CITED, cache=tmp_path, use_archives=False)
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("table", ["answer", "copy"])
async def test_a_broken_file_only_warns(table: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Once; the run is as without it."""
    world = _world()
    await world.report(CITED, cache=tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {table} = '{{}}'")
    (found,) = (await world.report(CITED, LATER, cache=tmp_path)).links
    assert (stamps(found), set(found.archives_asked)) == (["2014-06-01"], ALL_THREE)
    assert [record.getMessage().partition(": what archives said")[0] for record in caplog.records] == [
        str(tmp_path / FILE)
    ]
