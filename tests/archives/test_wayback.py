"""Asking the Internet Archive: what is asked when, and what is made of its answers and faults."""

import asyncio
import json
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
import respx

from dostupne.archives import ARCHIVES
from dostupne.archives.wayback import PACE, WAYBACK, find
from dostupne.contracts import ArchiveAddresses
from dostupne.links.choose import candidates, choose
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.snapshot import ArchiveAnswer, Snapshot
from tests.archives.facade import Facade, times

URL = "https://www.a.cz/clanek?id=5"
NEAR = date(2020, 5, 20)


def _row(stamp: str, status: str = "200", digest: str = "AAA", original: str = URL) -> list[str]:
    return [stamp, original, "warc/revisit" if status == "-" else "text/html", status, digest]


async def _find(facade: Facade, url: str = URL, near: date | None = NEAR) -> ArchiveAnswer:
    async with facade.client() as client:
        return await find(client, WAYBACK.addresses, url, near)


async def test_one_request_tells_all() -> None:
    """The index alone is asked: pages, revisits and redirects come together; copies are read over https."""
    rows = [_row("20200518101112"), _row("20200519000000", "-", "BBB"), _row("20200518000000", "301", "CCC")]
    facade = Facade([*rows, _row("20200520000000", "404"), _row("20200521000000", "302")])
    answer = await _find(facade)
    assert [(one.at, one.status, one.url) for one in answer.captures] == [
        (datetime(2020, 5, 19, tzinfo=UTC), None, f"https://web.archive.org/web/20200519000000/{URL}"),
        (datetime(2020, 5, 18, 10, 11, 12, tzinfo=UTC), 200, f"https://web.archive.org/web/20200518101112/{URL}"),
    ]
    assert [(one.at, one.status) for one in answer.moves] == [(datetime(2020, 5, 18, tzinfo=UTC), 301)]
    assert (facade.asked, answer.failure) == ({"index": 1}, "")


async def test_a_revisit_of_a_listed_page_is_that_page() -> None:
    """It has its status and its digest; one of a listed redirect is none of a page."""
    rows = [_row("20140101000000"), _row("20200519000000", "-"), _row("20130101000000", "301", "MMM")]
    answer = await _find(Facade([*rows, _row("20200518000000", "-", "MMM")]))
    assert [(one.at.date(), one.status, one.digest) for one in answer.captures] == [
        (date(2020, 5, 19), 200, "AAA"),
        (date(2014, 1, 1), 200, "AAA"),
    ]


@pytest.mark.parametrize(
    ("following", "moves"),
    [([], 1), ([_row("20200519000030")], 0), ([_row("20200519000130")], 1), ([_row("20200518235930")], 1)],
)
async def test_a_redirect_to_another_spelling_is_no_move(following: list[list[str]], moves: int) -> None:
    """Where a page stands under the same key within the minute after a 301, it led from http to https or the like."""
    answer = await _find(Facade([_row("20200519000000", "301", "MMM"), *following]))
    assert len(answer.moves) == moves
    assert len(answer.captures) == len(following)


async def test_an_empty_availability_is_no_proof() -> None:
    """What Availability does not know stands in the index; nobody asks Availability where the index answers."""
    facade = Facade([_row("20200519000000")], hidden_from_availability=True)
    answer = await _find(facade)
    assert [capture.at.date() for capture in answer.captures] == [date(2020, 5, 19)]
    assert facade.asked == {"index": 1}


async def test_availability_makes_up_for_the_index() -> None:
    """The reverse: the index is down, and the one copy that Availability knows is taken."""
    facade = Facade([_row("20200519000000")], {"index": lambda _: httpx.Response(503)})
    answer = await _find(facade)
    assert [(one.at.date(), one.status) for one in answer.captures] == [(date(2020, 5, 19), 200)]
    assert (facade.asked, answer.failure) == ({"index": 1, "availability": 1}, "index: answered with 503")


async def test_an_archived_error_is_no_copy() -> None:
    """A capture of an error is not even listed, and one that Availability gives is not taken for a page."""
    rows = [_row("20200520000000", "404"), _row("20190101000000")]
    assert [one.at.year for one in (await _find(Facade(rows))).captures] == [2019]
    facade = Facade(rows[:1], {"index": lambda _: httpx.Response(503)})
    answer = await _find(facade)
    assert [one.status for one in answer.captures] == [404]
    assert facade.asked == {"index": 1, "availability": 2}  # the other spelling too: an error is none


