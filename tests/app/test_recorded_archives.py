"""A recorded run with archives replays to an equal report: copies, those passed over, moves, mended addresses, failures."""

from dataclasses import replace
from pathlib import Path

from tests.app.world import OTHER, SOFT_404, TITLE, URL, World, essay, page, passed_over, unplaced
from tests.archives.facade import times

DAY = "20140720120000"
NEW = "https://nove-noviny.cz/2014/obrana"
WHOLE, DAMAGED = "http://noviny.cz/c/nato-rusko-vztahy.html", "http://noviny.cz/c/natorusko-vztahy.html"
LIVING, GONE = "http://noviny.cz/zije", "http://noviny.cz/pryc"
COPY = f"https://web.archive.org/web/{DAY}/http://noviny.cz/citovana"


def _world() -> World:
    world = World({LIVING: (200, page()), NEW: (200, page())})
    world.captured("20130101000000", page())
    world.captured(DAY, SOFT_404)
    world.captured("20160101000000", NEW, 301)
    world.captured(DAY, page(), url=WHOLE)
    world.captured(DAY, page(), url="http://noviny.cz/citovana")
    world.captured(DAY, page(), url=LIVING)
    world.captured(DAY, page(), url=GONE)
    world.wayback.lost = {"20140101000000"}
    world.captured("20140101000000", page(), url=GONE)
    world.webarchiv.captures = {(DAY, url): (200, page()) for url in (URL, LIVING)}
    world.webarchiv.kept = 403
    world.arquivo.captures = {(DAY, GONE): (200, OTHER), ("20150101000000", GONE): (None, page())}
    return world


def _reference(number: int, rest: str) -> str:
    return f"NOVÁK, Jan. {TITLE} {'I' * number} [online]. [cit. 2014-07-22]. Dostupné z: {rest}"


CITED = essay(
    _reference(0, URL),
    _reference(1, DAMAGED),
    _reference(2, LIVING),
    _reference(3, GONE),
    _reference(4, f"http://noviny.cz/citovana. Archivní kopie dostupná z: {COPY}"),
)


async def test_a_recorded_run_with_archives_replays_to_an_equal_report(tmp_path: Path) -> None:
    """All that a check of archives may find is in it, and nothing is asked again."""
    world, file = _world(), tmp_path / "run.warc.gz"
    recorded = await world.report(CITED, record=file)
    found = {one.link.url: one for one in recorded.links}
    assert found[URL].verdict.reason == "archived-redirect"
    assert passed_over(found[URL]) == [("2014-07-20", "soft-404"), ("2014-07-20", "not-shown")]
    assert found[URL].restricted == ("webarchiv",)
    assert found[DAMAGED].confirmed_url == WHOLE
    assert {one.capture.archive for one in found[GONE].snapshots} == {"wayback", "arquivo"}
    assert found["http://noviny.cz/citovana"].has_cited_copy
    asked = world.asked.total()
    replayed = await world.report(CITED, replay=file)
    assert replayed == replace(recorded, links=tuple(map(unplaced, recorded.links)))
    assert world.asked.total() == asked


async def test_refusals_and_faults_are_replayed_as_they_came(tmp_path: Path) -> None:
    """An archive that was shut out of the run is, in the replay, no other."""
    world, file = _world(), tmp_path / "run.warc.gz"
    world.wayback.faults["index"] = times(2, 503)
    world.arquivo.down = 500
    recorded = await world.report(CITED, record=file)
    assert {name for one in recorded.links for name, _ in one.archive_failures} == {"wayback", "arquivo"}
    replayed = await world.report(CITED, replay=file)
    assert [(one.archive_failures, one.archives_asked) for one in replayed.links] == [
        (one.archive_failures, one.archives_asked) for one in recorded.links
    ]
