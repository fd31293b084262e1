"""Snapshots over a made-up web and three archives: each copy is read before it is offered."""

import asyncio
from typing import Any

import httpx
import pytest

from dostupne.app.progress import Progress
from dostupne.model.report import CheckedLink
from dostupne.model.snapshot import NOT_SHOWN
from dostupne.model.verdict import Standing
from tests.app.world import ONE, OTHER, SOFT_404, TITLE, URL, World, cite, essay, page, passed_over, stamps
from tests.archives.facade import times

DAY = "20140720120000"


async def test_the_nearest_copy_that_shows_the_page() -> None:
    """The last before the day of access; its distance and how well its own page matches are told."""
    world = World()
    for stamp in ("20140101000000", DAY, "20140723000000"):
        world.captured(stamp, page())
    found = await world.link(**ONE)
    (snapshot,) = found.snapshots
    assert snapshot.capture.url == f"https://web.archive.org/web/{DAY}/{URL}"
    assert (snapshot.distance_days, snapshot.match, snapshot.representative) == (2, 1.0, True)
    assert found.rejected == ()
    assert world.wayback.asked == {"index": 1, "copies": 1}
    assert world.asked["archive.org"] == 0


async def test_soft_404s_between_good_copies_are_passed_over() -> None:
    """The next candidate is taken, and what was rejected is told with its reason."""
    world = World()
    world.captured("20140110000000", page())
    world.captured("20140301000000", page())
    world.captured("20140701000000", SOFT_404)
    world.captured(DAY, SOFT_404)
    world.captured("20140725000000", page())
    found = await world.link(**ONE)
    assert stamps(found) == ["2014-03-01"]
    assert passed_over(found) == [("2014-07-20", "soft-404"), ("2014-07-01", "soft-404")]
    assert found.rejected[0].capture.url == f"https://web.archive.org/web/{DAY}/{URL}"


async def test_after_the_day_where_nothing_before_it_shows_the_page() -> None:
    """A soft-404 of the very day is none; the first copy after it is."""
    world = World()
    world.captured("20140722100000", SOFT_404)
    world.captured("20150101000000", page())
    world.captured("20140801000000", page())
    assert stamps(await world.link(**ONE)) == ["2014-08-01"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (OTHER, "other-page"),
        (page("Volby do zastupitelstev obcí"), "title-differs"),
        (page("Just a moment..."), "bot-wall"),
    ],
)
async def test_copies_of_something_else_are_not_offered(body: str, reason: str) -> None:
    """Another page, another title, a wall: rejected each with its reason."""
    world = World()
    world.captured(DAY, body)
    found = await world.link(**ONE)
    assert (found.snapshots, passed_over(found)) == ((), [("2014-07-20", reason)])
    assert found.archives_asked == ("wayback",)


async def test_a_page_that_cannot_be_compared_is_offered_without_a_match() -> None:
    """Nothing speaks against it, and nothing is claimed for it."""
    world = World()
    world.captured(DAY, "<html><body><p>…</p></body></html>")
    (snapshot,) = (await world.link(**ONE)).snapshots
    assert snapshot.match is None


async def test_what_was_rejected_is_not_read_twice() -> None:
    """Captures of one digest hold the same; a good one behind them is still found."""
    world = World()
    for day in range(10, 20):
        world.captured(f"201407{day}000000", SOFT_404, digest="SOFT")
    world.captured("20140101000000", page())
    found = await world.link(**ONE)
    assert stamps(found) == ["2014-01-01"]
    assert passed_over(found) == [("2014-07-19", "soft-404")]
    assert world.wayback.asked["copies"] == 2


async def test_a_copy_not_shown_does_not_damn_those_like_it() -> None:
    """Nobody saw what it holds: another capture with its digest is read."""
    world = World()
    world.captured("20140719000000", page(), digest="SAME")
    world.captured(DAY, page(), digest="SAME")
    world.wayback.lost = {DAY}
    found = await world.link(**ONE)
    assert stamps(found) == ["2014-07-19"]
    assert passed_over(found) == [("2014-07-20", NOT_SHOWN)]


