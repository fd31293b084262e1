"""All of a store as JSON and back: from each database to each, twice, merged, and what is no export."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dostupne.errors import UnreadableSource
from dostupne.model.keeping import Loaded, Rejudged
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.watching import Copies, EventKind
from dostupne.store.watch import WatchStore
from tests.store.watch.values import ALIVE, DAY, GONE, NOW, ODD, addresses, citations, digest, known, looked, watching


def _filled(store: WatchStore) -> None:
    """All kinds of things."""
    essay = watching(store, ODD, *addresses(3), every=2 * DAY, tags=("a", ODD), notify=("json://localhost",))
    watching(store, addresses(1)[0], name="b")
    looked(store, NOW, ALIVE)
    looked(store, NOW + 7 * DAY, GONE, EventKind.SUSPECTED, EventKind.DIED, state="dead")
    store.tell(essay, digest, ("json://localhost", "json://other"))
    run = store.begin(NOW)
    one, two = store.deliveries(run, NOW + DAY)
    store.delivered(one, NOW)
    store.not_delivered(two, NOW, ODD, NOW + 2 * DAY)
    store.end(run, NOW)
    store.keep_copies(known(store, ODD).id, Copies(NOW, (Snapshot(Capture("wayback", ODD, NOW, "https://x.org/")),)))
    store.cite(essay, citations(ODD, addresses(1)[0], "https://new.cz/"), "2", NOW + 8 * DAY)
    store.rejudge("policy", lambda seen, link: Rejudged(link.condition, (), NOW + 9 * DAY, "dead"))
    looked(store, NOW + 9 * DAY, GONE, EventKind.BLOCKED, state="dead")


@pytest.fixture
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], WatchStore]]:
    """Empty stores by database."""
    opened: list[WatchStore] = []

    def make(database: str) -> WatchStore:
        if database == "sqlite":
            url = str(tmp_path / f"other{len(opened)}.sqlite")
        else:
            server = request.getfixturevalue("postgres")
            url = server.url(server.create(request.getfixturevalue("template")))
        opened.append(WatchStore.opened(url))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def _through_json(store: WatchStore) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(row)) for row in store.dump()]


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_everything_passes_over(store: WatchStore, other: Callable[[str], WatchStore], target: str) -> None:
    _filled(store)
    rows = _through_json(store)
    copy = other(target)
    assert copy.load(iter(rows)) == Loaded(bibliographies=2, links=5, citations=6, probes=11)
    assert _through_json(copy) == rows
    assert copy.load(rows) == Loaded(), "twice is once"
    assert _through_json(copy) == rows
    assert (copy.judged_by(), copy.newest_probe()) == ("policy", NOW + 9 * DAY)
    assert copy.due(NOW + 30 * DAY) == store.due(NOW + 30 * DAY)
    for bibliography in copy.bibliographies():
        assert copy.tell(bibliography, digest, ()) == store.tell(bibliography, digest, ())
    (waiting,) = copy.deliveries(copy.begin(NOW), NOW + 2 * DAY)
    assert (waiting.target, waiting.tries) == ("json://other", 1)


def test_one_that_was_cut_off_is_loaded_again(store: WatchStore, other: Callable[[str], WatchStore]) -> None:
    _filled(store)
    rows = _through_json(store)
    copy = other("sqlite")
    for end in range(1, len(rows)):
        copy.load(rows[:end])
    copy.load(rows)
    assert _through_json(copy) == rows


def test_a_store_takes_its_own_dump_while_it_is_made(store: WatchStore) -> None:
    _filled(store)
    before = _through_json(store)
    assert store.load(store.dump()) == Loaded()
    assert _through_json(store) == before


def test_two_histories_become_one_and_are_judged_anew(store: WatchStore, other: Callable[[str], WatchStore]) -> None:
    """The later condition stays until then."""
    url = addresses(1)[0]
    for one, first in ((store, NOW), (elsewhere := other("sqlite"), NOW + DAY)):
        watching(one, url, at=first)
        for week in range(2):
            looked(one, first + 7 * week * DAY, GONE if one is elsewhere else ALIVE)
        one.rejudge("same", lambda seen, link: Rejudged(link.condition, (), link.due_at or NOW, ""))
    assert store.load(_through_json(elsewhere)) == Loaded(probes=2)
    link = known(store, url)
    assert [seen.at - NOW for seen in store.sightings(link.id)] == [0 * DAY, DAY, 7 * DAY, 8 * DAY]
    assert link.condition == known(elsewhere, url).condition
    assert store.judged_by() == ""
    assert store.load(_through_json(elsewhere)) == Loaded()


def test_what_was_judged_otherwise_is_judged_anew(store: WatchStore, other: Callable[[str], WatchStore]) -> None:
    for one, url, policy in ((store, "https://a.cz/", "one"), (elsewhere := other("sqlite"), "https://b.cz/", "other")):
        watching(one, url, name=policy)
        looked(one)
        one.rejudge(policy, lambda seen, link: Rejudged(link.condition, (), NOW, ""))
    store.load(elsewhere.dump())
    assert store.judged_by() == ""


def test_an_import_makes_news(store: WatchStore, other: Callable[[str], WatchStore]) -> None:
    """Of a link that died there readers here know nothing yet."""
    url = addresses(1)[0]
    essay = watching(store, url)
    elsewhere = other("sqlite")
    watching(elsewhere, url, name="there")
    looked(elsewhere, NOW, GONE, state="dead")
    store.load(elsewhere.dump())
    assert store.tell(essay, digest, ()) is not None


_LINK: dict[str, object] = {
    "kind": "link",
    "url": "https://a.cz/",
    "added_at": NOW.isoformat(),
    "due_at": None,
    "condition": None,
    "state": "",
    "copies": None,
    "copies_asked_at": None,
    "sightings": [],
    "events": [],
}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ([], "row 2 is none of an export"),
        ("x", "row 2 is none of an export"),
        ({}, "row 2 is none of an export"),
        ({"kind": "what"}, "row 2 is none of an export"),
        ({"kind": "store", "format": 2, "judged_by": ""}, "another format"),
        ({"kind": "link"}, r"row 2 \(link\) is not as .* writes it: KeyError"),
        (_LINK | {"url": 7}, r"row 2 \(link\).*7 is no text"),
        (_LINK | {"added_at": "2026-11-28"}, "of no time zone"),
        (_LINK | {"condition": {"phase": "asleep"}}, "asleep"),
        (_LINK | {"sightings": [{}]}, r"row 2 \(link\)"),
        ({"kind": "told", "bibliography": "b", "link": "https://a.cz/", "state": ""}, "“b” that is not in it"),
    ],
)
def test_what_is_no_export_is_told(store: WatchStore, row: object, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says):
        store.load([{"kind": "store", "format": 1, "judged_by": ""}, row])  # type: ignore[list-item]
