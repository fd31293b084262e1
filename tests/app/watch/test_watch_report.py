"""What there is to tell of a store: half a year of watching, now and at moments of the past."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dostupne.app.watch.history import history
from dostupne.app.watch.report import LATEST, Asked, report
from dostupne.app.watch.settings import WatchSettings
from dostupne.errors import Misuse
from dostupne.model.watch_report import BibliographyReport, Health, WatchReport
from dostupne.model.watching import EventKind
from dostupne.store.watch import WatchStore
from tests.cli.watch.half_a_year import DAY, END, NOW, START, fill

SETTINGS = WatchSettings()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchStore]:
    """Half a year of 60 links."""
    path: Path = tmp_path_factory.mktemp("half") / "watch.sqlite"
    with WatchStore.opened(str(path)) as found:
        fill(found)
        yield found


EVERYTHING = Asked()


def _told(store: WatchStore, asked: Asked = EVERYTHING, settings: WatchSettings = SETTINGS) -> WatchReport:
    return report(store, settings, asked, NOW)


def _all(found: WatchReport) -> dict[Health, int]:
    return {one: sum(len(part.of(one)) for part in found.bibliographies) for one in Health}


def test_every_fate_is_told_as_what_it_came_to(store: WatchStore) -> None:
    found = _told(store)
    assert found.has_problems
    assert _all(found) == {
        Health.DEAD: 5, Health.CHANGED: 1, Health.MOVED: 1, Health.SUSPECTED: 2, Health.BLOCKED: 2, Health.UNKNOWN: 0, Health.ALIVE: 49,
    }  # fmt: skip
    kinds = {happening.event.kind for one in found.bibliographies for happening in one.happened}
    assert kinds == set(EventKind) - {EventKind.RECOVERED}  # three silent days are between two looks


def test_the_worst_comes_first_and_of_equals_the_latest(store: WatchStore) -> None:
    for one in _told(store).bibliographies:
        order = [list(Health).index(link.health) for link in one.links]
        assert order == sorted(order)
        since = [link.link.condition.since for link in one.of(Health.DEAD)]
        assert since == sorted(since, reverse=True)  # type: ignore[type-var]


def test_a_report_of_the_past_is_the_report_that_was_made_then(store: WatchStore, tmp_path: Path) -> None:
    """Beside what the store of then knew, that of today knows copies and faults of later."""
    day = START + 100 * DAY + timedelta(hours=1)
    with WatchStore.opened(str(tmp_path / "then.sqlite")) as then:
        fill(then, until=START + 100 * DAY)
        known = report(then, SETTINGS, Asked(), day).bibliographies
    past = report(store, SETTINGS, Asked(), day)
    assert [_comparable(one) for one in past.bibliographies] == [_comparable(one) for one in known]


def _comparable(one: BibliographyReport) -> object:
    links = tuple(replace(link, link=replace(link.link, copies=None)) for link in one.links)
    happened = tuple((happening.link.url, happening.event) for happening in one.happened)
    return replace(one, bibliography=replace(one.bibliography, fault=""), links=links, happened=()), happened


def test_before_it_was_added_a_bibliography_is_not_told_of(store: WatchStore) -> None:
    assert report(store, SETTINGS, Asked(), START - DAY).bibliographies == ()


def test_another_policy_judges_the_history_anew(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    stern, before = WatchSettings(failures=1), _all(_told(store))
    monkeypatch.setattr(WatchStore, "judged_by", lambda _: SETTINGS.fingerprint)
    assert _all(_told(store)) == before
    assert _all(_told(store, settings=stern)) == before | {Health.DEAD: 7, Health.SUSPECTED: 0}


def test_what_happened_since_a_day(store: WatchStore) -> None:
    since = END - 20 * DAY
    (one,) = _told(store, Asked(("diplomka",), since=since)).bibliographies
    assert [happening.event.kind for happening in one.happened] == [EventKind.SUSPECTED, EventKind.SUSPECTED]
    assert one.untold == 0
    assert len(_told(store).bibliographies[1].happened) <= LATEST


def test_names_and_tags(store: WatchStore) -> None:
    assert [one.bibliography.name for one in _told(store, Asked(tags=("časopis",))).bibliographies] == ["clanek"]
    with pytest.raises(Misuse, match="clanek, diplomka"):
        _told(store, Asked(("nic",)))


def test_a_suspected_link_says_when_it_is_dead_at_the_earliest(store: WatchStore) -> None:
    (_, one) = _told(store).bibliographies
    for link in one.of(Health.SUSPECTED):
        condition = link.link.condition
        assert condition.failures == 1
        assert condition.counted_at is not None
        assert link.earliest_death == condition.counted_at + 2 * SETTINGS.policy.apart
    assert {link.earliest_death for link in one.of(Health.DEAD, Health.ALIVE)} == {None}


def test_links_that_nobody_asks_are_late(store: WatchStore) -> None:
    assert not any(link.is_late for one in _told(store).bibliographies for link in one.links)
    later = report(store, SETTINGS, EVERYTHING, NOW + 10 * DAY)
    late = [link for one in later.bibliographies for link in one.links if link.is_late]
    assert late
    assert all(link.link.due_at is not None and later.now - link.link.due_at > DAY for link in late)


def test_totals_end_with_what_is_so(store: WatchStore) -> None:
    for one in _told(store).bibliographies:
        assert len(one.periods) == len(one.totals) == 26
        assert one.totals[-1].at == one.asked_at
        assert dict(one.totals[-1].counts) == dict(one.counts())
        assert {sum(total.counts.values()) for total in one.totals} == {len(one.links)}


def test_the_history_of_a_link_however_it_is_spelled(store: WatchStore) -> None:
    (_, one) = _told(store).bibliographies
    link = one.of(Health.DEAD)[0].link
    told = history(store, SETTINGS, link.url.replace("https://", "http://") + "#x", NOW)
    assert told.report.link.condition == link.condition
    assert [event.kind for event in told.events] == [EventKind.SUSPECTED, EventKind.DIED]
    assert sum(stretch.looks for stretch in told.report.stretches) == link.condition.looks
    assert [cited.bibliography.name for cited in told.cited_by] == ["diplomka"]


def test_the_history_until_a_day_of_the_past(store: WatchStore) -> None:
    (_, one) = _told(store).bibliographies
    link = one.of(Health.DEAD)[0].link
    assert link.condition.alive_at is not None
    told = history(store, SETTINGS, link.url, link.condition.alive_at)
    assert told.report.health is Health.ALIVE
    assert told.events == ()


@pytest.mark.parametrize("typed", ["{0}x", "{0}/", "www.{1}/nic"])
def test_of_an_address_that_is_not_watched_near_ones_are_told(store: WatchStore, typed: str) -> None:
    url = next(iter(store.links())).url
    address = typed.format(url[:-5], url.split("/")[2])
    with pytest.raises(Misuse, match="is not watched; near it are: https://"):
        history(store, SETTINGS, address, NOW)
