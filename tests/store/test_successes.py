"""What is kept across runs: nothing lost, nothing too old, and no database that stops a run."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.dates import PartialDate
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.store import database
from dostupne.store.probes import decoded, encoded
from dostupne.store.successes import FILE, KEPT, Successes

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SEEN = Probe(
    "https://a.cz/č#část", NOW, (Hop("https://a.cz/%C4%8D", 200),), page=PageFacts("Název", text="Slova\0\n\ud83d")
)

_HEADERS = st.lists(st.tuples(st.text(), st.text()), max_size=2).map(tuple)
_SOME = st.lists(st.text(), max_size=2).map(tuple)
_DATES = st.dates().flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
_HOPS = st.builds(
    Hop,
    st.text(),
    st.integers(100, 999),
    st.text(),
    _HEADERS,
    st.none() | st.floats(0, 1e6),
    st.sampled_from(["", "::1"]),
)
_PAGES = st.builds(
    PageFacts,
    **dict.fromkeys(("title", "heading", "og_title", "citation_title", "site_name"), st.text()),
    **dict.fromkeys(("canonical", "language", "text", "digest"), st.text()),
    alternative_titles=_SOME,
    authors=_SOME,
    published=st.none() | _DATES,
    has_password_field=st.booleans(),
    has_fragment=st.none() | st.booleans(),
)


def _probes(siblings: st.SearchStrategy[Probe | None]) -> st.SearchStrategy[Probe]:
    return st.builds(
        Probe,
        url=st.text(),
        asked_at=st.datetimes().map(lambda when: when.replace(tzinfo=UTC, fold=0)),
        hops=st.lists(_HOPS, max_size=2).map(tuple),
        failure=st.none() | st.sampled_from(Failure),
        failure_detail=st.text(),
        headers=_HEADERS,
        page=st.none() | _PAGES,
        certificate_fault=st.none() | st.sampled_from(Failure),
        sibling=siblings,
        registered=st.none() | st.booleans(),
    )


@given(_probes(st.none() | _probes(st.none())))
def test_a_probe_comes_back_as_it_was(probe: Probe) -> None:
    """All fields, of types that the judge can tell apart."""
    again = decoded(encoded(probe))
    assert again == probe
    assert repr(again) == repr(probe)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", encoded(SEEN).replace(b'"status"', b'"stat"')])
def test_what_is_no_probe_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decoded(data)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Successes]:
    with closing(Successes.opened(tmp_path, NOW)) as store:
        yield store


def _get(folder: Path, address: str = SEEN.url, *, now: datetime = NOW, age: timedelta = KEPT) -> Probe | None:
    with closing(Successes.opened(folder, now)) as store:
        return store.get(address, now - age, now)


def test_what_was_kept_is_found_by_the_next_run(store: Successes, tmp_path: Path) -> None:
    """By its very address, the part after # included; odd characters and all."""
    odd = replace(SEEN, url="https://a.cz/\udc8d")
    store.keep(SEEN)
    store.keep(odd)
    store.close()
    assert _get(tmp_path) == replace(SEEN, cached=True)
    assert _get(tmp_path, odd.url) == replace(odd, cached=True)
    assert _get(tmp_path, "https://a.cz/č") is None
    assert _get(tmp_path, "https://a.cz/\udc8e") is None


@pytest.mark.parametrize(
    ("hours", "known"), [(-1, False), (0, True), (23.9, True), (24, True), (24.1, False), (24 * 40, False)]
)
def test_age(store: Successes, tmp_path: Path, hours: float, known: bool) -> None:
    """A success of the future is none either: some clock was wrong."""
    store.keep(SEEN)
    store.close()
    assert (_get(tmp_path, now=NOW + timedelta(hours=hours), age=timedelta(days=1)) is not None) == known


def test_what_is_old_is_removed_when_opened(store: Successes, tmp_path: Path) -> None:
    """Whatever age is asked for then."""
    store.keep(SEEN)
    store.close()
    assert _get(tmp_path, now=NOW + KEPT) is not None
    assert _get(tmp_path, now=NOW + KEPT + timedelta(seconds=1)) is None
    assert _get(tmp_path) is None


def test_the_later_of_two_counts_whoever_writes_last(tmp_path: Path) -> None:
    """Two runs at once: the one that asked earlier may end later, and forgets nothing that the other saw since."""
    later = replace(SEEN, asked_at=NOW + timedelta(seconds=1))
    end = NOW + timedelta(minutes=1)
    slow, quick = Successes.opened(tmp_path, NOW), Successes.opened(tmp_path, NOW)
    slow.keep(SEEN)
    slow.forget(SEEN)
    quick.keep(later)
    quick.close()
    slow.keep(SEEN)
    slow.close()
    assert _get(tmp_path, now=end) == replace(later, cached=True)
    with closing(Successes.opened(tmp_path, end)) as store:
        store.forget(later)
    assert _get(tmp_path, now=end) is None


def _write(folder: Path, name: str, count: int) -> None:
    with closing(Successes.opened(folder, NOW)) as store:
        for number in range(count):
            store.keep(replace(SEEN, url=f"https://{name}.cz/{number}"))


def test_two_writers_at_once_lose_nothing(store: Successes, tmp_path: Path) -> None:
    """Processes of their own, while a third has the file open."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_write, [tmp_path] * 2, ["a", "b"], [1000] * 2))
    addresses = [f"https://{name}.cz/{number}" for name in "ab" for number in range(1000)]
    assert all(store.get(address, NOW, NOW) for address in addresses)


def _assert_warns_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = Successes.opened(folder, NOW)
    for _ in range(250):
        store.keep(SEEN)
    assert store.get(SEEN.url, NOW, NOW) is None
    store.close()
    assert [record.getMessage().partition(": what earlier runs saw")[0] for record in caplog.records] == [
        str(folder / FILE)
    ]


def test_a_file_that_is_no_database_only_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Once; and it is left as it is, for who knows what it is."""
    (tmp_path / FILE).write_bytes(b"not a database at all, " * 100)
    _assert_warns_once(tmp_path, caplog)
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")


def test_a_folder_that_cannot_be_made_only_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    _assert_warns_once(tmp_path / "file" / "cache", caplog)


def test_a_locked_database_only_warns(
    store: Successes, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(store.database.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        _assert_warns_once(tmp_path, caplog)


def test_the_usual_folder_is_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named after us, and open to nobody else."""
    monkeypatch.setattr(database, "user_cache_path", lambda name, appauthor: tmp_path / "cache" / name)
    with closing(Successes.opened(None, NOW)) as store:
        assert store.database.file == tmp_path / "cache" / "dostupne" / FILE
    assert store.database.file.parent.stat().st_mode & 0o077 == 0