async def test_captures_without_a_digest_are_no_twins() -> None:
    """An index that tells none says nothing of two captures holding the same: each is read."""
    world = World()
    world.captured("20140701000000", page(), digest="-")
    world.captured(DAY, SOFT_404, digest="-")
    assert stamps(await world.link(**ONE)) == ["2014-07-01"]


async def test_a_twin_of_a_copy_kept_from_the_public_is_not_asked_for() -> None:
    """What is kept is kept under every stamp."""
    world = World()
    for day in range(10, 15):
        capture = (f"201407{day}000000", URL)
        world.webarchiv.captures[capture] = (200, page())
        world.webarchiv.digests[capture] = "SAME"
    world.webarchiv.kept = 403
    found = await world.link(archives_used=("webarchiv",), remember_captures=False)
    assert (len(found.rejected), found.restricted) == (1, ("webarchiv",))


async def test_five_copies_of_an_archive_are_looked_at() -> None:
    """A site that was broken for years is not read through."""
    world = World()
    for month in range(1, 8):
        world.captured(f"20140{month}01000000", f"{SOFT_404}{month}")
    world.captured("20130101000000", page())
    found = await world.link(**ONE)
    assert (found.snapshots, len(found.rejected), world.wayback.asked["copies"]) == ((), 5, 5)


async def test_redirects_to_the_home_page_are_followed_and_rejected() -> None:
    """Listed as a page by a revisit without a status; in the archive it leads home."""
    world = World()
    world.captured("20130101000000", page())
    world.captured("20140701000000", page("Úvod"), url="http://noviny.cz/")
    world.captured("20140701000000", "http://noviny.cz/", 302)
    found = await world.link(**ONE)
    assert stamps(found) == ["2013-01-01"]  # a 302 is not listed as a page at all
    world.wayback.faults["index"] = lambda _: httpx.Response(
        200, json=[[*_row("20140701000000", "-")], _row("20130101000000")]
    )
    found = await world.link(**ONE)
    assert (stamps(found), passed_over(found)) == (["2013-01-01"], [("2014-07-01", "home-page")])


def _row(stamp: str, status: str = "200", url: str = URL) -> list[str]:
    return [stamp, url, "warc/revisit" if status == "-" else "text/html", status, f"D{stamp}"]


@pytest.mark.parametrize(("status", "reason"), [(404, "http-404"), (429, "http-429"), (503, "http-503")])
async def test_revisits_of_errors_are_not_offered(status: int, reason: str) -> None:
    """What a revisit without a status is, its copy tells: the archived error is not the archive's own."""
    world = World()
    world.captured(DAY, page("Chyba"), status)
    world.captured("20130101000000", page())
    world.wayback.faults["index"] = lambda _: httpx.Response(200, json=[_row(DAY, "-"), _row("20130101000000")])
    found = await world.link(**ONE)
    assert (stamps(found), passed_over(found)) == (["2013-01-01"], [("2014-07-20", reason)])


async def test_a_revisit_that_shows_the_page_is_offered() -> None:
    """Though the page it repeats is not in the list."""
    world = World()
    world.captured(DAY, page(), "-")
    (snapshot,) = (await world.link(**ONE)).snapshots
    assert (snapshot.capture.status, snapshot.match) == (None, 1.0)


async def test_what_the_archive_lists_and_does_not_show_is_not_offered() -> None:
    """Led on to another year, or to nothing: told with the archive's words, never offered, and no proof of anything."""
    world = World()
    world.captured("20100101000000", SOFT_404)
    world.captured(DAY, page())
    world.wayback.lost = {DAY}
    found = await world.link(**ONE)
    assert found.snapshots == ()
    assert passed_over(found) == [("2014-07-20", NOT_SHOWN), ("2010-01-01", "soft-404")]
    assert found.rejected[0].detail == "the archive gave another capture, of 2010-01-01"
    assert [one.capture.at.year for one in found.not_shown] == [2014]


