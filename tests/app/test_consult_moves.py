"""Moved pages before copies, and damaged addresses by what archives hold, over a made-up web."""

from dataclasses import replace

import pytest

from dostupne.app.extract import Extraction
from dostupne.model.reference import EvidenceKind
from dostupne.model.verdict import Standing
from tests.app.world import ONE, OTHER, OTHER_TEXT, TITLE, URL, World, cite, page, stamps

DAY = "20140720120000"
NEW = "https://nove-noviny.cz/2014/obrana"


async def test_an_archived_move_to_a_living_page() -> None:
    """The page is there under its new address: moved, with the reason, and its copies are offered besides."""
    world = World({NEW: (200, page())})
    world.captured("20130101000000", page())
    world.captured("20160101000000", NEW, 301)
    found = await world.link(**ONE)
    assert (found.verdict.standing, found.verdict.reason) == (Standing.MOVED, "archived-redirect")
    assert (found.verdict.successor, found.verdict.detail, found.verdict.match) == (NEW, NEW, 1.0)
    assert stamps(found) == ["2013-01-01"]
    assert found.probe
    assert found.probe.status == 404


async def test_an_archived_move_is_followed_on_the_living_web() -> None:
    """Where it led on since then: the last address is the successor."""
    newest = "https://nove-noviny.cz/archiv/obrana"
    world = World({NEW: (301, newest), newest: (200, page())})
    world.captured("20160101000000", NEW, 301)
    assert (await world.link(**ONE)).verdict.successor == newest


@pytest.mark.parametrize("answer", [(404, page("Nenalezeno")), (200, OTHER), (200, page("Just a moment..."))])
async def test_an_archived_move_to_what_is_not_the_page(answer: tuple[int, str]) -> None:
    """Dead, another page or a wall: it is no successor, and the copy stays."""
    world = World({NEW: answer})
    world.captured("20130101000000", page())
    world.captured("20160101000000", NEW, 301)
    found = await world.link(**ONE)
    assert (found.verdict.reason, found.verdict.successor, stamps(found)) == ("http-404", "", ["2013-01-01"])
    assert world.asked[NEW] == 1


async def test_a_move_to_a_page_that_cannot_be_compared_is_no_proof() -> None:
    """That something answers proves nothing."""
    world = World({NEW: (200, "<html><body>…</body></html>")})
    world.captured("20160101000000", NEW, 301)
    assert (await world.link(**ONE)).verdict.reason == "http-404"


async def test_the_newest_moves_are_followed_first_and_two_at_most() -> None:
    """One redirect often captured is one; of more the latest count, those of one digest once."""
    world = World({f"https://b.cz/{number}": (200, page()) for number in (1, 3)})
    for stamp, number, digest in [
        ("20150101000000", 2, "TWO"),
        ("20150601000000", 1, "ONE"),
        ("20160101000000", 3, "THREE"),
        ("20170101000000", 2, "TWO"),
        ("20180101000000", 2, "TWO"),
    ]:
        world.captured(stamp, f"https://b.cz/{number}", 301, digest=digest)
    found = await world.link(**ONE)
    assert found.verdict.successor == "https://b.cz/3"
    assert [world.asked[f"https://b.cz/{number}"] for number in (1, 2, 3)] == [0, 1, 1]
    assert world.wayback.asked["copies"] == 2
    del world.web["https://b.cz/3"]
    assert (await world.link(**ONE)).verdict.reason == "http-404"
    assert world.asked["https://b.cz/1"] == 0


async def test_passing_redirects_are_no_moves() -> None:
    """302 and 307 say nothing of where the page is now."""
    world = World({NEW: (200, page())})
    world.captured("20160101000000", NEW, 302)
    world.captured("20170101000000", NEW, 307)
    assert (await world.link(**ONE)).verdict.reason == "http-404"
    assert world.asked[NEW] == 0


async def test_a_moved_page_is_not_mended() -> None:
    """Found is found: no neighbour is looked for, though there is no copy."""
    world = World({NEW: (200, page())})
    world.captured("20160101000000", NEW, 301)
    world.captured(DAY, page(), url=f"{URL[:-1]}-a")
    found = await world.link(**ONE)
    assert (found.verdict.reason, found.confirmed_url) == ("archived-redirect", "")
    assert not any("matchType" in query for query in world.wayback.queries)


async def test_excluded_successors_are_not_asked() -> None:
    """What the user leaves out stays out, wherever its address comes from."""
    world = World({NEW: (200, page())})
    world.captured("20160101000000", NEW, 301)
    found = await world.link(exclude=("nove-noviny.cz",), **ONE)
    assert (found.verdict.reason, world.asked[NEW]) == ("http-404", 0)


async def test_moves_that_another_archive_saw() -> None:
    """Its captured `Location`, left as it was, is read as one of the web."""
    world = World({NEW: (200, page())})
    world.webarchiv.captures["20160101000000", URL] = (301, NEW)
    found = await world.link(remember_captures=False)
    assert (found.verdict.reason, found.verdict.successor) == ("archived-redirect", NEW)