async def test_the_index_is_asked_as_its_dialect_wants() -> None:
    """Sorted by distance from the day, whole-field filter, full scan for a deep page alone; no fragment is sent."""
    facade = Facade()
    await _find(facade, f"{URL}#dole")
    (query,) = facade.queries
    assert query["url"] == URL
    assert (query["sort"], query["closest"]) == ("closest", "-20200520235959")
    assert query["filter"] == "statuscode:2..|30[18]|-"
    assert query["fastLatest"] == "false"
    await _find(facade, "https://a.cz/")
    assert "fastLatest" not in facade.queries[-1]


async def test_the_newest_without_a_date() -> None:
    """Without a date the newest copies are asked for."""
    facade = Facade([_row(f"20{year}0101000000") for year in range(10, 20)])
    answer = await _find(facade, near=None)
    assert max(capture.at.year for capture in answer.captures) == 2019
    (query,) = facade.queries
    assert "closest" not in query
    assert (query["limit"], query["fastLatest"]) == ("-60", "true")


async def test_no_copy_is_an_answer() -> None:
    """Nothing there is no failure, and costs one request."""
    facade = Facade()
    answer = await _find(facade)
    assert (answer.captures, answer.moves, answer.failure) == ((), (), "")
    assert [query["url"] for query in facade.queries] == [URL]


@pytest.mark.parametrize(
    "captured", ["http://www.a.cz/clanek?id=5", "http://a.cz/clanek?id=5", "https://A.cz/clanek?id=5"]
)
async def test_the_index_folds_spellings(captured: str) -> None:
    """Twins of scheme and `www` are found by the one question for the address as cited."""
    facade = Facade([_row("20200519000000", original=captured)])
    answer = await _find(facade)
    assert [capture.original for capture in answer.captures] == [captured]
    assert facade.asked == {"index": 1}


async def test_tracking_parameters_are_dropped_where_nothing_is_known() -> None:
    """Not before: an archive may hold the very address."""
    facade = Facade([_row("20200519000000")])
    answer = await _find(facade, f"{URL}&utm_source=x&fbclid=y")
    assert [capture.original for capture in answer.captures] == [URL]
    assert [query["url"] for query in facade.queries] == [f"{URL}&utm_source=x&fbclid=y", URL]
    await _find(facade, URL)
    assert facade.asked == {"index": 3}


async def test_no_other_page_is_taken_for_the_address() -> None:
    """What an index gives besides, as folding ones do, is not of this page."""
    rows = [_row("20200519000000", original=f"{URL}&strana=2"), _row("20200519000000", original="http://a.cz/clanek")]
    index = [["timestamp", "original", "mimetype", "statuscode", "digest"], *rows]
    answer = await _find(Facade(faults={"index": lambda _: httpx.Response(200, json=index)}))
    assert (answer.captures, answer.failure) == ((), "")


async def test_diacritics_are_asked_for_as_written() -> None:
    """An address as people write it, and what crawlers encode, are one page."""
    encoded = "https://a.cz/%C4%8Desky/%C4%8Dl%C3%A1nek"
    index = [["timestamp", "original", "mimetype", "statuscode", "digest"], _row("20200519000000", original=encoded)]
    facade = Facade(faults={"index": lambda _: httpx.Response(200, json=index)})
    answer = await _find(facade, "https://a.cz/česky/článek")
    assert [one.original for one in answer.captures] == [encoded]
    assert facade.queries[0]["url"] == "https://a.cz/česky/článek"


async def test_another_spelling_where_the_index_fails() -> None:
    """Availability folds nothing: it may know the page without `www`."""
    bare = "http://a.cz/clanek?id=5"
    closest = {
        "status": "200",
        "available": True,
        "url": f"http://w/20200519000000/{bare}",
        "timestamp": "20200519000000",
    }

    def unfolded(request: httpx.Request) -> httpx.Response:
        found = {"closest": closest} if request.url.params["url"] == bare else {}
        return httpx.Response(200, json={"archived_snapshots": found})

    answer = await _find(Facade(faults={"availability": unfolded, "index": lambda _: httpx.Response(503)}))
    assert [capture.original for capture in answer.captures] == [bare]


def _raising(error: Callable[[str], httpx.HTTPError]) -> Callable[[httpx.Request], httpx.Response]:
    def fault(_request: httpx.Request) -> httpx.Response:
        raise error("refused")

    return fault