@pytest.mark.parametrize("status", [403, 451, 401])
async def test_copies_kept_from_the_public_are_told(status: int) -> None:
    """The archive answered, has something, and does not show it: named as such, offered never."""
    world = World()
    world.webarchiv.captures[DAY, URL] = (200, page())
    world.webarchiv.kept = status
    found = await world.link(remember_captures=False)
    assert (found.snapshots, found.restricted) == ((), ("webarchiv",))
    assert set(found.archives_asked) == {"wayback", "webarchiv", "arquivo"}
    assert passed_over(found) == [("2014-07-20", NOT_SHOWN)]


async def test_captures_that_the_index_says_are_blocked_are_not_even_read() -> None:
    """pywb says so in the row (`access`)."""
    world = World()
    line = f'{{"timestamp": "{DAY}", "url": "{URL}", "status": "200", "mime": "text/html", "access": "block"}}'

    async def blocked(request: httpx.Request) -> httpx.Response:
        world.webarchiv.asked.append("index" if request.url.path.endswith("/cdx") else "copies")
        return httpx.Response(200, text=line)

    world.webarchiv.answer = blocked  # type: ignore[method-assign]
    found = await world.link(archives_used=("webarchiv",), remember_captures=False)
    assert (found.snapshots, found.restricted, found.rejected) == ((), ("webarchiv",), ())
    assert set(world.webarchiv.asked) == {"index"}


async def test_the_best_of_each_archive_best_first() -> None:
    """All three are asked; each gives its own, whichever is nearest stands first."""
    world = World()
    world.captured("20140101000000", page())
    world.webarchiv.captures = {("20140721000000", URL): (200, page()), ("20140722000000", URL): (200, SOFT_404)}
    world.arquivo.captures["20140715000000", URL] = (200, page())
    found = await world.link(remember_captures=False)
    assert [(one.capture.archive, one.distance_days) for one in found.snapshots] == [
        ("webarchiv", 1),
        ("arquivo", 7),
        ("wayback", 202),
    ]
    assert [(one.capture.archive, one.reason) for one in found.rejected] == [("webarchiv", "soft-404")]
    assert found.archives_asked == ("wayback", "webarchiv", "arquivo")
    assert found.snapshots[1].capture.url == f"https://arquivo.pt/wayback/20140715000000/{URL}"


async def test_a_link_is_told_again_with_each_archive() -> None:
    """First as it was judged, then with one, two and three answers; the last is that of the report."""
    world = World()
    for archive in (world.webarchiv, world.arquivo):
        archive.captures[DAY, URL] = (200, page())
    world.captured(DAY, page())
    events = await world.events(cite((TITLE, URL)), remember_captures=False)
    told = [event for event in events if isinstance(event, CheckedLink)]
    assert [len(one.archives_asked) for one in told] == [0, 1, 2, 3]
    assert [len(one.snapshots) for one in told] == [0, 1, 2, 3]
    assert [event.copies for event in events if isinstance(event, Progress)] == [0, 1, 1]


@pytest.mark.parametrize("slow", ["wayback", "webarchiv", "arquivo"])
async def test_whoever_is_slow_the_end_is_the_same(slow: str) -> None:
    """Of copies as good as each other, of those passed over and of those kept back the order is that of the archives."""
    world = World()
    world.captured(DAY, page())
    world.captured("20140722000000", SOFT_404)
    for archive in (world.webarchiv, world.arquivo):
        archive.captures = {(DAY, URL): (200, page()), ("20140722000000", URL): (200, SOFT_404)}
    answer = world.answer

    async def late(request: httpx.Request) -> httpx.Response:
        if {"web.archive.org": "wayback", "wayback.webarchiv.cz": "webarchiv"}.get(request.url.host, "arquivo") == slow:
            await asyncio.sleep(0.02)
        return await answer(request)

    world.answer = late  # type: ignore[method-assign]
    found = await world.link(remember_captures=False)
    names = ["wayback", "webarchiv", "arquivo"]
    assert [one.capture.archive for one in found.snapshots] == names
    assert [one.capture.archive for one in found.rejected] == names


