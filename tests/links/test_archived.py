"""Judging what archived copies show, and references that cite one: tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.archived import is_shown, judge_cited_copy, judge_copy, mismatches
from dostupne.links.reasons import NOTES, REASONS, catalogued
from dostupne.model.copies import take_apart
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.snapshot import Capture, CopyPage
from dostupne.model.verdict import Standing, Verdict

TABLE = Path(__file__).with_name("archived_cases.tsv")
ORIGINAL = "http://a.cz/clanky/obrana"
STAMP, AT = "20140722101112", datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 24, tzinfo=UTC)
TITLE = "Obrana státu v krizi"
ARCHIVE = "https://web.archive.org/web"


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _copy(way: str = "200", page: PageFacts | None = None, *, original: str = ORIGINAL, at: datetime = AT) -> CopyPage:
    """A copy read by its way inside the archive: `301>https://b.cz/ 200`."""
    stamp = f"{at:%Y%m%d%H%M%S}"
    capture = Capture("wayback", original, at, f"{ARCHIVE}/{stamp}/{original}", 200)
    hops, here = [], original
    for step in way.split():
        status, mark, target = step.partition(">")
        within = f"{ARCHIVE}/{stamp}id_/{target}"
        location = (target.removeprefix(">") if target.startswith(">") else within) if mark else ""
        hops.append(Hop(f"{ARCHIVE}/{stamp}id_/{here}", int(status), location))
        here = target.removeprefix(">") or here
    return CopyPage(capture, Probe(capture.url, NOW, tuple(hops), page=page), at, here)


def _cite(title: str = TITLE, url: str = ORIGINAL, **more: object) -> Reference:
    return Reference(kind=Kind.REFERENCE, origin=Origin("essay.txt"), title=title, url=url, **{"raw": "", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_what_a_copy_shows(row: list[str]) -> None:
    """Standing, reason, and whether it may be offered."""
    _, way, cited, title, text, standing, reason, shown = row
    page = PageFacts(title=title, text=text) if title or text else None
    verdict = judge_copy(_copy(way, page), _cite(cited))
    assert (str(verdict.standing), verdict.reason, is_shown(verdict)) == (standing, reason, shown == "yes")


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_what_is_shown_by_a_copy_that_is_cited(row: list[str]) -> None:
    """It is alive, or drifted: whatever the web answered on that day, the copy itself is there."""
    _, way, cited, title, text, standing, reason, _ = row
    page = PageFacts(title=title, text=text) if title or text else None
    verdict = judge_cited_copy(_copy(way, page), _cite(cited))
    expected = {
        "alive": ("alive", reason),
        "moved": ("alive", "ok"),
        "drifted": ("drifted", reason),
    }.get(standing, ("drifted", "copy-of-error"))
    assert (str(verdict.standing), verdict.reason, verdict.notes) == (*expected, ())
    assert verdict.successor == ""


def test_a_pdf_without_a_title_may_be_it() -> None:
    """There is nothing to compare; what it is called by its file is no title."""
    for page in (None, PageFacts(title="Microsoft Word - zprava_final.doc"), PageFacts(title="zprava.pdf")):
        verdict = judge_copy(_copy("200", page, original="http://a.cz/zprava.pdf"), _cite(url="http://a.cz/zprava.pdf"))
        assert (verdict.reason, verdict.match, is_shown(verdict)) == ("not-compared", None, True)
    other = judge_copy(_copy("200", PageFacts(title="Jízdní řády autobusů Kladno")), _cite())
    assert not is_shown(other)


def test_the_way_is_that_over_the_web_of_its_day() -> None:
    """The archive's addresses count for nothing: an archived move names the address on the web."""
    verdict = judge_copy(_copy("301>https://b.cz/2014/obrana 200", PageFacts(title=TITLE)), _cite())
    assert (verdict.successor, verdict.detail) == ("https://b.cz/2014/obrana",) * 2


def test_a_copy_without_stamps_in_its_addresses() -> None:
    """As of archive.today: it is of the address that it says it is of."""
    capture = Capture("archive_today", ORIGINAL, AT, "https://archive.today/AbCd", None)
    probe = Probe(capture.url, NOW, (Hop(capture.url, 200),), page=PageFacts(title=TITLE))
    verdict = judge_copy(CopyPage(capture, probe, AT, ORIGINAL), _cite())
    assert (verdict.reason, verdict.match) == ("ok", 1.0)


PAGE = PageFacts(title=TITLE)


