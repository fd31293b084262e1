"""Many sources: read side by side, in order, each for itself."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dostupne.app import reading
from dostupne.app.extract import extract
from dostupne.app.reading import HANDFUL, read_all, read_one
from dostupne.app.sources import Source
from dostupne.model.document import Fault

LINE = "NOVÁK, Jan. Kniha číslo {} [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/{}\n"


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the machine has one."""
    monkeypatch.setattr(reading, "processors", lambda: 2)


def _source(number: int) -> Source:
    return Source(f"{number}.txt", LINE.format(number, number).encode())


class _Deadly(bytes):
    """Data that kill the process they are handed to, as a library's failure would."""

    def __reduce__(self) -> tuple[object, tuple[int, int]]:
        return _kill_yourself, (os.getpid(), signal.SIGKILL)


def _kill_yourself(parent: int, number: int) -> None:
    if os.getpid() != parent:
        os.kill(os.getpid(), number)


@dataclass
class _Counting:
    """Sources as they are asked for, and how many were."""

    count: int
    asked: int = 0

    def __iter__(self) -> Iterator[Source]:
        for number in range(self.count):
            self.asked += 1
            yield _source(number)


def test_readings_come_in_order_whatever_reads_them() -> None:
    """Faults of opening keep their place; the references are the same as of one process."""
    items = [_source(number) for number in range(30)]
    mixed: list[Source | Fault] = [*items[:20], Fault("none.txt", "missing", unread=True), *items[20:]]
    found = list(read_all(mixed, patience=0))
    assert [one.source for one in found] == [
        *(f"{n}.txt" for n in range(20)),
        "none.txt",
        *(f"{n}.txt" for n in range(20, 30)),
    ]
    assert found == [read_one(item) for item in mixed]
    assert [one.read for one in found].count(False) == 1


def test_what_breaks_a_process_down_costs_itself_alone() -> None:
    """The others that waited with it are read again; the run goes on."""
    items = [_source(number) for number in range(24)]
    items[15] = Source("deadly.txt", _Deadly(b"x"))
    found = list(read_all(items, patience=0))
    assert [one.source for one in found if not one.read] == ["deadly.txt"]
    assert "broke our program down" in found[15].faults[0].message
    assert sum(len(one.references) for one in found) == 23


def test_an_error_of_ours_is_a_fault_of_that_source() -> None:
    """In one process and in several."""
    broken = Source("broken.txt", b"x", hint=5)  # type: ignore[arg-type]  # no name is a number
    for count in (2, 24):
        *_, last = read_all([*map(_source, range(count)), broken], patience=0)
        assert (last.source, last.read) == ("broken.txt", False)
        assert "TypeError" in last.faults[0].message
        assert "report it" in last.faults[0].message


def test_sources_are_opened_as_they_are_needed() -> None:
    """Not all at once: five hundred documents would fill the memory."""
    sources = _Counting(500)
    found = read_all(sources, patience=0)
    for _ in range(HANDFUL + 1):
        next(found)
    assert sources.asked <= 100
    found.close()  # type: ignore[attr-defined]  # it is a generator


def test_large_sources_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more bytes are held than the limit, whatever the number of sources."""
    monkeypatch.setattr(reading, "_AHEAD_BYTES", 1)
    sources = _Counting(40)
    found = read_all(sources, patience=0)
    for number in range(20):
        assert next(found).source == f"{number}.txt"
    assert sources.asked <= 22
    assert len(list(found)) == 20


def test_a_handful_and_quick_ones_need_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting them takes longer than the work."""
    monkeypatch.setattr(reading, "_pool", lambda processes: pytest.fail("processes were started"))
    assert len(list(read_all(map(_source, range(HANDFUL)), patience=0))) == HANDFUL
    assert len(list(read_all(map(_source, range(30)), patience=60))) == 30


def test_extraction_is_the_same_with_and_without_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Works, keys, order and sources."""
    items = [_source(number % 17) for number in range(40)]
    alone = extract(items)
    monkeypatch.setattr("dostupne.app.extract.read_all", lambda sources: read_all(sources, patience=0))
    assert extract(items) == alone
    assert len(alone.works) == 17
    assert len(alone.sources) == 40
