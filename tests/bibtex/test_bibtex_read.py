"""Files → references: fields, aliases, encodings, and what is told apart from other formats."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.bibtex.read import BIB
from dostupne.errors import UnreadableSource
from dostupne.model import written_dates as dates
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference

DAY = PartialDate(2014, 7, 22)
ENTRIES: list[tuple[str, dict[str, Any]]] = [
    (
        "@webpage{k, url={http://x.cz/a_b}, cited={2014-07-22}}",
        {"type": "webpage", "url": "http://x.cz/a_b", "accessed": DAY},
    ),
    ("@misc{k, url={x}, citedate={2014/07/22}}", {"type": "webpage", "accessed": DAY}),
    (
        "@misc{k, url={http://x.cz/a\\_b\\%20c}, lastchecked={22.7.2014}}",
        {"url": "http://x.cz/a_b%20c", "accessed": DAY},
    ),
    ("@www{k, url={x}, note={[cit. 22. 7. 2014]}}", {"type": "webpage", "accessed": DAY, "note": ""}),
    ("@misc{k, url={x}, note={[Zob. 22-Čvc-2014]. Více tamtéž}}", {"accessed": DAY, "note": "Více tamtéž"}),
    (
        "@misc{k, howpublished={[online]. Dostupné z: \\url{http://x.cz/%20_}}, note={Accessed: 2014-07-22}}",
        {"medium": "online", "url": "http://x.cz/%20_", "accessed": DAY, "note": "", "type": "webpage"},
    ),
    ("@misc{k, title={T}, howpublished={CD-ROM}}", {"type": "document", "medium": "CD-ROM"}),
    ("@online{k, url={https://doi.org/10.1000/A_b}}", {"doi": "10.1000/A_b", "url": ""}),
    ("@article{k, doi={https://doi.org/10.1000/a\\_b}}", {"doi": "10.1000/a_b", "type": "article-journal"}),
    (
        "@article{k, journal={Vesmír}, number={3}, pages={1--2}}",
        {"container_title": "Vesmír", "issue": "3", "page": "1-2"},
    ),
    ("@article{k, journaltitle={D}, entrysubtype={newspaper}}", {"type": "article-newspaper", "extra": ()}),
    (
        "@book{k, title={A}, subtitle={B}, series={S}, number={3}}",
        {"title": "A: B", "collection_number": "3", "number": ""},
    ),
    ("@techreport{k, institution={I}, number={3}}", {"type": "report", "publisher": "I", "number": "3"}),
    ("@phdthesis{k, school={MU}, type={Disertace}}", {"type": "thesis", "publisher": "MU", "genre": "Disertace"}),
    ("@book{k, year={2001--2005}}", {"issued": PartialDate(2001), "issued_end": PartialDate(2005)}),
    ("@book{k, year=2014, month=jul, day=22}", {"issued": DAY}),
    ("@book{k, year={c2010}}", {"issued": PartialDate(2010)}),
    ("@book{k, date={1490~}}", {"issued": PartialDate(1490)}),
    ("@book{k, date={2010/2014}, langid={czech}}", {"issued_end": PartialDate(2014), "language": "cs"}),
    ("@book{k, year={b.r.}, language={cs-CZ}}", {"issued": None, "extra": (("year", "b.r."),), "language": "cs"}),
    ("@periodical{k, date={1997/}}", {"issued": PartialDate(1997), "issued_open": True, "extra": ()}),
    ("@periodical{k, year={{1997--}}}", {"issued": PartialDate(1997), "issued_open": True}),
    ("@periodical{k, date={1997/2003}}", {"issued_end": PartialDate(2003), "issued_open": False}),
    ("@book{k, keywords={a, b}, file={C\\_x:PDF}}", {"extra": (("keywords", "a, b"), ("file", "C_x:PDF"))}),
    (
        "@online{k, url={u}, archiveurl={https://web.archive.org/web/1/u}, archivedate={2014-07-22}}",
        {"archive_url": "https://web.archive.org/web/1/u", "archive_date": DAY, "medium": "online"},
    ),
    ("@book{k, author={Malý, Petr and others}}", {"author": (Name("Malý", "Petr"),), "et_al": True}),
    (
        "@incollection{k, title={A}, crossref={P}}\n@book{p, title={B}, publisher={N}}",
        {"title": "A", "container_title": "B", "publisher": "N"},
    ),
]
SPELLINGS = [
    ("2014-07/2015-03", (PartialDate(2014, 7), PartialDate(2015, 3))),
    ("2001–2005", (PartialDate(2001), PartialDate(2005))),
    ("1980/", (PartialDate(1980), None)),
    ("[2021]", (PartialDate(2021), None)),
    ("22. července 2014", (DAY, None)),
    ("July 22, 2014", (DAY, None)),
    ("2014-07-22T10:00", (DAY, None)),
    ("2014-13", (PartialDate(2014), None)),
    ("brzy", (None, None)),
    ("0000-00-00", (None, None)),
    ("20²", (None, None)),
]


ODD = st.text(st.characters(exclude_characters="\0"), max_size=40) | st.text("0129 ./-~[]²jul\\{},;aAnd", max_size=20)


def _one(text: str) -> Reference:
    return BIB.read(text.encode(), "x.bib").references[0]


@pytest.mark.parametrize(("text", "fields"), ENTRIES)
def test_entries_become_references(text: str, fields: dict[str, Any]) -> None:
    found = _one(text)
    assert {name: getattr(found, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "expected"), SPELLINGS)
def test_dates_are_read_as_people_write_them(text: str, expected: dates.Range) -> None:
    assert dates.read_range(text) == expected


def test_a_reference_knows_where_its_entry_stood() -> None:
    found = _one("\n@book{k,\n title={X}\n}\n")
    assert (found.kind, found.key, found.origin) == (Kind.ENTRY, "k", Origin("x.bib", 2, 4))
    assert found.raw == "@book{k,\n title={X}\n}"


def test_faults_carry_source_and_line() -> None:
    fault = BIB.read(b"@book{k,\n a={1}\n b={2}}", "x.bib").faults[0]
    assert (fault.source, fault.line) == ("x.bib", 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859_2"])
def test_czech_text_is_read_in_every_encoding_of_its_history(encoding: str) -> None:
    title = "Šílený žák Třešňák: příliš žluťoučký kůň úpěl ďábelské ódy v Šumperku"
    data = f"@book{{k, title = {{{title}}}}}\n".encode(encoding)
    assert BIB.recognises(data)
    assert BIB.read(data, "x.bib").references[0].title == title


def test_one_broken_byte_does_not_spoil_a_file_in_utf_8() -> None:
    data = "@book{k, title = {Příliš žluťoučký kůň}, note = {".encode() + b"\xe1}}"
    assert BIB.read(data, "x.bib").references[0].title == "Příliš žluťoučký kůň"


@pytest.mark.parametrize(("data", "named"), [(b" \n", "empty"), (b"@book{k,\0\0\0\0\0\0", "no text")])
def test_what_is_no_text_is_refused_with_its_name(data: bytes, named: str) -> None:
    with pytest.raises(UnreadableSource, match=rf"x\.bib: .*{named}"):
        BIB.read(data, "x.bib")


@pytest.mark.parametrize(
    ("data", "recognised"),
    [
        (b"% JabRef\n@Article{k,\n title={X}}", True),
        (b"@string{a = {b}}", True),
        (b"Some words\n  @misc (k, title={X})", True),
        (b"see me@home {k, x}", False),
        (b"@media screen { a, b }", False),
        (b"\\documentclass{article}\n\\begin{filecontents}{a.bib}\n@book{k, title={X}}", False),
        (b"# Notes\n```\n@book{k, title={X}}\n```", False),
        (b"<!DOCTYPE html>\n@book{k, title={X}}", False),
        (b"", False),
    ],
)
def test_a_bib_file_is_told_by_its_content(data: bytes, recognised: bool) -> None:
    assert BIB.recognises(data) is recognised


@given(ODD, ODD)
def test_no_value_makes_reading_raise(name: str, value: str) -> None:
    text = f"@misc{{k, author={{{value}}}, date={{{value}}}, note={{{value}}}, pages={{{name}}}, month={{{name}}}}}"
    assert isinstance(BIB.read(text.encode("utf-8", "replace"), "x").references, tuple)
