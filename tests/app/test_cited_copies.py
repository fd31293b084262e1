"""References that cite an archived copy: the copy is read, held against the reference, and stands in for a dead original."""

from datetime import timedelta

import httpx
import pytest

from dostupne.cli.checking import exit_code
from dostupne.model.report import CheckedLink, Report
from dostupne.model.verdict import Standing
from tests.app.world import NOW, ONE, OTHER, SOFT_404, TITLE, URL, World, essay, page

STAMP = "20140720120000"
COPY = f"https://web.archive.org/web/{STAMP}/{URL}"


def _reference(copy: str = COPY, url: str = URL, note: str = "") -> str:
    return (
        f"NOVÁK, Jan. {TITLE} [online]. [cit. 2014-07-22]. Dostupné z: {url}. Archivní kopie dostupná z: {copy}{note}"
    )


async def _links(world: World, *references: str, **changes: object) -> tuple[Report, dict[str, CheckedLink]]:
    report = await world.report(essay(*references), **{**ONE, **changes})
    return report, {one.link.url: one for one in report.links}


async def test_a_dead_page_with_a_living_copy_is_no_finding() -> None:
    """The reference did what could be done: the copy shows the page; it is the snapshot, and no archive is asked for another."""
    world = World()
    world.captured(STAMP, page())
    report, links = await _links(world, _reference())
    assert set(links) == {URL, COPY}
    original, copy = links[URL], links[COPY]
    assert (original.verdict.standing, copy.verdict.standing) == (Standing.GONE, Standing.ALIVE)
    (snapshot,) = original.snapshots
    assert (snapshot.capture.url, snapshot.distance_days, snapshot.match) == (COPY, 2, 1.0)
    assert original.has_cited_copy
    assert exit_code(report) == 0
    assert world.wayback.asked == {"copies": 1}
    assert original.archives_asked == ()


async def test_without_the_copy_it_is_a_finding() -> None:
    """The same page without one, and with one that shows nothing."""
    world = World()
    world.captured(STAMP, page())
    report, _ = await _links(world, f"NOVÁK, Jan. {TITLE} [online]. [cit. 2014-07-22]. Dostupné z: {URL}")
    assert exit_code(report) == 1
    for body, reason in ((SOFT_404, "soft-404"), (OTHER, "other-page")):
        world.wayback.bodies[STAMP, URL] = body
        report, links = await _links(world, _reference())
        assert (links[COPY].verdict.standing, links[COPY].verdict.reason) == (Standing.DRIFTED, reason)
        assert not links[URL].has_cited_copy
        assert exit_code(report) == 1


async def test_a_copy_of_an_error_shows_nothing() -> None:
    """An archived 404 is a copy that is there, of a page that was not; the archives are asked for a better one."""
    world = World()
    world.captured(STAMP, page("Nenalezeno"), 404)
    world.captured("20140601000000", page())
    report, links = await _links(world, _reference())
    assert (links[COPY].verdict.standing, links[COPY].verdict.reason) == (Standing.DRIFTED, "copy-of-error")
    for found in links.values():
        assert [f"{one.capture.at:%Y-%m-%d}" for one in found.snapshots] == ["2014-06-01"]
    assert exit_code(report) == 1


@pytest.mark.parametrize("status", [403, 451])
async def test_a_copy_that_is_not_public(status: int) -> None:
    """Blocked: it is there, and a person may see it in the library."""
    copy = f"https://wayback.webarchiv.cz/wayback/{STAMP}/{URL}"
    world = World()
    world.webarchiv.kept = status
    _, links = await _links(world, _reference(copy))
    assert (links[copy].verdict.standing, links[copy].verdict.reason) == (Standing.BLOCKED, "copy-not-public")


async def test_a_copy_that_its_archive_does_not_have() -> None:
    """404 of the archive's own: the cited copy is gone."""
    _, links = await _links(World(), _reference())
    assert (links[COPY].verdict.standing, links[COPY].verdict.reason) == (Standing.GONE, "http-404")


async def test_both_mismatches_are_findings_of_a_living_copy() -> None:
    """Of another day than the reference says, and of another page than it cites."""
    world = World({URL: (200, page())})
    other = f"https://web.archive.org/web/{STAMP}/http://noviny.cz/jine"
    world.captured(STAMP, page(), url="http://noviny.cz/jine")
    note = " [arch. 2014-05-01T12:00:00+02:00]"
    report, links = await _links(world, _reference(other, note=note))
    assert links[other].verdict.standing is Standing.ALIVE
    assert set(links[other].verdict.notes) == {"archive-date-mismatch", "archive-orig-mismatch"}
    assert exit_code(report) == 1