def test_a_cited_copy_that_the_archive_does_not_show() -> None:
    """Its own errors are those of any page; a copy kept from the public is no dead one."""
    gone = CopyPage(_copy().capture, Probe(_copy().capture.url, NOW, (Hop(_copy().capture.url, 404),)), failure="x")
    assert judge_cited_copy(gone, _cite()).reason == "http-404"
    silent = CopyPage(gone.capture, Probe(gone.capture.url, NOW, (), Failure.TIMEOUT_READ), failure="x")
    assert judge_cited_copy(silent, _cite()) == Verdict(Standing.UNREACHABLE, "timeout", "web.archive.org")
    hidden = replace(gone, public=False)
    assert judge_cited_copy(hidden, _cite()) == Verdict(Standing.BLOCKED, "copy-not-public")


def test_a_cited_copy_of_another_day_than_it_says() -> None:
    """The archive led to another capture: noted, whether that shows the page or an error."""
    later = datetime(2016, 1, 1, tzinfo=UTC)
    strayed = replace(_copy("200", PAGE), at=later, failure="the archive gave another capture, of 2016-01-01")
    assert judge_cited_copy(strayed, _cite()).notes == ("another-capture",)
    stated = _cite(archive_date=PartialDate(2014, 7, 22))
    assert judge_cited_copy(strayed, stated).notes == ("another-capture", "archive-date-mismatch")
    error = replace(_copy("404"), at=later, failure="the archive gave another capture, of 2016-01-01")
    assert judge_cited_copy(error, _cite()).notes == ("another-capture",)


def test_notes_of_the_page_are_kept_and_those_of_its_way_are_not() -> None:
    """That a page is for subscribers is true of its copy; that it answers over https only is not."""
    text = "Tento článek je jen pro předplatitele."
    copy = _copy("301>https://a.cz/clanky/obrana 200", PageFacts(title=TITLE, text=text))
    assert judge_copy(copy, _cite()).notes == ("https", "paywall")
    assert judge_cited_copy(copy, _cite()).notes == ("paywall",)


def test_a_redirect_within_the_archive_is_no_mismatch() -> None:
    """The reference, the copy's address and its stamp agree; that the page led on some days later is the page's affair."""
    copy = _copy("301>https://b.cz/2014/obrana 200", PAGE)
    led_on = replace(copy, at=datetime(2014, 7, 30, tzinfo=UTC))
    assert judge_cited_copy(led_on, _cite(archive_date=PartialDate(2014, 7, 22))).notes == ()


def test_a_copy_whose_address_says_no_time_has_that_of_its_answer() -> None:
    """`/web/2014/…` may be any of that year: what the archive shows is held against the date stated."""
    copy = replace(_copy("200", PAGE), capture=replace(_copy().capture, url=f"{ARCHIVE}/2014/{ORIGINAL}"))
    assert judge_cited_copy(copy, _cite(archive_date=PartialDate(2014, 7, 22))).notes == ()
    assert judge_cited_copy(copy, _cite(archive_date=PartialDate(2014, 1, 1))).notes == ("archive-date-mismatch",)


@pytest.mark.parametrize(
    ("stated", "at", "agrees"),
    [
        ("2014-07-22", "2014-07-22T10:11:12", True),
        ("2014-07-23", "2014-07-22T10:11:12", False),
        ("2014-07-21", "2014-07-22T10:11:12", False),
        ("2014-07", "2014-07-22T10:11:12", True),
        ("2014-08", "2014-07-22T10:11:12", False),
        ("2014", "2014-07-22T10:11:12", True),
        ("2015", "2014-07-22T10:11:12", False),
        # by Czech clocks it is the next day already
        ("2014-07-23", "2014-07-22T22:30:00", True),
        ("2014-07-22", "2014-07-22T22:30:00", True),
        ("2014-07-23", "2014-07-22T21:30:00", False),
        ("2014-08", "2014-07-31T22:30:00", True),
        ("2015", "2014-12-31T23:30:00", True),
        ("2015", "2014-12-31T21:30:00", False),
    ],
)
def test_the_day_stated_and_that_of_the_copy(stated: str, at: str, agrees: bool) -> None:
    """To the precision stated, in UTC or by Czech clocks."""
    reference = _cite(archive_date=PartialDate.from_iso(stated))
    found = mismatches(reference, datetime.fromisoformat(f"{at}+00:00"), ORIGINAL)
    assert found == (() if agrees else ("archive-date-mismatch",))