async def test_living_pages_are_not_sought_elsewhere() -> None:
    """An old redirect of a page that is back is history."""
    world = World({URL: (200, page()), NEW: (200, page())})
    world.captured("20160101000000", NEW, 301)
    found = await world.link(**ONE)
    assert (found.verdict.standing, world.asked[NEW]) == (Standing.ALIVE, 0)


WHOLE = "http://noviny.cz/clanky/nato-rusko-vztahy.html"
DAMAGED = [
    "http://noviny.cz/clanky/natorusko-vztahy.html",
    "http://noviny.cz/clanky/nato-rusko-vzta-hy.html",
    "http://noviny.cz/cla-nky/nato-rusko-vztahy.html",
    "http://noviny.cz/clanky/nato-rusko-vztahy.htmlCitovano",
]


@pytest.mark.parametrize("archive", ["wayback", "webarchiv"])
@pytest.mark.parametrize("printed", DAMAGED)
async def test_a_damaged_address_is_known_by_the_title_of_a_copy(printed: str, archive: str) -> None:
    """What the archive holds under a like address shows the cited page; a neighbour does not matter."""
    world = World()
    neighbour = WHOLE.replace("vztahy", "obchod")
    world.captured(DAY, page("Obchod"), url=neighbour)
    world.captured(DAY, page(), url=WHOLE)
    world.webarchiv.captures = {(DAY, neighbour): (200, page("Obchod")), (DAY, WHOLE): (200, page())}
    report = await world.report(_printed(printed), archives_used=(archive,), remember_captures=False)
    (found,) = report.links
    assert (found.confirmed_url, [one.capture.original for one in found.snapshots]) == (WHOLE, [WHOLE])
    assert found.link.url == printed
    reference = report.works[0].reference
    assert (reference.url, reference.url_as_printed) == (WHOLE, printed)
    assert reference.url_evidence[-1].kind is EvidenceKind.ARCHIVE
    assert reference.url_evidence[-1].detail == found.snapshots[0].capture.url


def _printed(url: str, *candidates: str) -> Extraction:
    """One work under this very address, whatever extraction would make of it."""
    extraction = cite((TITLE, URL))
    (work,) = extraction.works
    reference = replace(work.reference, url=url, url_candidates=candidates)
    return replace(extraction, works=(replace(work, reference=reference),))


async def test_a_living_page_under_the_mended_address() -> None:
    """The standing is that of the address as it should be."""
    world = World({WHOLE: (200, page())})
    world.captured(DAY, page(), url=WHOLE)
    (found,) = (await world.report(_printed(DAMAGED[0]), **ONE)).links
    assert (found.verdict.standing, found.confirmed_url) == (Standing.ALIVE, WHOLE)


@pytest.mark.parametrize("title", ["Obchod a celní unie v regionu", "Recept na svatomartinskou husu"])
async def test_a_copy_with_another_title_refuses_a_like_address(title: str) -> None:
    """However like the address is: the title decides."""
    world = World()
    world.captured(DAY, page(title, OTHER_TEXT), url=WHOLE)
    (found,) = (await world.report(_printed(DAMAGED[0]), **ONE)).links
    assert (found.confirmed_url, found.snapshots) == ("", ())


async def test_where_titles_cannot_be_compared_hyphens_alone_may_differ() -> None:
    """Without a title to go by, what is glued on behind an address proves nothing, a lost hyphen does."""
    for printed, confirmed in ((DAMAGED[0], WHOLE), (DAMAGED[3], "")):
        world = World()
        world.captured(DAY, "<html><body>…</body></html>", url=WHOLE)
        (found,) = (await world.report(_printed(printed), **ONE)).links
        assert found.confirmed_url == confirmed


async def test_neighbours_are_sought_in_three_requests_at_most() -> None:
    """Beside the one for the address itself; a page of a site is not worth its whole index."""
    world = World()
    await world.report(_printed("http://noviny.cz/a/b/c/d-e.html"), **ONE)
    kinds = [query.get("matchType", "exact") for query in world.wayback.queries]
    assert kinds == ["exact", "prefix", "prefix"]  # the third prefix lies within the second, which came whole
    world = World()
    for number in range(1001):
        world.captured(DAY, page("Jiný"), url=f"http://noviny.cz/abc/{number}.html")
    await world.report(_printed("http://noviny.cz/abc/b/c/d-e.html"), **ONE)
    assert [query["url"] for query in world.wayback.queries[1:]] == [
        "http://noviny.cz/abc/b/c/d",
        "http://noviny.cz/abc",
        "http://noviny.cz/abc/b/c/",
    ]
    world = World()
    await world.report(_printed("http://noviny.cz/"), **ONE)
    assert [query.get("matchType", "exact") for query in world.wayback.queries] == ["exact"]