async def test_the_note_of_the_czech_webarchiv_in_its_own_time() -> None:
    """`[arch. …+02:00]` of the same moment is no mismatch."""
    copy = f"https://wayback.webarchiv.cz/wayback/{STAMP}/{URL}"
    world = World({URL: (200, page())})
    world.webarchiv.captures[STAMP, URL] = (200, page())
    report, links = await _links(world, _reference(copy, note=" [arch. 2014-07-20T14:00:00+02:00]"))
    assert links[copy].verdict.notes == ()
    assert exit_code(report) == 0
    assert world.webarchiv.asked == ["copies"]


async def test_another_capture_than_the_one_cited_is_noted() -> None:
    """The archive led to one of another year; that is told, and the page that came is judged."""
    world = World()
    world.captured("20150101000000", page())
    world.captured(STAMP, page())
    world.wayback.lost = {STAMP}
    _, links = await _links(world, _reference())
    assert (links[COPY].verdict.standing, links[COPY].verdict.notes) == (Standing.ALIVE, ("another-capture",))


async def test_a_stamp_of_a_year_may_be_any_of_it() -> None:
    """`/web/2014/…` is led to the nearest, and that is right."""
    copy = f"https://web.archive.org/web/2014/{URL}"
    world = World()
    world.captured(STAMP, page())
    _, links = await _links(world, _reference(copy))
    assert (links[copy].verdict.standing, links[copy].verdict.notes) == (Standing.ALIVE, ())


async def test_no_archive_is_asked_for_a_link_that_is_a_living_copy() -> None:
    """A reference whose only address is one: read by its bytes as captured, once."""
    world = World()
    world.captured(STAMP, page())
    report, links = await _links(world, f"NOVÁK, Jan. {TITLE} [online]. [cit. 2014-07-22]. Dostupné z: {COPY}")
    (found,) = links.values()
    assert (found.verdict.reason, found.verdict.match, found.snapshots) == ("ok", 1.0, ())
    assert world.wayback.asked == {"copies": 1}
    assert found.probe
    assert found.probe.final_url == f"https://web.archive.org/web/{STAMP}id_/{URL}"
    assert exit_code(report) == 0


async def test_a_dead_copy_is_sought_under_its_original() -> None:
    """Of a cited copy that shows nothing the archives are asked for the address it is of."""
    world = World()
    world.captured("20140601000000", page())
    world.captured(STAMP, SOFT_404)
    _, links = await _links(world, f"NOVÁK, Jan. {TITLE} [online]. [cit. 2014-07-22]. Dostupné z: {COPY}")
    assert [f"{one.capture.at:%Y-%m-%d}" for one in links[COPY].snapshots] == ["2014-06-01"]
    assert {query["url"] for query in world.wayback.queries} == {URL}


async def test_a_copy_by_its_short_code() -> None:
    """archive.today says in its headers when and of what it is."""
    copy = "https://archive.ph/AbCdE"
    world = World()
    answer = world.answer

    async def short(request: httpx.Request) -> httpx.Response:
        if request.url.host != "archive.ph":
            return await answer(request)
        headers = {
            "Memento-Datetime": "Sun, 20 Jul 2014 12:00:00 GMT",
            "Link": '<http://noviny.cz/jine>; rel="original"',
        }
        return httpx.Response(200, html=page(), headers=headers)

    world.answer = short  # type: ignore[method-assign]
    _, links = await _links(world, _reference(copy))
    assert links[copy].verdict.standing is Standing.ALIVE
    assert links[copy].verdict.notes == ("archive-orig-mismatch",)


async def test_a_copy_cited_in_two_spellings_stands_in_for_the_original() -> None:
    """The one reference cites it over http as its address, the other over https beside the dead one."""
    world = World()
    world.captured(STAMP, page())
    plain = COPY.replace("https://web", "http://web")
    report, links = await _links(
        world,
        f"MALÁ, Eva. {TITLE} podruhé a jinak [online]. [cit. 2014-07-22]. Dostupné z: {plain}",
        _reference(),
    )
    assert set(links) == {plain, URL}
    assert links[URL].has_cited_copy
    assert exit_code(report) == 0


async def test_a_cited_copy_is_asked_every_time() -> None:
    """It is a link as others are: what an earlier run kept of archives says nothing of it."""
    world = World()
    world.captured(STAMP, page())
    await _links(world, _reference(), remember_captures=True)
    world.wayback.lost = {STAMP}
    report = await world.report(essay(_reference()), NOW + timedelta(hours=1), archives_used=("wayback",))
    (original, copy) = report.links
    assert copy.verdict.standing is Standing.GONE
    assert not original.has_cited_copy
