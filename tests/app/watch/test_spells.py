"""How a link was over time: the same as its condition says in the end, whatever was seen of it; and the periods of a timeline."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dostupne.app.watch.spells import MOST_PERIODS, at, periods, spells, stretches, totals
from dostupne.links.condition import condition
from dostupne.model.evidence import Hop, PageFacts, Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watch_report import Health, LinkReport, Spell, health, healths
from dostupne.model.watching import Condition, Phase, Policy, Sighting, WatchedLink

BEGIN = datetime(2026, 3, 1, 6, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://a.test/x"


def _seen(at: datetime, verdict: Verdict, title: str = "Název", *, offline: bool = False) -> Sighting:
    final = verdict.successor or URL
    page = PageFacts(title, digest=title.encode().hex().ljust(64, "0")[:64])
    return Sighting(Probe(URL, at, (Hop(final, 200),), page=page), verdict, offline=offline)


_VERDICTS = st.sampled_from(
    [
        Verdict(Standing.ALIVE, "ok"),
        Verdict(Standing.MOVED, "redirect", successor="https://b.test/y"),
        Verdict(Standing.MOVED, "redirect", successor="https://c.test/z"),
        Verdict(Standing.GONE, "http-404", "404"),
        Verdict(Standing.UNREACHABLE, "timeout"),
        Verdict(Standing.DRIFTED, "soft-404"),
        Verdict(Standing.DRIFTED, "login"),
        Verdict(Standing.BLOCKED, "bot-wall"),
        Verdict(Standing.UNCHECKED, "excluded"),
    ]
)
_TITLES = st.sampled_from(["Vztahy NATO a Ruska", "Nejlepší recepty na svíčkovou"])
_LOOKS = st.lists(st.tuples(st.integers(0, 9), _VERDICTS, _TITLES, st.booleans()), max_size=30)


@settings(deadline=None)
@given(_LOOKS)
def test_in_the_end_it_is_as_its_condition_says(looks: list[tuple[int, Verdict, str, bool]]) -> None:
    now, sightings = BEGIN, []
    for days, verdict, title, offline in looks:
        now += timedelta(days=days, seconds=1)
        sightings.append(_seen(now, verdict, title, offline=offline and days == 0))
    found, events = condition(Policy(), sightings)
    came = spells(stretches(sightings), events)
    assert bool(came) is bool(sightings)
    if came:
        assert came[-1].health is health(found)
        assert came[0].since == sightings[0].at
        assert all(one.health is not other.health for one, other in itertools.pairwise(came))


def test_looks_that_came_to_the_same_are_one_stretch() -> None:
    alive, gone = Verdict(Standing.ALIVE, "ok", match=0.9), Verdict(Standing.GONE, "http-404", "404")
    sightings = [_seen(BEGIN + DAY * n, alive) for n in range(14)]
    sightings += [_seen(BEGIN + DAY * n, gone) for n in range(14, 16)]
    sightings += [_seen(BEGIN + DAY * 16, gone, offline=True), _seen(BEGIN + DAY * 17, gone)]
    found = stretches(sightings)
    assert [(one.standing, one.looks, one.offline) for one in found] == [
        ("alive", 14, False), ("gone", 2, False), ("gone", 1, True), ("gone", 1, False),
    ]  # fmt: skip
    assert (found[0].first, found[0].last) == (BEGIN, BEGIN + 13 * DAY)


@given(st.timedeltas(timedelta(0), timedelta(days=20_000)))
def test_periods_are_equal_few_and_reach_from_the_first_look_to_the_last(whole: timedelta) -> None:
    last = BEGIN + whole
    ends = periods(BEGIN, last)
    assert 1 <= len(ends) <= MOST_PERIODS
    assert ends[-1] == last
    lengths = {end - before for before, end in itertools.pairwise(ends)}
    assert len(lengths) <= 1
    if lengths:
        (length,) = lengths
        # The first may begin some hours late: a run takes its time.
        assert BEGIN - length < ends[0] - length <= BEGIN + timedelta(hours=6)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 1), (30, 30), (31, 16), (182, 26), (365, 27)])
def test_periods_are_days_weeks_or_more(days: int, count: int) -> None:
    assert len(periods(BEGIN, BEGIN + days * DAY + timedelta(minutes=20))) == count


def test_totals_count_what_had_been_asked_by_then() -> None:
    link = WatchedLink(1, URL, Condition())
    reports = [
        LinkReport(link, Health.DEAD, (Spell(Health.ALIVE, BEGIN), Spell(Health.DEAD, BEGIN + 5 * DAY))),
        LinkReport(link, Health.ALIVE, (Spell(Health.ALIVE, BEGIN + 3 * DAY),)),
        LinkReport(link, Health.UNKNOWN),
    ]
    assert [dict(one.counts) for one in totals(reports, (BEGIN, BEGIN + 4 * DAY, BEGIN + 9 * DAY))] == [
        {Health.ALIVE: 1}, {Health.ALIVE: 2}, {Health.DEAD: 1, Health.ALIVE: 1},
    ]  # fmt: skip
    assert at(reports[1].spells, BEGIN) is None


def test_a_suspected_link_that_moved_before_is_both() -> None:
    found = Condition(Phase.SUSPECTED, successor="https://b.test/", blocked_at=BEGIN)
    assert healths(found) == (Health.MOVED, Health.SUSPECTED, Health.BLOCKED)
    assert healths(Condition(Phase.DEAD, successor="https://b.test/")) == (Health.DEAD,)
    assert healths(Condition(Phase.ALIVE)) == (Health.ALIVE,)
