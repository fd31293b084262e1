"""Who knows what: news are told once, to all who do not know them, and sent until they are through."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from dostupne.model.watching import Bibliography, Digest, Untold
from dostupne.store.watch import WatchStore
from dostupne.store.watch.runs import LEASE
from tests.store.watch.values import ALIVE, DAY, GONE, NOW, addresses, citations, digest, known, look, looked, watching

URL = "https://a.cz/1"
TARGETS = ("mailto://jan:heslo@example.cz", "json://localhost")


def _told(store: WatchStore, bibliography: Bibliography) -> list[tuple[str, str, str]]:
    """What is told now: address, what was known, what is so."""
    found: list[tuple[str, str, str]] = []

    def compose(untold: Sequence[Untold]) -> Digest | None:
        found.extend((one.link.url, one.told, one.state) for one in untold)
        return None

    store.tell(bibliography, compose, ())
    return found


def test_what_changed_is_told_once(store: WatchStore) -> None:
    essay = watching(store, URL, "https://a.cz/2")
    assert _told(store, essay) == []
    looked(store)
    assert _told(store, essay) == [], "nothing to tell of what lives"
    looked(store, NOW + 7 * DAY, GONE, state="dead")
    assert _told(store, essay) == [(URL, "", "dead"), ("https://a.cz/2", "", "dead")]
    assert _told(store, essay) == []
    looked(store, NOW + 14 * DAY, ALIVE)
    assert _told(store, essay) == [(URL, "dead", ""), ("https://a.cz/2", "dead", "")]
    assert _told(store, essay) == []


def test_what_came_and_went_untold_is_no_news(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    looked(store, NOW + 7 * DAY)
    assert _told(store, essay) == []


def test_each_bibliography_has_its_own_readers(store: WatchStore) -> None:
    essay, other = watching(store, URL, name="a"), watching(store, URL, name="b")
    looked(store, NOW, GONE, state="dead")
    assert len(_told(store, essay)) == 1
    late = watching(store, URL, name="c")
    assert (len(_told(store, essay)), len(_told(store, other)), len(_told(store, late))) == (0, 1, 1)


def test_of_what_is_cited_no_more_nobody_is_told(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    store.cite(essay, [], "0", NOW)
    assert _told(store, essay) == []
    store.cite(essay, citations(URL), "1", NOW)
    assert len(_told(store, essay)) == 1
    store.cite(essay, [], "0", NOW)
    store.cite(essay, citations(URL), "1", NOW)
    assert _told(store, essay) == [], "they know it"


def test_untold_links_come_with_their_citations(store: WatchStore) -> None:
    essay, _ = watching(store, URL, name="a"), watching(store, URL, name="b")
    looked(store, NOW, GONE, state="dead")
    store.tell(essay, lambda untold: _none_but(untold, [citations(URL)]), ())


def _none_but(untold: Sequence[Untold], wanted: object) -> None:
    assert [one.link.citations for one in untold] == wanted


def test_a_digest_goes_to_every_target(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    made = store.tell(essay, digest, [*TARGETS, TARGETS[0]])
    assert made is not None
    run = store.begin(NOW)
    assert store.deliveries(run, NOW - DAY) == ()
    sent = store.deliveries(run, NOW)
    assert [(one.digest, one.target, one.tries) for one in sent] == [(made, target, 0) for target in TARGETS]
    assert store.deliveries(run, NOW) == (), "they are taken"


def test_what_cannot_be_sent_is_tried_again(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    store.tell(essay, digest, TARGETS)
    run = store.begin(NOW)
    first, second = store.deliveries(run, NOW)
    store.delivered(first, NOW)
    store.not_delivered(second, NOW, "no answer", NOW + DAY)
    assert store.deliveries(run, NOW) == ()
    (again,) = store.deliveries(run, NOW + DAY)
    assert (again.id, again.tries, again.digest) == (second.id, 1, second.digest)
    store.not_delivered(again, NOW + DAY, "no such address", None)
    assert store.deliveries(run, NOW + 99 * DAY) == ()


def test_who_dies_sending_sends_again(store: WatchStore) -> None:
    """At least once: what was taken and not settled is free after a while."""
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    store.tell(essay, digest, TARGETS)
    real = store.clock()
    store.clock = lambda: real
    taken = store.deliveries(store.begin(NOW), NOW)
    store.clock = lambda: real + LEASE * 1.1
    assert store.deliveries(store.begin(NOW), NOW) == taken


def test_the_end_of_a_run_frees_what_it_did_not_send(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    store.tell(essay, digest, TARGETS)
    run = store.begin(NOW)
    assert len(store.deliveries(run, NOW)) == 2
    store.end(run, NOW)
    assert len(store.deliveries(store.begin(NOW), NOW)) == 2


def test_nothing_is_known_where_composing_fails(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    with pytest.raises(ZeroDivisionError):
        store.tell(essay, lambda untold: 1 / 0, TARGETS)  # type: ignore[arg-type, return-value]
    assert store.deliveries(store.begin(NOW), NOW) == ()
    assert len(_told(store, essay)) == 1


def test_a_digest_without_targets_is_told_all_the_same(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    assert store.tell(essay, digest, ()) is not None
    assert store.tell(essay, digest, TARGETS) is None


def test_nothing_is_told_of_what_was_removed(store: WatchStore) -> None:
    essay = watching(store, URL)
    looked(store, NOW, GONE, state="dead")
    store.remove(essay)
    assert store.tell(essay, digest, TARGETS) is None


def test_many_at_once_tell_once(url: str, store: WatchStore) -> None:
    """Each piece of news in exactly one digest, though four runs tell while another goes on recording."""
    essay = watching(store, *addresses(40))
    told: list[str] = []
    start = Barrier(5)

    def tell() -> None:
        with WatchStore.opened(url) as own:
            start.wait()
            for _ in range(20):
                own.tell(essay, lambda untold: told.extend(one.link.url for one in untold), ())

    def record() -> None:
        with WatchStore.opened(url) as own:
            start.wait()
            run = own.begin(NOW)
            while links := own.claim(run, NOW, 2):
                own.record(run, [look(link, NOW, GONE, state="dead") for link in links], NOW)

    with ThreadPoolExecutor(5) as pool:
        for work in [pool.submit(record), *(pool.submit(tell) for _ in range(4))]:
            work.result()
    told += [address for address, _, _ in _told(store, essay)]
    assert sorted(told) == sorted(addresses(40))
    assert known(store, addresses(1)[0]).condition.looks == 1
