"""What retention does not keep goes, and its room comes back."""

from collections.abc import Sequence

import pytest
from sqlalchemy import func, select

from dostupne.model.evidence import PageFacts
from dostupne.model.watching import Sighting
from dostupne.store.watch import WatchStore, vacuum
from dostupne.store.watch.tables import EVIDENCE
from tests.store.watch.test_looks import _seen
from tests.store.watch.values import DAY, NOW, addresses, known, looked, sighting, watching


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vacuum, "_BATCH", 2)


def _ends(sightings: Sequence[Sighting]) -> list[bool]:
    return [place in (0, len(sightings) - 1) for place in range(len(sightings))]


def test_what_is_not_kept_goes(store: WatchStore) -> None:
    watching(store, *addresses(5))
    for week in range(4):
        looked(store, NOW + 7 * week * DAY)
    done = store.vacuum(_ends)
    assert done.removed == 10
    for link in store.links():
        assert [one.at for one in store.sightings(link.id)] == [NOW, NOW + 21 * DAY]
    assert store.vacuum(_ends).removed == 0


def test_evidence_that_no_probe_needs_goes_too(store: WatchStore) -> None:
    url = addresses(1)[0]
    watching(store, url)
    made = [sighting(url, NOW + day * DAY, page=PageFacts(f"Název {day // 2}")) for day in range(6)]
    _seen(store, *made)
    assert store.vacuum(lambda seen: [day in (1, 5) for day in range(len(seen))]).removed == 4
    assert list(store.sightings(known(store, url).id)) == [made[1], made[5]]
    count = select(func.count()).select_from(EVIDENCE)
    assert store.database.read(lambda c: c.execute(count).scalar_one()) == 2


def test_the_next_look_shares_evidence_with_the_last(store: WatchStore) -> None:
    """Even where the last was not kept."""
    url = addresses(1)[0]
    watching(store, url)
    _seen(store, sighting(url, NOW), sighting(url, NOW + DAY, page=PageFacts("Jiný")))
    store.vacuum(lambda seen: [True, False])
    again = sighting(url, NOW + 2 * DAY, page=PageFacts("Jiný"))
    _seen(store, again)
    assert list(store.sightings(known(store, url).id)) == [sighting(url, NOW), again]


def test_the_room_comes_back(store: WatchStore, database: str) -> None:
    """As a smaller file in SQLite; PostgreSQL keeps it for what comes."""
    watching(store, *addresses(30))
    for day in range(40):
        looked(store, NOW + 8 * day * DAY)
    done = store.vacuum(_ends)
    assert done.removed == 30 * 38
    if database == "sqlite":
        assert store.database.place.file is not None
        assert done.bytes_after < done.bytes_before
        assert store.database.place.file.stat().st_size == done.bytes_after
    else:
        assert done.bytes_after > 0