async def test_the_index_is_leafed_through_by_its_keys() -> None:
    """A page behind the first thousand addresses is found by the key to go on from."""
    world = World()
    for number in range(3500):
        world.captured(DAY, page("Jiný"), url=f"http://noviny.cz/clanky/nato-{number:04}.html")
    world.captured(DAY, page(), url=WHOLE)
    (found,) = (await world.report(_printed(DAMAGED[0]), **ONE)).links
    assert found.confirmed_url == WHOLE
    assert [query.get("resumeKey", "") != "" for query in world.wayback.queries][:3] == [False, False, True]


async def test_a_later_neighbour_may_be_the_one_and_hyphens_come_first() -> None:
    """Of several like addresses three are tried: those that lost nothing but hyphens before those with a word glued on."""
    glued, printed = "http://noviny.cz/c/abc.html", "http://noviny.cz/c/abc.htmla"
    apart = "http://noviny.cz/c/abc.html-a"
    world = World()
    world.captured(DAY, page(), url=glued)
    world.captured(DAY, page(), url=apart)
    (found,) = (await world.report(_printed(printed), **ONE)).links
    assert found.confirmed_url == apart
    world.wayback.bodies[DAY, apart] = OTHER
    (found,) = (await world.report(_printed(printed), **ONE)).links
    assert found.confirmed_url == glued


async def test_a_home_page_has_no_neighbours() -> None:
    """What begins like `/index.html` is no damaged spelling of it: nothing is asked."""
    world = World()
    await world.report(_printed("http://noviny.cz/cs/index.html"), **ONE)
    assert [query.get("matchType", "exact") for query in world.wayback.queries] == ["exact"]


async def test_three_requests_over_all_prefixes_and_pages() -> None:
    """A folder of many thousands is not leafed through to its end."""
    world = World()
    for number in range(6500):
        world.captured(DAY, "", url=f"http://noviny.cz/clanky/nato-{number:04}.html")
    world.captured(DAY, page(), url=WHOLE)
    (found,) = (await world.report(_printed(DAMAGED[0]), **ONE)).links
    assert found.confirmed_url == ""
    assert len(world.wayback.queries) == 4


async def test_errors_under_a_like_address_are_no_neighbours() -> None:
    """An index that lets them through (pywb's filter looks for its text) does not make them candidates."""
    world = World()
    world.webarchiv.captures[DAY, WHOLE] = (404, page())
    report = await world.report(_printed(DAMAGED[0]), archives_used=("webarchiv",), remember_captures=False)
    assert report.links[0].confirmed_url == ""
    spellings, prefixes = 3, 2  # the second prefix came whole: the third lies within it
    assert world.webarchiv.asked == ["index"] * (spellings + prefixes)


async def test_a_confirmed_candidate_is_not_mended_again() -> None:
    """Its page was seen: that no archive has a copy of it sets nobody looking for another address."""
    candidate = "http://noviny.cz/x/nato-rusko"
    world = World({candidate: (200, page())})
    (found,) = (await world.report(_printed("http://noviny.cz/x/natorusko", candidate), **ONE)).links
    assert (found.confirmed_url, found.verdict.reason) == (candidate, "candidate-confirmed")
    assert not any("matchType" in query for query in world.wayback.queries)


async def test_passing_redirects_of_an_unfiltered_index_are_no_moves() -> None:
    """pywb lists them among all others."""
    for status, reason in ((302, "http-404"), (301, "archived-redirect")):
        world = World({NEW: (200, page())})
        world.webarchiv.captures["20160101000000", URL] = (status, NEW)
        found = await world.link(archives_used=("webarchiv",), remember_captures=False)
        assert found.verdict.reason == reason


async def test_a_move_to_the_same_address_in_other_letters() -> None:
    """What was captured is told from the archive's own way to the exact stamp by its time, not by the address."""
    printed = URL.replace("obrana", "Obrana")
    world = World({URL: (200, page())})
    world.captured("20160101000000", URL, 301, url=printed)
    found = await world.link(printed, **ONE)
    assert (found.verdict.reason, found.verdict.successor) == ("archived-redirect", URL)


async def test_a_page_with_a_copy_is_not_mended() -> None:
    """Its own copy shows it: the address was right, and is dead."""
    world = World()
    world.captured(DAY, page(), url=DAMAGED[0])
    world.captured(DAY, page(), url=WHOLE)
    (found,) = (await world.report(_printed(DAMAGED[0]), **ONE)).links
    assert (found.confirmed_url, [one.capture.original for one in found.snapshots]) == ("", [DAMAGED[0]])


async def test_a_candidate_is_confirmed_by_its_copy() -> None:
    """Of those that extraction thought of the first whose copy shows the page; no neighbour is sought."""
    world = World()
    first, second = "http://noviny.cz/x/nato-rusko", "http://noviny.cz/x/natorusko"
    world.captured(DAY, OTHER, url=first)
    world.captured(DAY, page(), url=second)
    report = await world.report(_printed("http://noviny.cz/x/nato--rusko", first, second), **ONE)
    (found,) = report.links
    assert (found.confirmed_url, found.verdict.reason) == (second, "http-404")
    assert report.works[0].reference.url == second
    assert not any("matchType" in query for query in world.wayback.queries)