FAULTS = [
    (lambda _: httpx.Response(429), "asked too often"),
    (lambda _: httpx.Response(503, text="<html>"), "answered with 503"),
    (lambda _: httpx.Response(200, text="<html>Be right back</html>"), "no data"),
    (lambda _: httpx.Response(403, text="AdministrativeAccessControlException: Blocked Site Error"), "taken out"),
    (_raising(httpx.ConnectError), "no answer (refused)"),
    (_raising(httpx.ReadTimeout), "in time"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS)
async def test_faults_are_said_in_words(fault: Callable[[httpx.Request], httpx.Response], words: str) -> None:
    """Nothing is raised; that nothing was found is not claimed. Each service is tried once and named."""
    facade = Facade([], {"availability": fault, "index": fault})
    answer = await _find(facade)
    assert answer.captures == ()
    assert [part.partition(":")[0] for part in answer.failure.split("; ")] == ["index", "availability"]
    assert answer.failure.count(words) == 2
    assert facade.asked == {"availability": 1, "index": 1}


@pytest.mark.parametrize(("fault", "words"), FAULTS)
async def test_a_failing_index_leaves_availability(
    fault: Callable[[httpx.Request], httpx.Response], words: str
) -> None:
    """A far copy is taken, and it is said that there may be a nearer one."""
    answer = await _find(Facade([_row("20140101000000")], {"index": fault}))
    assert [capture.at.year for capture in answer.captures] == [2014]
    assert answer.failure.startswith("index: ")
    assert words in answer.failure


@pytest.mark.parametrize(("fault", "words"), FAULTS)
async def test_nothing_of_availability_alone_is_no_answer(
    fault: Callable[[httpx.Request], httpx.Response], words: str
) -> None:
    """It loses pages: that there is no copy may be said by the index alone."""
    answer = await _find(Facade([], {"index": fault}))
    assert answer.captures == ()
    assert words in answer.failure


@pytest.mark.parametrize("fault", [fault for fault, _ in FAULTS])
async def test_a_failing_availability_costs_nothing(fault: Callable[[httpx.Request], httpx.Response]) -> None:
    """With an index that answers, be it with nothing, nobody misses it."""
    found = await _find(Facade([_row("20200519000000")], {"availability": fault}))
    assert (len(found.captures), found.failure) == (1, "")
    nothing = await _find(Facade([], {"availability": fault}))
    assert (nothing.captures, nothing.failure) == ((), "")


async def test_rows_that_cannot_be_read_are_left_out() -> None:
    """Originals that are no web addresses and stamps that are no times cost only themselves."""
    rows = [_row("20200519000000"), _row("20209919000000"), _row("20200519000001", original="mailto:a@b.cz")]
    index = [["timestamp", "original", "mimetype", "statuscode", "digest"], *rows]
    facade = Facade(faults={"index": lambda _: httpx.Response(200, json=index)})
    assert [capture.at.day for capture in (await _find(facade)).captures] == [19]


async def test_a_repaired_stamp_keeps_its_listed_address() -> None:
    """The copy is read under the stamp that the index lists."""
    answer = await _find(Facade([_row("20000012170449")]), near=None)
    assert answer.captures[0].url == f"https://web.archive.org/web/20000012170449/{URL}"


@pytest.mark.parametrize(
    "data", [{}, [], None, {"archived_snapshots": []}, {"archived_snapshots": {"closest": {"timestamp": "x"}}}]
)
async def test_odd_answers_of_availability(data: object) -> None:
    """JSON of another shape is an empty answer."""
    faults = {
        "availability": lambda _: httpx.Response(200, text=json.dumps(data)),
        "index": lambda _: httpx.Response(503),
    }
    answer = await _find(Facade([_row("20200519000000")], faults))
    assert (answer.captures, answer.failure) == ((), "index: answered with 503")


async def test_a_copy_is_read_and_not_asked_for() -> None:
    """The address of an archived copy is its own answer."""
    facade = Facade()
    answer = await _find(facade, "http://web.archive.org/web/20140722101112/http://b.cz/x")
    (capture,) = answer.captures
    assert (capture.original, capture.at.year, facade.asked.total()) == ("http://b.cz/x", 2014, 0)
    assert capture.url.startswith("https://web.archive.org/web/20140722101112/")


@pytest.mark.parametrize("url", ["mailto:a@b.cz", "", "http://["])
async def test_what_is_not_on_the_web_is_not_asked_for(url: str) -> None:
    """No request is wasted on it."""
    facade = Facade()
    assert (await _find(facade, url)).failure
    assert facade.asked.total() == 0


async def test_addresses_that_cannot_be_spelled_are_sent_all_the_same() -> None:
    """Half a surrogate pair, as broken documents hold, breaks nothing."""
    assert (await _find(Facade(), "https://a.cz/\ud800")).captures == ()


@respx.mock
async def test_another_archive_can_stand_in() -> None:
    """All requests go to the addresses given, and copies are read there."""
    local = ArchiveAddresses(cdx_url="http://127.0.0.1:9/cdx", replay_url="http://127.0.0.1:9/web/")
    rows = [["timestamp", "original", "mimetype", "statuscode", "digest"], _row("20200519000000")]
    route = respx.get("http://127.0.0.1:9/cdx").respond(json=rows)
    async with httpx.AsyncClient() as client:
        answer = await find(client, local, URL, NEAR)
    assert route.call_count == 1
    assert answer.captures[0].url == f"http://127.0.0.1:9/web/20200519000000/{URL}"


async def test_two_requests_a_citation_on_average() -> None:
    """Over a mixed bibliography (most copies near, some far, some none) one to the index: the copy itself is the other."""
    start = date(2015, 1, 1)
    rows = [_row(f"{start + timedelta(days=n):%Y%m%d}120000", original=f"https://a.cz/{n}") for n in range(18)]
    facade = Facade(rows)
    for n in range(20):
        await _find(facade, f"https://a.cz/{n}", start + timedelta(days=n if n < 12 else 400))
    assert facade.asked == {"index": 20}


async def test_the_last_before_a_crowd_of_later_captures() -> None:
    """However many captures follow the day, the last one before it is found; whatever the server knows of `-STAMP`."""
    crowd = [_row(f"202005{day}{hour:02}0000") for day in range(21, 27) for hour in range(12)]
    for refuses, ignores in ((False, False), (True, False), (False, True)):
        rows = [_row("20190101000000"), *crowd]
        facade = Facade(rows, refuses_prefix=refuses, ignores_prefix=ignores)
        answer = await _find(facade)
        assert date(2019, 1, 1) in {one.at.date() for one in answer.captures}
        assert facade.asked == {"index": 1 + (refuses or ignores) + refuses}


async def test_a_hanging_archive_does_not_outlive_the_patience() -> None:
    """Who asks sets the limit; the inquiry can be called off at any point."""
    facade = Facade([_row("20200519000000")], hanging={"index"})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await _find(facade)
    assert facade.asked == {"index": 1}


async def test_well_again_after_a_dozen_refusals() -> None:
    """Twelve times 429 are said to be that; the thirteenth answer is taken."""
    refused = times(12, 429, retry_after="2")
    facade = Facade([_row("20200519000000")], {"index": refused}, hidden_from_availability=True)
    answers = [await _find(facade) for _ in range(13)]
    assert [(len(one.captures), one.failure) for one in answers[:12]] == [
        (0, "index: asked too often (429), ask again later")
    ] * 12
    assert (len(answers[12].captures), answers[12].failure) == (1, "")


def _chosen(answer: ArchiveAnswer, reference: Reference) -> tuple[Snapshot, ...]:
    return choose(candidates(answer.captures, reference, date(2026, 11, 24)), reference)


async def test_two_hundred_citations_find_the_right_capture() -> None:
    """Over 200 citations what is chosen is what a look at every capture gives, for one request each."""
    dice = random.Random(6)
    facade = Facade()
    cited: list[tuple[str, date]] = []
    for number in range(200):
        url, day = f"https://www.a.cz/{number}", date(2020, 5, 20)
        cited.append((url, day))
        for _ in range(dice.choice([0, 1, 3, 12])):
            at = day + timedelta(days=round(dice.gauss(0, dice.choice([5, 900]))))
            facade.rows.append(
                _row(f"{at:%Y%m%d}{dice.randrange(24):02}0000", dice.choice(["200", "200", "404", "301"]), original=url)
            )
    assert len(facade.rows) > len(cited)
    for url, day in cited:
        answer = await _find(facade, url, day)
        reference = Reference(
            kind=Kind.REFERENCE, raw="", origin=Origin("x"), url=url, accessed=PartialDate(day.year, day.month, day.day)
        )
        chosen = [one.capture.at.date() for one in _chosen(answer, reference)]
        days = sorted(
            date.fromisoformat(f"{row[0][:4]}-{row[0][4:6]}-{row[0][6:8]}")
            for row in facade.rows
            if row[1] == url and row[3] == "200"
        )
        days = [one for one in days if one <= date(2026, 11, 24)]
        before = [one for one in days if one <= day]
        assert chosen == (before[-1:] or days[:1]), url
    assert facade.asked == {"index": len(cited)}


def test_the_archive_is_listed_with_its_pace() -> None:
    """The family knows it, and its hosts have their pace."""
    assert WAYBACK in ARCHIVES
    assert PACE == {"web.archive.org/cdx": 2.5, "web.archive.org": 1.0, "archive.org": 3.0}
