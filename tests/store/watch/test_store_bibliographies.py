"""Bibliographies, and what they cite: added, retired, returned, removed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dostupne.errors import Misuse
from dostupne.model.keeping import DueNow, Recited
from dostupne.model.watching import Bibliography, Citation, EventKind
from dostupne.store.watch import WatchStore
from tests.store.watch.values import DAY, GONE, NOW, ODD, addresses, citations, digest, known, look, looked, watching

ESSAY = Bibliography(
    "esej",
    "/home/jan/esej.bib",
    NOW,
    every=timedelta(hours=36),
    tags=("škola", "2026"),
    notify=("mailto://jan:heslo@example.cz", "json://localhost"),
    content="c0ffee",
    read_at=NOW,
    fault="not there",
)


def test_a_bibliography_comes_back_as_it_was(store: WatchStore) -> None:
    odd = replace(ESSAY, name=ODD, source=ODD, tags=(ODD,))
    added = store.add(ESSAY), store.add(odd)
    assert added == (replace(ESSAY, id=1), replace(odd, id=2))
    assert set(store.bibliographies()) == set(added)


def test_a_name_is_taken_once(store: WatchStore) -> None:
    store.add(ESSAY)
    with pytest.raises(Misuse, match=r"“esej” is watched already.*--name"):
        store.add(replace(ESSAY, source="/other.bib"))
    with pytest.raises(Misuse, match="500 characters"):
        store.add(replace(ESSAY, name="x" * 501))
    longest = replace(ESSAY, name="\U0001f600" * 500)
    assert replace(store.add(longest), id=0) == longest


def test_bibliographies_are_found_by_name_and_tag(store: WatchStore) -> None:
    for name, tags in (("b", ("x",)), ("a", ("x", "y")), ("c", ())):
        store.add(Bibliography(name, f"/{name}", NOW, tags=tags))

    def found(*names: str, tags: tuple[str, ...] = ()) -> str:
        return "".join(one.name for one in store.bibliographies(names, tags))

    assert (found(), found("c", "a"), found(tags=("x",)), found(tags=("y", "x"))) == ("abc", "ac", "ab", "ab")
    assert (found("b", "c", tags=("x",)), found("b", tags=("y",))) == ("b", "")


@pytest.mark.parametrize(("names", "tags", "says"), [(("d",), (), "“d”.*: a, b"), ((), ("z",), "“z”.*: x, y")])
def test_who_is_not_known_is_told_who_is(
    store: WatchStore, names: tuple[str, ...], tags: tuple[str, ...], says: str
) -> None:
    with pytest.raises(Misuse, match=r"there is none yet \(`dostupne watch add`\)"):
        store.bibliographies(names, tags)
    store.add(Bibliography("b", "/b", NOW, tags=("y",)))
    store.add(Bibliography("a", "/a", NOW, tags=("x",)))
    with pytest.raises(Misuse, match=says):
        store.bibliographies(names, tags)


def test_citations_come_and_go(store: WatchStore) -> None:
    one, two, three = citations("https://a.cz/1", "https://a.cz/2", "https://a.cz/3")
    essay = store.add(ESSAY)
    assert store.cite(essay, [one, two], "1", NOW) == Recited(added=2)
    assert store.cite(essay, [one, two], "1", NOW + DAY) == Recited()
    assert store.cite(essay, [two, three], "2", NOW + 2 * DAY) == Recited(added=1, retired=1)
    assert [link.citations for link in store.links([essay.id])] == [(two,), (three,)]
    gone = replace(one, retired_at=NOW + 2 * DAY)
    assert sorted(link.citations[0].key for link in store.links([essay.id], retired=True)) == ["k0", "k1", "k2"]
    assert known(store, one.url).citations == (gone,)
    assert store.cite(essay, [one, three], "3", NOW + 3 * DAY) == Recited(retired=1, returned=1)
    read = store.bibliographies()[0]
    assert (read.content, read.read_at, read.fault) == ("3", NOW + 3 * DAY, "")


def test_what_is_said_of_a_work_is_kept_up(store: WatchStore) -> None:
    """Another spelling of the address, another title: the same citation."""
    essay = watching(store, "https://a.cz/1")
    edited = Citation("http://www.a.cz/1/#část", "k0", '{"title": "Nový"}')
    assert store.cite(essay, [edited], "2", NOW) == Recited()
    link = next(store.links([essay.id]))
    assert (link.url, link.citations) == ("https://a.cz/1", (edited,))


def test_one_link_for_all_who_cite_it(store: WatchStore) -> None:
    """Several keys, several bibliographies, several spellings; asked as often as the one in the greatest hurry wants."""
    first = watching(
        store, "https://a.cz/x", "http://a.cz/x/", "https://www.a.cz/x?utm_source=y", name="a", every=30 * DAY
    )
    second = watching(store, "https://a.cz/x", name="b", every=2 * DAY)
    (link,) = store.links([first.id])
    assert [citation.key for citation in link.citations] == ["k0", "k1", "k2"]
    assert link.every == 2 * DAY
    assert [len(link.citations) for link in store.links()] == [4]
    watching(store, "https://a.cz/x", name="c")
    store.remove(second)
    assert [link.every for link in store.links()] == [None], "the usual seven days are less than thirty"
    store.usual = 40 * DAY
    assert [link.every for link in store.links()] == [30 * DAY]


def test_the_same_citation_twice_is_one(store: WatchStore) -> None:
    essay = store.add(ESSAY)
    many = citations(*addresses(600))
    assert store.cite(essay, [*many, *many], "1", NOW) == Recited(added=600)
    assert store.cite(essay, [*many, *many], "1", NOW) == Recited()
    assert len(list(store.links([essay.id]))) == 600


def test_an_odd_address_is_a_link_like_any_other(store: WatchStore) -> None:
    long = "https://a.cz/" + "x" * 10_000
    essay = watching(store, ODD, long, "")
    assert {link.url for link in store.links([essay.id])} == {ODD, long, ""}
    assert looked(store) == 3
    assert known(store, ODD).citations[0].url == ODD


def test_links_that_nobody_cites_rest_and_keep_their_history(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1", "https://a.cz/2")
    other = watching(store, "https://a.cz/2", name="other")
    assert looked(store, NOW, GONE, EventKind.SUSPECTED) == 2
    store.cite(essay, [], "0", NOW)
    store.remove(other)
    assert store.due(NOW + 100 * DAY) == DueNow(0)
    link = known(store, "https://a.cz/1")
    assert link.due_at is None
    assert [one.at for one in store.sightings(link.id)] == [NOW]
    store.cite(essay, citations("https://a.cz/1"), "1", NOW + 9 * DAY)
    assert store.due(NOW + 9 * DAY) == DueNow(1)
    assert known(store, "https://a.cz/1").condition.looks == 1


def test_a_look_at_what_was_retired_meanwhile_does_not_wake_it(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1")
    run = store.begin(NOW)
    (link,) = store.claim(run, NOW, 9)
    store.cite(essay, [], "0", NOW)
    assert store.record(run, [look(link)], NOW) == 1
    assert known(store, link.url).due_at is None


def test_a_removed_bibliography_takes_its_news_along(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1")
    looked(store, NOW, GONE, state="dead")
    assert store.tell(essay, digest, ["json://x"]) is not None
    store.remove(essay)
    assert store.bibliographies() == ()
    assert store.deliveries(store.begin(NOW), NOW + DAY) == ()
    assert list(store.links()) != [], "without bibliographies, those of nobody too"
    again = watching(store, "https://a.cz/1")
    assert store.tell(again, digest, []) is not None, "new readers know nothing"


def test_what_was_removed_meanwhile_cites_nothing(store: WatchStore) -> None:
    essay = store.add(ESSAY)
    store.remove(essay)
    assert store.cite(essay, citations("https://a.cz/1"), "1", NOW) == Recited()
    assert list(store.links()) == []


def test_a_source_that_cannot_be_read_says_so(store: WatchStore) -> None:
    essay = watching(store, "https://a.cz/1")
    store.unreadable(essay, f"is not there {ODD}", NOW + DAY)
    (read,) = store.bibliographies()
    assert (read.fault, read.read_at, len(list(store.links([essay.id])))) == (f"is not there {ODD}", NOW, 1)