async def test_one_of_three_archives_is_down() -> None:
    """It is named with what it said; it is not among those of which no copy may be claimed."""
    world = World()
    world.webarchiv.down = 503
    found = await world.link(remember_captures=False)
    assert found.archives_asked == ("wayback", "arquivo")
    ((name, why),) = found.archive_failures
    assert (name, "answered with 503" in why) == ("webarchiv", True)


async def test_availability_empty_and_the_index_full_and_the_reverse() -> None:
    """Availability is no witness against the index, and steps in for it; either way it is said who did not answer."""
    world = World()
    world.captured(DAY, page())
    world.wayback.hidden_from_availability = True
    found = await world.link(**ONE)
    assert (stamps(found), found.archive_failures) == (["2014-07-20"], ())
    world.wayback.hidden_from_availability = False
    world.wayback.faults["index"] = lambda _: httpx.Response(200, text="<html>Be right back</html>")
    found = await world.link(**ONE)
    assert stamps(found) == ["2014-07-20"]
    assert [name for name, _ in found.archive_failures] == ["wayback"]
    world.wayback.hidden_from_availability = True
    found = await world.link(**ONE)
    assert (found.snapshots, found.archives_asked) == ((), ())


@pytest.mark.parametrize("body", ["", "[]", "[[]]", '[["timestamp","original","mimetype","statuscode","digest"]]'])
async def test_empty_answers_are_answers(body: str) -> None:
    """No copy is known, and that may be said."""
    world = World()
    world.wayback.faults["index"] = lambda _: httpx.Response(200, text=body)
    found = await world.link(**ONE)
    assert (found.snapshots, found.archives_asked, found.archive_failures) == ((), ("wayback",), ())
    assert world.asked["archive.org"] == 0


async def test_malformed_rows_cost_only_themselves() -> None:
    """Rows too short, of no time, of no address, of another page, and lines cut off."""
    world = World()
    world.captured(DAY, page())
    rows = [
        ["x"],
        _row("20149999000000"),
        _row(DAY, url="javascript:1"),
        _row(DAY, url=f"{URL}/2"),
        _row("20140720120000"),
        [],
    ]
    world.wayback.faults["index"] = lambda _: httpx.Response(200, json=rows)
    assert stamps(await world.link(**ONE)) == ["2014-07-20"]


async def test_an_archive_that_asks_for_quiet_gets_it() -> None:
    """Twelve refusals in store: after five it is asked no more in this run, though well again it may be by the next."""
    world = World()
    world.wayback.faults["index"] = times(12, 429, retry_after="2")
    cited = cite(*((f"{TITLE} {number}", f"{URL}/{number}") for number in range(20)))
    for number in range(20):
        world.captured(DAY, page(f"{TITLE} {number}"), url=f"{URL}/{number}")
    report = await world.report(cited, **ONE)
    assert world.wayback.asked["index"] == 5
    assert all(found.archive_failures for found in report.links)
    world.wayback.faults.clear()
    report = await world.report(cited, **ONE)
    assert all(stamps(found) == ["2014-07-20"] for found in report.links)


TWINS = [
    "https://noviny.cz/clanky/obrana",
    "http://www.noviny.cz/clanky/obrana",
    "http://noviny.cz/clanky/obrana/",
    "HTTP://NOVINY.CZ/clanky/obrana",
]


@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize("archive", ["wayback", "webarchiv"])
async def test_twins_of_spelling(twin: str, archive: str) -> None:
    """Captured under another scheme, with `www` or a slash: found, read and matched all the same."""
    world = World()
    if archive == "wayback":
        world.captured(DAY, page(), url=twin)
    else:
        world.webarchiv.captures[DAY, twin] = (200, page())
    (snapshot,) = (await world.link(archives_used=(archive,), remember_captures=False)).snapshots
    assert (snapshot.capture.original, snapshot.match) == (twin, 1.0)


