"""What is kept of archives comes back as it was, and no database stops a run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dostupne.model.evidence import Hop, PageFacts, Probe
from dostupne.model.snapshot import ArchiveAnswer, Capture, CopyPage
from dostupne.store import database
from dostupne.store.captures import FILE, KEPT, CaptureStore
from tests.store.test_successes import _probes

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CAPTURE = Capture("wayback", "http://a.cz/č\ud83d", NOW, "https://web.archive.org/web/2014/http://a.cz/č\ud83d", 200)
ANSWER = ArchiveAnswer("wayback", CAPTURE.original, (CAPTURE,), moves=(replace(CAPTURE, status=301),), asked_at=NOW)
COPY = CopyPage(
    CAPTURE, Probe(CAPTURE.url, NOW, (Hop(CAPTURE.url, 200),), page=PageFacts("Název\0")), NOW, "http://a.cz/"
)

_TIMES = st.datetimes().map(lambda when: when.replace(tzinfo=UTC, fold=0))
_CAPTURES = st.builds(
    Capture,
    st.text(),
    st.text(),
    _TIMES,
    st.text(),
    st.none() | st.integers(100, 999),
    st.text(),
    st.booleans(),
    st.text(),
)
_SOME = st.lists(_CAPTURES, max_size=3).map(tuple)
_ANSWERS = st.builds(ArchiveAnswer, st.text(), st.text(), _SOME, st.text(), st.booleans(), _SOME, st.none() | _TIMES)
_COPIES = st.builds(CopyPage, _CAPTURES, _probes(st.none()), st.none() | _TIMES, st.text())

SAME_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaptureStore]:
    with closing(CaptureStore.opened(tmp_path, NOW)) as store:
        yield store


def _again(folder: Path, now: datetime = NOW) -> CaptureStore:
    return CaptureStore.opened(folder, now)


def _answer(store: CaptureStore, question: str = "q", *, now: datetime = NOW) -> ArchiveAnswer | None:
    return store.answer(question, now - KEPT, now)


@SAME_STORE
@given(_ANSWERS, st.text())
def test_an_answer_comes_back_as_it_was(store: CaptureStore, answer: ArchiveAnswer, question: str) -> None:
    """All fields, whatever is in them, by whatever question."""
    store.keep_answer(question, answer, NOW)
    store.database.flush()
    assert repr(_answer(store, question)) == repr(answer)
    assert _answer(store, question) == answer


@SAME_STORE
@given(_COPIES)
def test_a_copy_comes_back_as_it_was(store: CaptureStore, copy: CopyPage) -> None:
    """For the capture that is asked for, with all that was seen on its way."""
    store.keep_copy(copy)
    store.database.flush()
    assert store.copy(copy.capture) == copy
    assert repr(store.copy(copy.capture)) == repr(copy)


def test_what_was_kept_is_found_by_the_next_run(store: CaptureStore, tmp_path: Path) -> None:
    """By its very question and address alone."""
    store.keep_answer("q", ANSWER, NOW)
    store.keep_copy(COPY)
    store.close()
    with closing(_again(tmp_path)) as again:
        assert _answer(again) == ANSWER
        assert _answer(again, "Q") is None
        assert again.copy(CAPTURE) == COPY
        assert again.copy(replace(CAPTURE, url=CAPTURE.url + "/")) is None


def test_the_later_of_two_answers_counts(store: CaptureStore, tmp_path: Path) -> None:
    """It stands in place of the earlier one."""
    store.keep_answer("q", ANSWER, NOW)
    store.keep_answer("q", replace(ANSWER, captures=()), NOW + timedelta(hours=1))
    store.close()
    with closing(_again(tmp_path)) as again:
        assert _answer(again) is None  # of the future, as far as this clock goes
        found = _answer(again, now=NOW + timedelta(hours=1))
    assert found == replace(ANSWER, captures=())


def test_many_are_written_before_the_end(store: CaptureStore, tmp_path: Path) -> None:
    """A run that is broken off keeps what it had but for the last few."""
    for number in range(120):
        store.keep_answer(str(number), ANSWER, NOW)
    with closing(_again(tmp_path)) as again:
        kept = [number for number in range(120) if _answer(again, str(number))]
    assert kept == list(range(100))


@pytest.mark.parametrize(("after", "kept"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_what_is_old_is_removed_when_opened(store: CaptureStore, tmp_path: Path, after: timedelta, kept: bool) -> None:
    """Answers and copies, by when they were asked."""
    store.keep_answer("q", ANSWER, NOW)
    store.keep_copy(COPY)
    store.close()
    _again(tmp_path, NOW + KEPT + after).close()
    with closing(_again(tmp_path)) as again:
        assert (_answer(again) is not None, again.copy(CAPTURE) is not None) == (kept, kept)


def _assert_warns_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = CaptureStore.opened(folder, NOW)
    for _ in range(120):
        store.keep_answer("q", ANSWER, NOW)
        store.keep_copy(COPY)
    assert (_answer(store), store.copy(CAPTURE)) == (None, None)
    store.close()
    assert [record.getMessage().partition(": what archives said earlier")[0] for record in caplog.records] == [
        str(folder / FILE)
    ]


def test_a_file_that_is_no_database_only_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Once; and it is left as it is."""
    (tmp_path / FILE).write_bytes(b"not a database at all, " * 100)
    _assert_warns_once(tmp_path, caplog)
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")


def test_a_folder_that_cannot_be_made_only_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    _assert_warns_once(tmp_path / "file" / "cache", caplog)


def test_a_locked_database_only_warns(
    store: CaptureStore, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(store.database.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        _assert_warns_once(tmp_path, caplog)


@pytest.mark.parametrize("value", ["", "{}", "[]", "null", '{"captures": [], "moves": []}', '{"captures": 1}'])
def test_a_row_that_is_not_ours_only_warns(
    store: CaptureStore, tmp_path: Path, caplog: pytest.LogCaptureFixture, value: str
) -> None:
    """Of another version, or damaged."""
    store.keep_answer("q", ANSWER, NOW)
    store.keep_copy(COPY)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE answer SET answer = ?", (value,))
        connection.execute("UPDATE copy SET copy = ?", (value,))
    for number in (1, 2):
        with closing(_again(tmp_path)) as again:
            assert (_answer(again) if number == 1 else again.copy(CAPTURE)) is None
        assert len(caplog.records) == number
