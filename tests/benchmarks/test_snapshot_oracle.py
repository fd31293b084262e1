"""The oracle of snapshots: what it calls right, on cases made by hand, and that it would call the rest wrong."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.snapshot_cases import ARCHIVES, TODAY, Case, Shot, Shows, cases
from benchmarks.snapshot_oracle import right_shots, verdict_on

URL = "http://www.a.cz/clanek"


def _shot(day: str, shows: Shows = Shows.CITED, archive: str = "wayback") -> Shot:
    return Shot(archive, f"{day.replace('-', '')}120000", URL, shows, 1 if shows is Shows.CITED else -1)


def _case(*shots: Shot, accessed: str = "2014-07-22") -> Case:
    day = date.fromisoformat(accessed) if accessed else None
    return Case(1, "by hand", "Název", URL, URL, day, None, shots)


@pytest.mark.parametrize(
    ("days", "accessed", "right"),
    [
        (["2014-07-21", "2014-07-22", "2014-07-23"], "2014-07-22", ["2014-07-22"]),
        (["2010-01-01", "2014-06-01", "2014-07-23"], "2014-07-22", ["2014-06-01"]),
        (["2014-09-01", "2014-07-23"], "2014-07-22", ["2014-07-23"]),
        (["2014-09-01", "2020-07-23"], "", ["2020-07-23"]),
        (["2014-09-01", "2027-01-01"], "", ["2014-09-01"]),
        ([], "2014-07-22", []),
    ],
)
def test_the_day(days: list[str], accessed: str, right: list[str]) -> None:
    """Of the very day, else the last before, else the first after; without a day the newest that is not of the future."""
    case = _case(*map(_shot, days), accessed=accessed)
    assert [shot.day.isoformat() for shot in right_shots(case, ARCHIVES, TODAY)] == right


def test_only_what_shows_the_page_is_right() -> None:
    """However near the others are."""
    near = [_shot("2014-07-22", shows) for shows in Shows if shows is not Shows.CITED]
    case = _case(*near, _shot("2012-01-01"))
    assert [shot.day.year for shot in right_shots(case, ARCHIVES, TODAY)] == [2012]


def test_the_page_of_another_citation_is_not_right() -> None:
    """A capture shows one work."""
    other = replace(_shot("2014-07-22"), work=2)
    assert right_shots(_case(other), ARCHIVES, TODAY) == []


def test_archives_that_are_not_asked_do_not_count() -> None:
    """So that what the rest should give can be told where one of them hangs."""
    case = _case(_shot("2014-07-22"), _shot("2014-07-01", archive="ukwa"))
    assert [shot.archive for shot in right_shots(case, ["ukwa"], TODAY)] == ["ukwa"]


@pytest.mark.parametrize(
    ("stamp", "verdict"),
    [
        ("20140701120000", "right"),
        ("20140601120000", "wrong"),
        ("20140720120000", "soft-404"),
        ("20140721120000", "redirect or error"),
        ("20140722120000", "redirect or error"),
        ("19990101000000", "not there"),
        ("", "missed"),
    ],
)
def test_what_is_said_of_an_offer(stamp: str, verdict: str) -> None:
    """Every way to be wrong has its name."""
    case = _case(
        _shot("2014-07-01"),
        _shot("2014-06-01"),
        _shot("2014-07-20", Shows.SOFT_404),
        _shot("2014-07-21", Shows.REDIRECT),
        _shot("2014-07-22", Shows.ERROR),
    )
    assert verdict_on(case, "wayback", stamp, ARCHIVES, TODAY) == verdict


def test_nothing_offered_where_nothing_is_right() -> None:
    """That is right too."""
    assert verdict_on(_case(_shot("2014-07-20", Shows.SOFT_404)), "", "", ARCHIVES, TODAY) == "rightly none"


def test_the_cases() -> None:
    """At least 220, each with a title and address of its own; most have a right capture, some rightly none."""
    made = cases()
    assert len(made) >= 220
    assert len({case.title for case in made}) == len({case.cited for case in made}) == len(made)
    assert len({(shot.archive, shot.url, shot.stamp) for case in made for shot in case.shots}) == sum(
        len(case.shots) for case in made
    )
    none = [case for case in made if not right_shots(case, ARCHIVES, TODAY)]
    assert 10 < len(none) < len(made) / 5
