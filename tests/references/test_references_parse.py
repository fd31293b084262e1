"""RawReference → Reference: strings in `cases/parse.txt` with the fields that must be read from them."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, RawReference, Reference
from dostupne.references.find.finder import split_line
from dostupne.references.parse.dates import read_date
from dostupne.references.parse.reader import LONGEST, parse

Case = tuple[str, dict[str, str]]


def _cases() -> Iterator[Case]:
    text = (Path(__file__).parent / "cases" / "parse.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], dict(line.split(": ", 1) for line in lines[1:])


CASES = tuple(_cases())


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}"
    given = f"{name.given} {name.dropping_particle}".strip()
    return ", ".join(part for part in (f"{name.particle} {name.family}".strip(), given, name.suffix) if part)


def _shown(value: object) -> str:
    """A field's value as the cases write it."""
    if isinstance(value, tuple):
        return "; ".join(map(_name, value)) or "-"
    iso = getattr(value, "iso", None)
    return iso() if iso else str(value or "-")


def _read(text: str) -> Reference:
    (raw,) = split_line(text, "-", 1)
    return parse(raw)


def test_there_are_many_cases() -> None:
    """Every notation that docs/facts/variants.md counts has one."""
    assert len(CASES) >= 80


@pytest.mark.parametrize(("text", "fields"), CASES, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_fields(text: str, fields: dict[str, str]) -> None:
    """What the case names is read as it says."""
    reference = _read(text)
    assert {name: _shown(getattr(reference, name)) for name in fields} == fields


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_the_printed_text_is_kept(text: str) -> None:
    """`raw` is what was printed, white space folded and the label aside."""
    raw = _read(text).raw
    assert raw == " ".join(raw.split())
    assert raw[:12].strip("[]0123456789. ") in text


DATES = {
    "2014-07-22": "2014-07-22",
    "2014/07/22": "2014-07-22",
    "2014.07.22": "2014-07-22",
    "2012-5-1": "2012-05-01",
    "22. 7. 2014": "2014-07-22",
    "22.7.2014": "2014-07-22",
    "22. července 2014": "2014-07-22",
    "22. července, 2014": "2014-07-22",
    "22. júla 2014": "2014-07-22",
    "22 July 2014": "2014-07-22",
    "July 22, 2014": "2014-07-22",
    "July 22nd, 2014": "2014-07-22",
    "22. Juli 2014": "2014-07-22",
    "22 lipca 2014": "2014-07-22",
    "22/7/2014": "2014-07-22",
    "15-Čvc-2023": "2023-07-15",
    "1. ledna 2000": "2000-01-01",
    "červenec 2014": "2014-07",
    "Leden 2007": "2007-01",
    "May 1990": "1990-05",
    "07/2006": "2006-07",
    "2014-07": "2014-07",
    "2014": "2014",
    "c2012": "2012",
    "©2019": "2019",
    "[2005]": "2005",
    "31. 2. 2014": "2014",
    "2019-10-00": "2019",
    "2015-31-12": "2015",
    "29. 2. 2016": "2016-02-29",
    "v roce dva tisíce": "-",
    "12345": "-",
    "": "-",
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_dates(text: str, expected: str) -> None:
    """Every notation met in Czech lists; what no calendar has leaves what is certain."""
    assert _shown(read_date(text)) == expected


def test_a_reference_over_several_lines_is_one_line() -> None:
    """Words hyphenated at a line's end are put together, addresses are not parted from their rest."""
    raw = RawReference(
        "NOVÁK, Jan. Dlouhý ná-\nzev o mnoha slo-\nvech [online]. 2010 [cit.\n2014-07-22]. Dostupné z: http://a.example/\nclanek/x.html",
        Origin("essay.txt", 3, 7),
    )
    reference = parse(raw)
    assert reference.title == "Dlouhý název o mnoha slovech"
    assert _shown(reference.accessed) == "2014-07-22"
    assert reference.url == "http://a.example/clanek/x.html"
    assert reference.origin == raw.origin


@pytest.mark.parametrize(
    "address",
    ["\u2068{0}\u2069", "\u202b{0}\u202c", "\u200f{0}\u200f", "\ufeff{0}", "http://a.example/\u202edi\u200blo"],
    ids=["isolates", "embedding", "marks of direction", "byte-order mark", "inside"],
)
def test_what_is_invisible_is_no_part_of_an_address(address: str) -> None:
    """Marks of direction come with text copied out of pages that know Hebrew or Arabic."""
    url = "http://a.example/dilo"
    raw = RawReference(f"NOVÁK, Jan. Dílo [online]. 2010. Dostupné z: {address.format(url)}", Origin("x"))
    assert parse(raw).url == url


LINKS = {
    "NATO fact sheet:\nhttp://a.example/f.pdf": ("NATO fact sheet", "http://a.example/f.pdf"),
    "NATO-Russia Council (NRC): http://a.example/en/": ("NATO-Russia Council (NRC)", "http://a.example/en/"),
    "http://a.example/en/": ("", "http://a.example/en/"),
    "Disappointment?\nhttp://a.example/x": ("Disappointment?", "http://a.example/x"),
    "• Rada: www.a.example": ("Rada", "www.a.example"),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.items())
def test_labelled_links(text: str, expected: tuple[str, str]) -> None:
    """The label is the title."""
    reference = parse(RawReference(text, Origin("x"), Kind.LINK))
    assert (reference.title, reference.url, reference.kind) == (*expected, Kind.LINK)


KINDS = st.sampled_from([Kind.REFERENCE, Kind.HEADLESS, Kind.LINK])
PIECES = st.sampled_from([word for text, _ in CASES for word in text.split(" ")])
REFERENCES = st.lists(PIECES, max_size=30).map(" ".join)


@given(st.one_of(st.text(max_size=200), REFERENCES), KINDS)
@example("10.1000/", Kind.REFERENCE)
@example("Dostupné z: <", Kind.HEADLESS)
@example("[cit. ]", Kind.REFERENCE)
def test_any_text_is_read(text: str, kind: Kind) -> None:
    """Nothing raises; no marks of ours stay in any field; an address holds no white space."""
    reference = parse(RawReference(text, Origin("x"), kind))
    for field in Reference.__dataclass_fields__:
        value = getattr(reference, field)
        if isinstance(value, str):
            assert not any("\ue000" <= char <= "\ue0ff" for char in value), field
    assert not any(char.isspace() for char in reference.url + reference.doi)


@given(REFERENCES)
def test_reading_is_a_function(text: str) -> None:
    """The same text gives the same reference."""
    raw = RawReference(text, Origin("x"))
    assert parse(raw) == parse(raw)


@pytest.mark.parametrize(
    "piece",
    ["NOVÁK, Jan. ", "(", "10.1000/a ", "In: ", "http://a-", "Praha: Argo, 2010. ", "s. 1-", "ed. ", "A. Edice B"],
)
def test_too_long_a_reference_is_cut(piece: str) -> None:
    """Of a text of any length only so much is read, in bounded time."""
    began = time.process_time()
    reference = parse(RawReference(piece * (1_000_000 // len(piece)), Origin("x")))
    assert len(reference.raw) <= LONGEST
    assert time.process_time() - began < 2


def test_no_cover_is_left_in_an_address() -> None:
    reference = _read("NOVÁK, Jan. Dílo [online]. Dostupné z: <http://a.example/one- 10.1000/182 two.html>.")
    assert reference.doi == "10.1000/182"
    assert reference.url == "http://a.example/one-two.html"


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        ("http://a.example/files/artikel_mhaas.p\ndf", "http://a.example/files/artikel_mhaas.pdf"),
        ("http://a.example/034/NATO\n-Agrees-Readiness-Plan", "http://a.example/034/NATO-Agrees-Readiness-Plan"),
        ("http://a.example/index.ht\nml.", "http://a.example/index.html"),
        ("http://a.example/clanek\n- druhá položka", "http://a.example/clanek"),
        ("http://a.example/x.html\nml je jazyk", "http://a.example/x.html"),
    ],
)
def test_addresses_cut_in_the_middle_of_a_word(lines: str, url: str) -> None:
    """Cut before a hyphen, or within the ending of a file's name; what is a word of its own stays out."""
    assert parse(RawReference(f"NOVÁK, Jan. Dílo. Dostupné z: {lines}", Origin("x"))).url == url
