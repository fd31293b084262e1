"""History judged anew when the policy changed, and due anew when an interval did."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from dostupne.model.keeping import DueNow, Rejudged
from dostupne.model.watching import Condition, Event, EventKind, Phase, Sighting, WatchedLink
from dostupne.store.watch import WatchStore, judging
from tests.store.watch.values import DAY, GONE, NOW, addresses, citations, digest, known, look, looked, watching


def _judge(sightings: Iterable[Sighting], link: WatchedLink) -> Rejudged:
    """Dead at the first failure."""
    seen = list(sightings)
    condition = Condition(Phase.DEAD, seen[0].at, len(seen), seen[-1].at, verdict=seen[-1].verdict)
    events = (Event(EventKind.SUSPECTED, seen[0].at, "judged"), Event(EventKind.DIED, seen[0].at, link.url))
    return Rejudged(condition, events, seen[-1].at + 30 * DAY, "dead")


def _cut_off(store: WatchStore, after: int) -> None:
    """Judging by the policy `new` that ends after so many links."""
    asked: list[str] = []

    def fails(sightings: Iterable[Sighting], link: WatchedLink) -> Rejudged:
        if len(asked) == after:
            raise KeyboardInterrupt
        asked.append(link.url)
        return _judge(sightings, link)

    with pytest.raises(KeyboardInterrupt):
        store.rejudge("new", fails)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_BATCH", 2)


def test_all_that_was_asked_is_judged_anew(store: WatchStore) -> None:
    essay = watching(store, *addresses(5))
    looked(store, NOW, GONE, EventKind.SUSPECTED, EventKind.BLOCKED)
    looked(store, NOW + 7 * DAY, GONE)
    store.cite(essay, citations(*addresses(5), "https://new.cz/"), "2", NOW)
    assert store.judged_by() == ""
    assert store.rejudge("failures=1", _judge) == 5
    assert store.judged_by() == "failures=1"
    for link in store.links([essay.id]):
        if link.url == "https://new.cz/":
            assert (link.condition, link.due_at) == (Condition(), NOW)
            continue
        assert link.condition == Condition(Phase.DEAD, NOW, 2, NOW + 7 * DAY, verdict=GONE)
        assert link.due_at == NOW + 37 * DAY
    events = [event for link, event in store.events([essay.id]) if link.url == addresses(1)[0]]
    assert events == [Event(EventKind.SUSPECTED, NOW, "judged"), Event(EventKind.DIED, NOW, addresses(1)[0])]
    told = store.tell(essay, digest, ())
    assert told is not None
    assert told.subject == "5 news"


def test_one_that_was_cut_off_goes_on(store: WatchStore) -> None:
    watching(store, *addresses(7))
    looked(store, NOW, GONE)
    _cut_off(store, 5)
    assert store.judged_by() == ""
    assert store.rejudge("new", _judge) == 3, "the batch that was cut off and the rest"
    assert store.judged_by() == "new"
    assert store.rejudge("other", _judge) == 7


def test_another_policy_begins_anew(store: WatchStore) -> None:
    watching(store, *addresses(4))
    looked(store, NOW, GONE)
    _cut_off(store, 3)
    assert store.rejudge("newest", _judge) == 4


def test_a_run_that_has_a_link_loses_it(store: WatchStore) -> None:
    """It would write what follows by the old policy."""
    watching(store, *addresses(1))
    looked(store, NOW, GONE)
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW + 7 * DAY, 9)
    store.rejudge("new", _judge)
    assert store.record(run, [look(link, NOW + 7 * DAY)], NOW) == 0
    assert known(store, link.url).condition.phase is Phase.DEAD


def test_what_rests_goes_on_resting(store: WatchStore) -> None:
    essay = watching(store, *addresses(1))
    looked(store, NOW, GONE)
    store.cite(essay, [], "0", NOW)
    assert store.rejudge("new", _judge) == 1
    assert store.due(NOW + 999 * DAY) == DueNow(0)


def test_intervals_that_changed_make_due_anew(store: WatchStore) -> None:
    essay = watching(store, *addresses(5), every=2 * DAY)
    other = watching(store, "https://other.cz/", name="other")
    looked(store)

    def when(link: WatchedLink) -> datetime:
        return NOW + (link.every or store.usual)

    assert store.redue(when, [other.id]) == 0
    assert store.redue(when, [essay.id]) == 5
    assert store.redue(when) == 0
    assert store.due(NOW + 2 * DAY) == DueNow(5, NOW + 7 * DAY)
