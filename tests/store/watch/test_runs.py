"""Runs and leases: who asks which link, and when it is free again."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from dostupne.model.keeping import DueNow
from dostupne.model.watching import WatchedLink
from dostupne.store.watch import WatchStore, due
from dostupne.store.watch import store as store_module
from dostupne.store.watch.processes import Process, is_gone, this_process
from dostupne.store.watch.runs import LEASE
from tests.store.watch.values import DAY, NOW, addresses, citations, look, looked, watching

REAL = datetime.now(NOW.tzinfo)


def _urls(links: tuple[WatchedLink, ...]) -> list[str]:
    return [link.url for link in links]


def test_the_most_overdue_come_first(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1", at=NOW)
    store.cite(essay, citations("https://a.cz/1", "https://a.cz/2"), "2", NOW - DAY)
    watching(store, "https://a.cz/3", name="b", at=NOW + DAY)
    run = store.begin(NOW)
    assert store.due(NOW) == DueNow(2, NOW + DAY)
    assert _urls(store.claim(run, NOW, 9)) == ["https://a.cz/2", "https://a.cz/1"]
    assert store.claim(run, NOW, 9) == ()
    store.release(run)
    assert _urls(store.claim(run, NOW, 1)) == ["https://a.cz/2"]


def test_a_link_comes_with_all_that_a_run_needs(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1", name="a", every=2 * DAY)
    other = watching(store, "https://a.cz/1", name="b")
    looked(store)
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW + 7 * DAY, 9, [other.id])
    assert (link.condition.looks, link.every, link.due_at) == (1, 2 * DAY, NOW + 7 * DAY)
    assert len(link.citations) == 1
    store.release(run)
    assert len(store.claim(run, NOW + 7 * DAY, 9)[0].citations) == 2
    assert essay.id != other.id


@pytest.mark.parametrize("few", [0, 1, 2, 5_000])
def test_some_bibliographies_alone(store: WatchStore, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever way they are looked for."""
    monkeypatch.setattr(due, "_FEW", few)
    one = watching(store, "https://a.cz/1", "https://a.cz/2", name="a")
    two = watching(store, "https://a.cz/2", "https://a.cz/3", name="b", at=NOW + DAY)
    none = store.add(replace(one, name="c", id=0))
    store.cite(one, citations("https://a.cz/1"), "2", NOW)
    assert store.due(NOW, [one.id]) == DueNow(1)
    assert store.due(NOW, [one.id, two.id]) == DueNow(2, NOW + DAY)
    assert store.due(NOW + DAY, [two.id]) == DueNow(2)
    assert store.due(NOW, [none.id]) == store.due(NOW, []) == DueNow(0)
    run = store.begin(NOW)
    assert sorted(_urls(store.claim(run, NOW + DAY, 9, [two.id]))) == ["https://a.cz/2", "https://a.cz/3"]
    assert store.claim(run, NOW, 9, [none.id]) == ()


def test_due_is_counted_no_further_than_needed(store: WatchStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "COUNTED", 3)
    watching(store, *addresses(5))
    assert store.due(NOW) == DueNow(3)


def test_a_lease_ends_by_the_real_clock(store: WatchStore) -> None:
    """Whatever day the runs are told it is."""
    watching(store, "https://a.cz/1")
    store.clock = lambda: REAL
    first, second = store.begin(NOW), store.begin(NOW)
    (link,) = store.claim(first, NOW, 9)
    assert store.claim(second, NOW + 99 * DAY, 9) == ()
    store.clock = lambda: REAL + LEASE * 0.9
    assert store.renew(first) == 1
    store.clock = lambda: REAL + LEASE * 1.8
    assert store.claim(second, NOW, 9) == ()
    store.clock = lambda: REAL + LEASE * 2
    assert store.claim(second, NOW, 9) == (link,)
    assert store.record(first, [look(link)], NOW) == 0, "it is another's now"
    assert list(store.sightings(link.id)) == []
    assert store.record(second, [look(link)], NOW) == 1
    assert store.record(second, [look(link, NOW + DAY)], NOW) == 0, "once"
    assert len(list(store.sightings(link.id))) == 1


def test_what_a_dead_run_holds_is_due_when_its_lease_ends(store: WatchStore) -> None:
    watching(store, "https://a.cz/1")
    store.clock = lambda: REAL
    store.claim(store.begin(NOW), NOW, 9)
    store.clock = lambda: REAL + LEASE / 3
    assert store.due(NOW + DAY) == DueNow(0, NOW + DAY + LEASE * 2 / 3)
    store.clock = lambda: REAL + 2 * LEASE
    assert store.due(NOW + DAY) == DueNow(1)


