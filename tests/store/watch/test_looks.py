"""What a run saw, and what is read of it: sightings, timelines, events, copies."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from dostupne.model.evidence import PageFacts
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Copies, Event, EventKind, Look, Sighting
from dostupne.store.watch import WatchStore, reading
from dostupne.store.watch.tables import EVIDENCE, PROBE
from tests.store.watch.values import (
    ALIVE,
    DAY,
    GONE,
    MOVED,
    NOW,
    ODD,
    PAGE,
    addresses,
    citations,
    known,
    look,
    looked,
    sighting,
    watching,
)

URL = "https://a.cz/1"


def _counted(store: WatchStore) -> tuple[int, int]:
    """Probes, and rows of evidence."""
    probes, evidence = (
        store.database.read(lambda c, table=table: c.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[misc]
        for table in (PROBE, EVIDENCE)
    )
    return probes, evidence


def _seen(store: WatchStore, *sightings: Sighting) -> None:
    for one in sightings:
        run = store.begin(one.at)
        (link,) = store.claim(run, one.at + 99 * DAY, 1)
        made = replace(look(link, one.at), sighting=one)
        assert store.record(run, [made], one.at) == 1


@pytest.mark.parametrize(
    "verdict",
    [
        ALIVE,
        GONE,
        MOVED,
        Verdict(Standing.DRIFTED, "other-page", ODD, 0.0, ODD, ("a", "b")),
        Verdict(Standing.UNCHECKED, "excluded"),
    ],
)
def test_a_sighting_comes_back_as_it_was(store: WatchStore, verdict: Verdict) -> None:
    watching(store, ODD)
    page = PageFacts(ODD, alternative_titles=(ODD, "b"), digest="0a" * 32)
    made = replace(sighting(ODD, NOW + timedelta(microseconds=1), verdict, page), offline=True)
    _seen(store, made)
    assert list(store.sightings(known(store, ODD).id)) == [made]


def test_history_is_by_time_and_to_a_time(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)
    watching(store, URL)
    made = [sighting(URL, NOW + day * DAY) for day in (3, 1, 2, 0, 4)]
    _seen(store, *made)
    link_id = known(store, URL).id
    assert [one.at for one in store.sightings(link_id)] == [NOW + day * DAY for day in range(5)]
    assert len(list(store.sightings(link_id, NOW + 2 * DAY))) == 3
    assert list(store.sightings(link_id + 1)) == []


def test_equal_answers_share_one_row(store: WatchStore) -> None:
    watching(store, URL)
    _seen(store, *(sighting(URL, NOW + day * DAY) for day in range(5)))
    assert _counted(store) == (5, 1)


def test_another_text_of_the_page_is_told_by_its_probe(store: WatchStore) -> None:
    """And the row is shared all the same."""
    watching(store, URL)
    made = [
        replace(sighting(URL, NOW + day * DAY, page=replace(PAGE, digest=f"{day:064x}")), sketch=f"{day:016x}")
        for day in range(3)
    ]
    without = [replace(sighting(URL, NOW + 3 * DAY, page=replace(PAGE, digest="")), sketch="")]
    again = [replace(made[0], probe=replace(made[0].probe, asked_at=NOW + 4 * DAY))]
    _seen(store, *made, *without, *again)
    assert _counted(store) == (5, 3)
    assert list(store.sightings(known(store, URL).id)) == made + without + again


def test_evidence_is_shared_with_the_look_before_alone(store: WatchStore) -> None:
    watching(store, URL)
    other = sighting(URL, NOW + DAY, page=PageFacts("Jiný"))
    _seen(store, sighting(URL), other, sighting(URL, NOW + 2 * DAY))
    assert _counted(store) == (3, 3)


def test_a_look_of_the_same_time_is_not_kept_twice(store: WatchStore) -> None:
    watching(store, URL)
    _seen(store, sighting(URL), sighting(URL, verdict=GONE))
    assert [one.verdict for one in store.sightings(known(store, URL).id)] == [ALIVE]


def test_many_links_at_once(store: WatchStore) -> None:
    """More than a statement takes; each with its own evidence."""
    urls = addresses(1_100)
    watching(store, *urls)
    run = store.begin(NOW)
    links = store.claim(run, NOW, 2_000)
    looks = [replace(look(link), sighting=sighting(link.url, page=PageFacts(f"Název {link.url}"))) for link in links]
    assert store.record(run, looks, NOW) == 1_100
    for link in links[::97]:
        (seen,) = store.sightings(link.id)
        assert seen.probe.page == PageFacts(f"Název {link.url}")


def test_nothing_is_recorded_of_nothing(store: WatchStore) -> None:
    watching(store, URL)
    assert store.record(store.begin(NOW), [], NOW) == 0


def test_what_follows_is_written_with_it(store: WatchStore) -> None:
    watching(store, URL)
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW, 1)
    made = look(link, NOW, GONE, EventKind.SUSPECTED, EventKind.DIED, state="dead")
    store.record(run, [made], NOW)
    after = known(store, URL)
    assert (after.condition, after.due_at) == (made.condition, made.due_at)
    assert [event for _, event in store.events()] == list(made.events)


def test_events_are_by_time_of_what_is_cited(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH", 3)
    urls = addresses(4)
    essay = watching(store, *urls)
    other = watching(store, urls[0], name="other")
    for day in range(3):
        looked(store, NOW + 7 * day * DAY, GONE, EventKind.SUSPECTED, EventKind.DIED)
    store.cite(essay, citations(*urls[:3]), "2", NOW)
    found = list(store.events([essay.id]))
    assert [event.at for _, event in found] == sorted(event.at for _, event in found)
    assert [event.kind for _, event in found[:2]] == [EventKind.SUSPECTED, EventKind.DIED]
    assert (len(found), len({link.id for link, _ in found})) == (18, 3)
    assert len(list(store.events([other.id]))) == 6
    assert len(list(store.events())) == 24
    assert len(list(store.events([essay.id], NOW + 7 * DAY, NOW + 7 * DAY))) == 6
    assert list(store.events([essay.id], NOW + 99 * DAY)) == []
    link, event = found[0]
    assert event == Event(EventKind.SUSPECTED, NOW, "http-404")
    assert len(link.citations) == 1


def test_timelines_are_by_link_without_evidence(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)
    urls = addresses(5)
    essay = watching(store, *urls)
    watching(store, "https://b.cz/", name="other")
    for day in range(3):
        looked(store, NOW + 7 * day * DAY, MOVED)
    found = list(store.sightings_of(essay.id))
    assert [link_id for link_id, _ in found] == sorted(link_id for link_id, _ in found)
    assert [one.at for _, one in found[:3]] == [NOW, NOW + 7 * DAY, NOW + 14 * DAY]
    assert len(found) == 15
    assert {(one.verdict, one.probe.hops) for _, one in found} == {(MOVED, ())}
    assert len(list(store.sightings_of(essay.id, NOW + DAY, NOW + 7 * DAY))) == 5


def test_links_are_read_in_pages(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)
    essay = watching(store, *addresses(5))
    ids = [link.id for link in store.links([essay.id])]
    assert ids == sorted(ids)
    assert len(ids) == 5
    assert [link.id for link in store.links([essay.id], ids=ids[1:4])] == ids[1:4]
    assert [link.id for link in store.links(ids=ids[3:])] == ids[3:]
    assert list(store.links([])) == list(store.links([essay.id], ids=[])) == []


def test_links_are_found_however_they_are_spelled(store: WatchStore) -> None:
    watching(store, URL)
    assert known(store, "http://www.A.cz/1/#x") == known(store, URL)
    assert store.link("https://a.cz/2") is None


def test_copies_stay_with_the_link(store: WatchStore) -> None:
    watching(store, URL)
    link = known(store, URL)
    assert link.copies is None
    copies = Copies(NOW, (Snapshot(Capture("wayback", ODD, NOW, "https://web.archive.org/x"), 4, 0.5),))
    store.keep_copies(link.id, copies)
    assert known(store, URL).copies == copies
    store.keep_copies(link.id, Copies(NOW + DAY))
    assert known(store, URL).copies == Copies(NOW + DAY)


def test_a_look_names_its_link_once(store: WatchStore) -> None:
    """The last of several looks at one link counts."""
    watching(store, URL)
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW, 1)
    made: list[Look] = [look(link), look(link, NOW + DAY)]
    assert store.record(run, made, NOW) == 1
    assert [one.at for one in store.sightings(link.id)] == [NOW + DAY]
