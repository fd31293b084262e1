"""Reference → print → Reference: what is printed after ISO 690 reads as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.export.iso690 import reference_of
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.references.find.finder import split_line
from dostupne.references.parse.reader import parse

CASES = Path(__file__).parent / "cases" / "parse.txt"
FIELDS = (
    "author editor translator et_al title container_title collection_title collection_number edition publisher"
    " publisher_place volume issue page issued issued_end accessed isbn issn doi url archive_url archive_date genre number"
).split()


def _texts() -> Iterator[str]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0]


def _read(text: str) -> Reference:
    (raw,) = split_line(text, "-", 1)
    return parse(raw)


def _shown(reference: Reference) -> dict[str, str]:
    """The fields that are printed. Capitals do not tell the letters of a name apart, so names compare without them."""
    return {field: _bare(getattr(reference, field)) for field in FIELDS if getattr(reference, field)}


def _bare(value: object) -> str:
    return str(tuple(map(_one_particle, value))).casefold() if isinstance(value, tuple) else str(value)


def _one_particle(name: Name) -> Name:
    """In its natural order nothing tells of a printed name which kind of particle it has."""
    return replace(name, particle=f"{name.dropping_particle} {name.particle}".strip(), dropping_particle="")


def _assert_stable(first: Reference) -> None:
    printed = reference_of(first)
    second = _read(printed)
    assert _shown(second) == _shown(first), printed
    assert reference_of(second) == printed


@pytest.mark.parametrize("text", list(_texts()))
def test_what_was_read_is_read_again(text: str) -> None:
    _assert_stable(_read(text))


SYLLABLES = st.sampled_from(
    "ba če dřu ho káň lů mě ňor půl říz sta šti ťu vý zpě žluť äh öst łab çen ñol fú gro xi jed".split()
)
WORD = st.lists(SYLLABLES, min_size=2, max_size=4).map("".join)
"""Never a word of the grammar (`Praha`, `atd`, `sborník`): a title that ends in one reads otherwise, and so it should."""
CAPITAL = WORD.map(str.capitalize)
FAMILY = st.one_of(
    CAPITAL, st.tuples(CAPITAL, CAPITAL).map("-".join), CAPITAL.map("Mc{}".format), CAPITAL.map("O'{}".format)
)
INITIALS = st.lists(st.sampled_from("ABCDEFGHJKLMNOPRSTVZČŘŠŽ"), min_size=1, max_size=2).map(
    lambda x: ". ".join(x) + "."
)
GIVEN = st.one_of(CAPITAL, INITIALS, st.tuples(CAPITAL, st.sampled_from("ABJKLM")).map(lambda x: f"{x[0]} {x[1]}."))
PARTICLE = st.sampled_from(("", "", "", "von", "van", "de", "van der"))
PERSON = st.builds(Name, family=FAMILY, given=GIVEN, particle=PARTICLE)
PERSONS = st.lists(PERSON, min_size=1, max_size=4).map(tuple)
BODY = st.sampled_from(("Český statistický úřad", "Microsoft", "Ministerstvo práce a sociálních věcí", "Khan Academy"))
CREATORS = st.one_of(PERSONS, PERSONS, st.just(()), BODY.map(lambda name: (Name(literal=name),)))

WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
PLAIN = st.tuples(CAPITAL, WORDS).map(" ".join)
"""Two words at least: one word behind an initial is a second given name (`PHIDIAS, F. Scott.`)."""
TITLE = st.one_of(
    PLAIN, PLAIN.map("{}?".format), st.tuples(PLAIN, WORDS).map(": ".join), st.tuples(PLAIN, WORDS).map(" – ".join)
)
"""One sentence: of two, the second may be the site, where nothing else stands behind `Online.`"""
PLACE = st.one_of(st.sampled_from(("Praha", "Brno", "New York", "Cambridge (MA)", "Ústí nad Labem")), CAPITAL)
PUBLISHER = st.one_of(
    st.sampled_from(
        ("Argo", "MIT Press", "Masarykova univerzita", "Grada Publishing, a. s.", "O’Reilly", "Portál, s. r. o.")
    ),
    st.tuples(CAPITAL, CAPITAL).map(" ".join),
)
YEAR = st.integers(1800, 2099).map(PartialDate)
DAY = st.dates(min_value=PartialDate(1800, 1, 1).nearest_day(), max_value=PartialDate(2099, 12, 31).nearest_day())
DATE = st.one_of(
    YEAR,
    st.builds(PartialDate, st.integers(1800, 2099), st.integers(1, 12)),
    DAY.map(lambda day: PartialDate(day.year, day.month, day.day)),
)
NUMBER = st.integers(1, 400).map(str)
PAGES = st.tuples(st.integers(1, 500), st.integers(0, 60)).map(lambda x: f"{x[0]}-{sum(x)}" if x[1] else str(x[0]))
EDITION = st.sampled_from(("", "", "2", "14", "2., rozš.", "3., přeprac. a dopl.", "4th", "Vyd. 1."))
ISBN = st.sampled_from(("978-80-214-4123-1", "80-239-5169-0", "9781450376884", "80-200-1807-X"))
ISSN = st.sampled_from(("1801-3252", "0018-948X"))
ASCII = st.text("abcdefghijklmnoprstuvz0123456789", min_size=2, max_size=8)
DOI = st.tuples(st.integers(1000, 99999), ASCII, ASCII).map(lambda x: f"10.{x[0]}/{x[1]}.{x[2]}")
PATH = st.lists(st.one_of(ASCII, st.tuples(ASCII, ASCII).map("-".join), ASCII.map("{}.html".format)), max_size=3).map(
    "/".join
)
URL = st.builds(
    "{}://www.{}.example/{}{}".format,
    st.sampled_from(("http", "https")),
    ASCII,
    PATH,
    st.one_of(st.just(""), ASCII.map("?id={}".format)),
)


def _works(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Reference]:
    blank = Reference(kind=Kind.REFERENCE, raw="", origin=Origin("-", 1))
    return st.fixed_dictionaries({"title": TITLE, **fields}).map(lambda values: replace(blank, **values))  # type: ignore[arg-type]  # by name


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


BOOKS = _works(
    type=st.just("book"), author=CREATORS, translator=st.one_of(st.just(()), PERSONS), edition=EDITION, collection_title=_maybe(PLAIN),
    publisher=PUBLISHER, publisher_place=PLACE, issued=st.one_of(st.none(), YEAR), isbn=ISBN, url=_maybe(URL),
)  # fmt: skip
CHAPTERS = _works(
    type=st.just("chapter"), author=PERSONS, editor=st.one_of(st.just(()), PERSONS), container_title=PLAIN, publisher=PUBLISHER,
    publisher_place=PLACE, issued=YEAR, page=PAGES, isbn=ISBN, medium=_maybe(st.just("online")),
)  # fmt: skip
ARTICLES = _works(
    type=st.just("article-journal"), author=CREATORS, et_al=st.booleans(), container_title=PLAIN, issued=DATE, volume=NUMBER,
    issue=_maybe(NUMBER), page=_maybe(PAGES), issn=_maybe(ISSN), doi=_maybe(DOI),
)  # fmt: skip
PAGES_OF_THE_WEB = _works(
    type=st.just("webpage"), author=CREATORS, container_title=_maybe(PLAIN), medium=st.just("online"), issued=st.one_of(st.none(), DATE),
    accessed=DAY.map(lambda day: PartialDate(day.year, day.month, day.day)), url=URL,
)  # fmt: skip
THESES = _works(
    type=st.just("thesis"), author=PERSON.map(lambda name: (name,)), publisher_place=st.sampled_from(("Praha", "Brno")), issued=YEAR,
    genre=st.sampled_from(("Bakalářská práce", "Diplomová práce", "Disertační práce", "Master’s thesis")),
    publisher=st.sampled_from(("Masarykova univerzita, Fakulta informatiky", "Univerzita Karlova")), url=_maybe(URL),
)  # fmt: skip


@given(st.one_of(BOOKS, CHAPTERS, ARTICLES, PAGES_OF_THE_WEB, THESES))
def test_what_is_printed_is_read_again(work: Reference) -> None:
    """Any work of realistic words: read from its printed form it has the fields it was printed from."""
    work = replace(work, et_al=work.et_al and bool(work.author))
    _assert_stable(replace(work, language=_read(reference_of(work)).language))