@pytest.mark.parametrize(
    ("note", "at", "agrees"),
    [
        ("[arch. 2025-11-27T10:44:20+01:00]", "2025-11-27T09:44:20", True),
        ("[arch. 2025-07-27T00:44:20+02:00]", "2025-07-26T22:44:20", True),
        ("[arch. 2025-11-27T10:44:20+01:00]", "2025-11-27T10:44:20", True),  # an hour is how clocks are put back
        ("[arch. 2025-11-27T10:44:20+01:00]", "2025-11-27T11:44:21", False),
        ("[arch. 2025-11-27T10:44:20+01:00]", "2025-11-26T09:44:20", False),
        ("[arch. 2025-11-27T10:44:20Z]", "2025-11-27T10:44:20", True),
        ("[arch. 2025-11-27 10:44]", "2025-11-27T10:44:00", True),
        ("[arch. 2025-11-27]", "2025-11-27T15:00:00", True),
        ("[arch. 2025-11-27]", "2025-11-26T22:30:00", True),
        ("[arch. 2025-11-27T00:00:00Z]", "2025-11-27T15:00:00", True),  # midnight stands for a mere day
        ("[arch. 2025-11-27]", "2025-11-28T15:00:00", False),
    ],
)
def test_the_note_of_the_czech_webarchiv(note: str, at: str, agrees: bool) -> None:
    """`[arch. …]` is local time with its offset: held to the hour; a mere day is held as a day."""
    reference = _cite(archive_date=PartialDate(2025, 11, 27), raw=f"NOVÁK, Jan. X {note}.")
    found = mismatches(reference, datetime.fromisoformat(f"{at}+00:00"), ORIGINAL)
    assert found == (() if agrees else ("archive-date-mismatch",))


@pytest.mark.parametrize(
    ("cited", "original", "agrees"),
    [
        ("http://a.cz/x", "http://a.cz/x", True),
        ("http://a.cz/x", "https://www.a.cz/x/", True),
        ("http://a.cz/x?utm_source=y", "http://a.cz/x", True),
        ("http://a.cz/X", "http://A.cz/x", True),
        ("http://a.cz/česky", "http://a.cz/%C4%8Desky", True),
        ("http://a.cz/x", "http://a.cz/y", False),
        ("http://a.cz/x?id=1", "http://a.cz/x?id=2", False),
        ("http://a.cz/x", "http://b.cz/x", False),
        ("", "http://a.cz/x", True),
        ("http://a.cz/x", "", True),
        (f"{ARCHIVE}/{STAMP}/http://a.cz/x", "http://a.cz/x", True),
        (f"{ARCHIVE}/{STAMP}/http://a.cz/x", "http://a.cz/y", True),
    ],
)
def test_the_address_cited_and_that_of_the_copy(cited: str, original: str, agrees: bool) -> None:
    """Spelling aside; where the copy is all that is cited there is nothing to hold it against."""
    assert mismatches(_cite(url=cited), AT, original) == (() if agrees else ("archive-orig-mismatch",))


def test_both_mismatches_and_none_without_a_statement() -> None:
    """Each is told; a reference that states nothing is contradicted by nothing."""
    stated = _cite(url="http://a.cz/jina", archive_date=PartialDate(2013, 1, 1))
    notes = judge_cited_copy(_copy("200", PAGE), stated).notes
    assert notes == ("archive-date-mismatch", "archive-orig-mismatch")
    assert set(notes) <= set(NOTES)
    assert mismatches(_cite(), AT, ORIGINAL) == ()
    assert mismatches(stated, None, "") == ()


WAYS = st.sampled_from([row[1] for row in _rows()])


@given(WAYS, st.text(), st.text(), st.text())
def test_any_copy_gets_a_verdict_with_words(way: str, title: str, text: str, cited: str) -> None:
    """Whatever it holds: a cited copy is never called gone, and what is offered shows no error."""
    copy = _copy(way, PageFacts(title=title, text=text))
    reference = _cite(cited)
    for verdict in (judge_copy(copy, reference), judge_cited_copy(copy, reference)):
        assert catalogued(verdict.reason) in REASONS
    assert judge_cited_copy(copy, reference).standing in {Standing.ALIVE, Standing.DRIFTED}
    if is_shown(judge_copy(copy, reference)):
        assert copy.probe.status in range(200, 300) or judge_copy(copy, reference).match


def test_the_cases_are_read_as_copies() -> None:
    """The ways of the table are addresses in an archive."""
    assert take_apart(_copy().probe.hops[0].url) == (ORIGINAL, AT)
