"""References → Works: pairs in `cases/merge.txt`, what the sum of copies holds, and keys."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Evidence, EvidenceKind, Kind, Origin, Reference
from dostupne.references.find.finder import split_line
from dostupne.references.keys import KeyMaker, assign_keys, key_of
from dostupne.references.merge import merge
from dostupne.references.parse.reader import parse


def _read(text: str, line: int = 1) -> Reference:
    (raw,) = split_line(text, "essay.txt", line)
    return parse(raw)


def _pairs() -> Iterator[tuple[str, str, str, str]]:
    text = (Path(__file__).parent / "cases" / "merge.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n")[1:]:
        head, one, other = block.strip().splitlines()
        verdict, _, why = head.partition(": ")
        yield verdict, why, one, other


PAIRS = tuple(_pairs())


@pytest.mark.parametrize(("verdict", "why", "one", "other"), PAIRS, ids=[f"{pair[0]}: {pair[1]}" for pair in PAIRS])
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_pairs(verdict: str, why: str, one: str, other: str, turned: bool) -> None:
    """One work or two, whichever comes first."""
    references = [_read(one), _read(other)]
    works = merge(reversed(references) if turned else references)
    assert len(works) == (1 if verdict == "same" else 2), why
    assert sum(len(work.occurrences) for work in works) == 2


TRUNCATED = "POMORSKIE, Drawsko. Back to basics. The Economist [online]. [cit. 2014-07-22]. Dostupné"
WHOLE = f"{TRUNCATED} z: http://e.example/back"


def test_a_truncated_copy_is_completed_from_the_whole() -> None:
    """The work has the address, the kind of its wholest copy, and both places in their order."""
    (work,) = merge([_read(TRUNCATED, 237), _read(WHOLE, 247)])
    assert (work.reference.url, work.reference.kind) == ("http://e.example/back", Kind.REFERENCE)
    assert [(one.origin.first_line, one.kind) for one in work.occurrences] == [
        (237, Kind.TRUNCATED),
        (247, Kind.REFERENCE),
    ]
    assert [one.raw for one in work.occurrences] == [TRUNCATED, WHOLE]


def test_works_stand_in_the_order_of_the_document() -> None:
    """By the first place each is cited at."""
    lines = [f"NOVÁK, Jan. Dílo {word}. Praha: Argo, 2010." for word in ("první", "druhé", "první", "třetí")]
    works = merge(_read(line, number) for number, line in enumerate(lines, 1))
    assert [work.occurrences[0].origin.first_line for work in works] == [1, 2, 4]


def test_empty_fields_are_filled_and_others_left() -> None:
    """The whole copy has the last word; what it lacks comes from the others, the evidence of an address with it."""
    reference = _read("NOVÁK, Jan. Volby a soudy. Praha: Linde, 2007.")
    evidence = (Evidence(EvidenceKind.PATTERN, "UUID"),)
    more = {
        "note": "poznámka",
        "publisher": "Jiný",
        "url": "http://a.example/b-c",
        "url_as_printed": "http://a.example/bc",
    }
    other = Reference(
        kind=Kind.TRUNCATED,
        raw="x",
        origin=Origin("y"),
        title=reference.title,
        author=reference.author,
        url_evidence=evidence,
        **more,  # type: ignore[arg-type]  # all of them texts
    )
    (work,) = merge([other, reference])
    assert (work.reference.publisher, work.reference.note) == ("Linde", "poznámka")
    assert (work.reference.url, work.reference.url_evidence) == ("http://a.example/b-c", evidence)


def test_entries_of_two_keys_are_two_works() -> None:
    """What the author of a bibliography keeps apart stays apart."""
    entries = [
        Reference(kind=Kind.ENTRY, raw="", origin=Origin("a.bib"), key=key, title="The very same title")
        for key in ("one", "two")
    ]
    assert [work.id for work in merge(entries)] == ["one", "two"]


TITLES = st.lists(st.sampled_from("volby soudy zákon o nato věc příručka".split()), min_size=0, max_size=4).map(
    " ".join
)
NAMES = st.sampled_from([(), (Name("Novák", "Jan"),), (Name("Novák", "J."),), (Name(literal="NATO"),)])
REFERENCES = st.builds(
    Reference,
    kind=st.sampled_from([kind for kind in Kind if kind is not Kind.SHORT]),
    raw=st.just(""),
    origin=st.builds(Origin, st.just("x"), st.integers(1, 99)),
    author=NAMES,
    title=TITLES,
    issued=st.sampled_from([None, PartialDate(2007), PartialDate(2012)]),
    url=st.sampled_from(["", "http://a.cz/", "http://www.a.cz", "http://a.cz/b", "x"]),
    doi=st.sampled_from(["", "10.1/a", "10.1/A"]),
    key=st.sampled_from(["", "", "own", "bad key", "řř"]),
)


@given(st.lists(REFERENCES, max_size=12))
def test_nothing_is_lost_and_keys_are_unique(references: list[Reference]) -> None:
    """Every copy is an occurrence of exactly one work; ids are unique, legal, and the same on every run."""
    works = merge(references)
    assert sum(len(work.occurrences) for work in works) == len(references)
    ids = [work.id for work in works]
    assert len(set(ids)) == len(ids)
    assert all(key and key.isascii() and not key.isspace() for key in ids)
    assert merge(references) == works


@given(st.lists(st.sampled_from([pair[place] for pair in PAIRS for place in (2, 3)]), max_size=10, unique=True))
def test_merging_is_done_once(lines: list[str]) -> None:
    """Of what was merged nothing more can be merged."""
    works = merge(_read(line) for line in lines)
    again = merge(work.reference for work in works)
    assert [work.reference.title for work in again] == [work.reference.title for work in works]


def test_many_references_take_no_long_time() -> None:
    """Ten thousand works, each cited three times, of two thousand titles alike in their beginning."""
    toss = random.Random(20140722)
    references = [
        _bare(f"Zpráva o stavu číslo {number % 2000}", f"http://a.example/{number}") for number in range(10_000)
    ] * 3
    toss.shuffle(references)
    began = time.process_time()
    assert len(merge(references)) == 10_000
    assert time.process_time() - began < 20


def _bare(title: str, url: str = "", year: int | None = None, name: Name | None = None) -> Reference:
    return Reference(
        kind=Kind.REFERENCE,
        raw="",
        origin=Origin("x"),
        title=title,
        url=url,
        issued=PartialDate(year) if year else None,
        author=(name,) if name else (),
    )


KEYS = {
    "smith2014nato": _bare("The NATO-Russia Relationship", year=2014, name=Name("Smith", "Julianne")),
    "novak2010uvod": _bare("Úvod do věci", year=2010, name=Name("Novák", "Jan")),
    "zizka1999": _bare("O", year=1999, name=Name("Žižka", "Jan")),
    "ceskystatistickyurad2015rocenka": _bare("Ročenka", year=2015, name=Name(literal="Český statistický úřad")),
    "walesa1990droga": _bare("Droga nadziei", year=1990, name=Name("Wałęsa", "Lech")),
    "vandenberg2001word": _bare("A Word", year=2001, name=Name("Berg", "Jan", "van den")),
    "nato2014russia": _bare("NATO: Russia fails", year=2014),
    "aexample": _bare("", "http://www.a.example/x"),
    "anon": _bare(""),
    "anon1999": _bare("", year=1999),
}


@pytest.mark.parametrize(("expected", "reference"), KEYS.items())
def test_keys(expected: str, reference: Reference) -> None:
    """First creator, year, first telling word; ASCII; the host or `anon` where nothing is known."""
    expected = {
        "zizka1999": "zizka1999",
        "ceskystatistickyurad2015rocenka": "ceskystatistickyurad2015rocenka"[:20] + "2015rocenka",
    }.get(expected, expected)
    assert key_of(reference) == expected


def test_keys_that_meet_get_letters() -> None:
    """`a`, `b` … `z`, `aa` in the order of the document."""
    maker = KeyMaker()
    keys = [maker.key_for(_bare("Word", year=2000)) for _ in range(29)]
    assert keys[:3] == ["word2000", "word2000a", "word2000b"]
    assert keys[26:] == ["word2000z", "word2000aa", "word2000ab"]


def test_a_letter_never_meets_another_key() -> None:
    """`nato` with the letter `a` must not become a key that somebody has."""
    maker = KeyMaker(["worda"])
    assert [maker.key_for(_bare("Word")) for _ in range(3)] == ["word", "wordb", "wordc"]


def test_an_entry_keeps_its_own_key() -> None:
    """Given out once; the second entry of the same key gets one made, and so does one that BibTeX could not read."""
    entries = [
        Reference(kind=Kind.ENTRY, raw="", origin=Origin("a.bib"), key=key, title="Word")
        for key in ("Smith:2014", "Smith:2014", "bad key", "")
    ]
    assert assign_keys(entries) == ("Smith:2014", "word", "worda", "wordb")


def test_made_keys_give_way_to_own_ones() -> None:
    """A made key is never one that an entry further on brings."""
    made = _bare("Word")
    own = Reference(kind=Kind.ENTRY, raw="", origin=Origin("a.bib"), key="word", title="Other")
    assert assign_keys([made, own]) == ("worda", "word")