@pytest.mark.parametrize("archive", ["wayback", "webarchiv"])
async def test_tracking_parameters(archive: str) -> None:
    """Dropped where the very address has nothing, and only there."""
    tracked = f"{URL}?utm_source=x&fbclid=y"
    world = World()
    world.captured("20140701000000", page())
    world.webarchiv.captures["20140701000000", URL] = (200, page())
    change: dict[str, Any] = {"archives_used": (archive,), "remember_captures": False}
    assert [one.capture.original for one in (await world.link(tracked, **change)).snapshots] == [URL]
    world.captured("20140601000000", page(), url=tracked)
    world.webarchiv.captures["20140601000000", tracked] = (200, page())
    assert [one.capture.original for one in (await world.link(tracked, **change)).snapshots] == [tracked]


async def test_diacritics() -> None:
    """An address as people write it; crawlers wrote it in percents."""
    encoded = "http://noviny.cz/%C4%8Dl%C3%A1nky/obrana"
    world = World()
    world.captured(DAY, page(), url=encoded)
    world.wayback.faults["index"] = lambda _: httpx.Response(200, json=[_row(DAY, url=encoded)])
    (snapshot,) = (await world.link("http://noviny.cz/články/obrana", **ONE)).snapshots
    assert (snapshot.capture.original, snapshot.match) == (encoded, 1.0)


async def test_without_a_day_of_access_the_publication_counts() -> None:
    """Then a copy near that is offered, and without either the newest."""
    world = World()
    for stamp in ("20100601000000", "20140720000000", "20200101000000"):
        world.captured(stamp, page())
    published = essay(f"NOVÁK, Jan. {TITLE} [online]. Noviny.cz, 10. 6. 2010. Dostupné z: {URL}")
    (found,) = (await world.report(published, **ONE)).links
    assert (stamps(found), found.snapshots[0].distance_days) == (["2010-06-01"], 9)
    undated = essay(f"NOVÁK, Jan. {TITLE} [online]. Dostupné z: {URL}")
    (found,) = (await world.report(undated, **ONE)).links
    assert (stamps(found), found.snapshots[0].distance_days) == (["2020-01-01"], None)


async def test_two_works_that_cite_one_address() -> None:
    """The copy need show what one of them cites; the day is that of the first that gives one, across archives too."""
    world = World()
    world.captured("20140701000000", page("Jiný název též citovaný"))
    world.captured("20190101000000", page())
    world.webarchiv.captures["20180101000000", URL] = (200, page())
    both = essay(
        f"NOVÁK, Jan. {TITLE} [online]. Dostupné z: {URL}",
        f"MALÁ, Eva. Jiný název též citovaný [online]. [cit. 2014-07-22]. Dostupné z: {URL}",
    )
    (found,) = (await world.report(both, archives_used=("wayback", "webarchiv"), remember_captures=False)).links
    assert len(found.link.works) == 2
    assert [(one.capture.archive, f"{one.capture.at:%Y}") for one in found.snapshots] == [
        ("wayback", "2014"),
        ("webarchiv", "2018"),
    ]


async def test_no_archive_is_asked_for_what_was_not_checked() -> None:
    """Excluded addresses and such as are none of the public web are nobody's business."""
    world = World()
    cited = cite((TITLE, URL), (f"{TITLE} II", "http://192.168.1.1/x"), (f"{TITLE} III", "http://vynechano.cz/x"))
    report = await world.report(cited, exclude=("vynechano.cz",), **ONE)
    assert [one.verdict.reason for one in report.links] == ["http-404", "private-address", "excluded"]
    assert [one.archives_asked for one in report.links] == [("wayback",), (), ()]
    assert all(query["url"].startswith("http://noviny.cz/") for query in world.wayback.queries)


async def test_living_pages_have_snapshots_too() -> None:
    """Who cites a living page may cite its copy as well; its standing stays."""
    world = World({URL: (200, page())})
    world.captured(DAY, page())
    found = await world.link(**ONE)
    assert (found.verdict.standing, stamps(found)) == (Standing.ALIVE, ["2014-07-20"])