def test_a_late_run_that_nobody_replaced_still_writes(store: WatchStore) -> None:
    watching(store, "https://a.cz/1")
    store.clock = lambda: REAL
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW, 9)
    store.clock = lambda: REAL + 9 * LEASE
    assert store.record(run, [look(link)], NOW) == 1


def test_the_end_of_a_run_frees_its_links(store: WatchStore) -> None:
    watching(store, "https://a.cz/1")
    run = store.begin(NOW)
    assert len(store.claim(run, NOW, 9)) == 1
    store.end(run, NOW, "interrupted")
    assert len(store.claim(store.begin(NOW), NOW, 9)) == 1


def test_the_latest_probe_is_known(store: WatchStore) -> None:
    assert store.newest_probe() is None
    watching(store, *addresses(3))
    run = store.begin(NOW)
    one, two, three = store.claim(run, NOW, 9)
    store.record(run, [look(one, NOW + DAY), look(two, NOW)], NOW)
    store.record(run, [look(three, NOW)], NOW)
    assert store.newest_probe() == NOW + DAY


def test_what_was_asked_in_the_future_is_asked_again(store: WatchStore) -> None:
    """The clock stood wrong and was set back: links would rest until that day comes."""
    watching(store, *addresses(2))
    run = store.begin(NOW)
    one, two = store.claim(run, NOW, 9)
    store.record(run, [look(one, NOW + 300 * DAY), look(two, NOW)], NOW)
    assert store.due(NOW + DAY) == DueNow(0, NOW + 7 * DAY)
    assert store.ask_again(NOW + DAY) == 1
    assert _urls(store.claim(run, NOW + DAY, 9)) == [one.url]


def _claim_all(url: str, count: int) -> list[str]:
    with WatchStore.opened(url) as store:
        run = store.begin(NOW)
        got: list[str] = []
        while len(got) < count and (links := store.claim(run, NOW, 7)):
            got += _urls(links)
        return got


def test_two_runs_at_once_never_get_the_same_link(url: str, store: WatchStore) -> None:
    urls = addresses(400)
    watching(store, *urls)
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        got = list(pool.map(_claim_all, [url] * 4, [150] * 4))
    assert sorted(address for some in got for address in some) == sorted(urls)
    assert sum(map(bool, got)) > 1, "they were at once"


def _claim_and_die(url: str) -> None:
    store = WatchStore.opened(url)
    store.claim(store.begin(NOW), NOW, 9)
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_run_loses_its_links_at_the_next_beginning(url: str, store: WatchStore) -> None:
    watching(store, "https://a.cz/1")
    process = get_context("spawn").Process(target=_claim_and_die, args=(url,))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert store.due(NOW).count == 0
    run = store.begin(NOW)
    assert store.due(NOW).count == 1
    assert len(store.claim(run, NOW, 9)) == 1


def _as(process: Process) -> Callable[[], Process]:
    return lambda: process


@pytest.mark.parametrize(
    ("change", "freed"),
    [({}, 0), ({"start": "1"}, 1), ({"pid": 2**22 + 1}, 1), ({"place": "other"}, 0), ({"host": "other"}, 0)],
    ids=["alive", "number given anew", "no such process", "another machine", "another container"],
)
def test_whose_links_are_free(
    store: WatchStore, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], freed: int
) -> None:
    watching(store, "https://a.cz/1")
    here = this_process()
    monkeypatch.setattr(store_module, "this_process", _as(replace(here, **change)))  # type: ignore[arg-type]
    assert len(store.claim(store.begin(NOW), NOW, 9)) == 1
    monkeypatch.setattr(store_module, "this_process", _as(here))
    store.begin(NOW)
    assert store.due(NOW).count == freed


def test_a_process_that_waits_to_be_buried_is_gone() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    here = this_process()
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert is_gone(replace(here, pid=child, start="whatever"), here)
    os.waitpid(child, 0)


def test_without_proc_the_number_alone_is_asked(tmp_path: Path) -> None:
    here = this_process(tmp_path)
    assert (here.start, here.place) == ("", here.host)
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    assert is_gone(replace(here, pid=child), here, tmp_path)
    assert not is_gone(here, here, tmp_path)
    assert not is_gone(replace(here, pid=1), here, tmp_path), "another user's"


def test_names_of_programs_may_hold_anything(tmp_path: Path) -> None:
    """The second field of `stat` has brackets and spaces if the program's name has."""
    folder = tmp_path / str(os.getpid())
    folder.mkdir()
    fields = ["S", *map(str, range(1, 50))]
    (folder / "stat").write_text(f"{os.getpid()} (a) b (c) {' '.join(fields)}\n", encoding="utf-8")
    assert this_process(tmp_path).start == "19"
