"""Exports of reference managers → references: RIS, CSL-JSON, EndNote's XML."""

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.registry import reader_for
from dostupne.contracts import Reader
from dostupne.documents.csl_json import CSL_JSON
from dostupne.documents.endnote import ENDNOTE
from dostupne.documents.people import person
from dostupne.documents.ris import RIS
from dostupne.errors import UnreadableSource
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Reference

CASES = Path(__file__).parent / "cases"
READERS = {"ris": RIS, "csl_json": CSL_JSON, "endnote": ENDNOTE}
FILES = [path for folder in READERS for path in sorted((CASES / folder).iterdir()) if path.suffix != ".expected"]


def _parts(name: Name) -> list[str]:
    """Family, given, particle, suffix, literal, and a particle that may be dropped where there is one."""
    return [*astuple(name)[:5], *filter(None, (name.dropping_particle,))]


def _shown(value: object) -> Any:
    """A field as the cases write it: names as lists, dates in ISO 8601."""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, tuple):
        return [_parts(item) if isinstance(item, Name) else _shown(item) for item in value]
    return value


def _fields(reference: Reference, names: dict[str, object]) -> dict[str, object]:
    return {name: _shown(getattr(reference, name)) for name in names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_exports_become_references(path: Path) -> None:
    """Every field that a case names, the faults with their lines, and where each record stands."""
    expected = json.loads(path.with_suffix(".expected").read_text(encoding="utf-8"))
    data = path.read_bytes()
    assert reader_for(data, "wrong.bib") is READERS[path.parent.name]
    document = READERS[path.parent.name].read(data, "x")
    found = [_fields(one, names) for one, names in zip(document.references, expected["references"], strict=True)]
    assert found == expected["references"]
    assert [fault.line for fault in document.faults] == [line for line, _ in expected["faults"]]
    assert all(said in fault.message for fault, (_, said) in zip(document.faults, expected["faults"], strict=True))
    lines = data.count(b"\n") + 1
    for one in document.references:
        assert one.kind is Kind.ENTRY
        assert 1 <= (one.origin.first_line or 0) <= (one.origin.last_line or 0) <= lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859_2"])
@pytest.mark.parametrize(
    "path", [file for file in FILES if file.stem in ("zotero", "export")], ids=lambda path: path.parent.name
)
def test_encodings(path: Path, encoding: str) -> None:
    """The same references whatever the file is written in, also where it says otherwise itself."""
    reader = READERS[path.parent.name]
    text = path.read_text(encoding="utf-8").replace("–", "-")
    data = text.encode(encoding)
    assert reader_for(data, "") is reader
    titles = [one.title for one in reader.read(data, "x").references]
    assert titles == [one.title for one in reader.read(text.encode(), "x").references]


BAD = [
    (RIS, b"", "no RIS record begins"),
    (RIS, bytes(range(256)) * 9, "no text file"),
    (CSL_JSON, b"", "no CSL-JSON"),
    (CSL_JSON, b"{}", "no item of CSL-JSON"),
    (CSL_JSON, b'["a", 1]', "line 1: this is no item"),
    (CSL_JSON, b"[" * 100_000, "nested too deep"),
    (CSL_JSON, b'[{"type": "book", "volume": ' + b"9" * 5000 + b"}]", "broken"),
    (ENDNOTE, b"text", "no XML"),
    (ENDNOTE, b"<xml><records></records></xml>", "no record of EndNote can be read"),
    (ENDNOTE, b"<a>" * 100_000, "nested more than 100 deep"),
    (ENDNOTE, b'<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><xml>&b;</xml>', "declares entities of its own"),
    (ENDNOTE, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>', "declares entities of its own"),
]


@pytest.mark.parametrize(("reader", "data", "message"), BAD)
def test_what_cannot_be_read_is_refused_in_words(reader: Reader, data: bytes, message: str) -> None:
    """The message names the file, says why and what to do."""
    with pytest.raises(UnreadableSource, match=rf"^x: .*{message}.*(?:export|Export)"):
        reader.read(data, "x")


def test_an_empty_list_is_a_bibliography_without_references() -> None:
    """Somebody exported a folder that has nothing in it."""
    assert CSL_JSON.read(b"[ ]\n", "x").references == ()


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (RIS, b"TY - he wrote, AU - she answered\n"),
        (RIS, b"# Notes\n```\nTY  - BOOK\nTI  - X\nER  - \n```\n"),
        (CSL_JSON, b'{"name": "package", "type": "module", "author": "x"}'),
        (CSL_JSON, b"[1] Reference\n"),
        (ENDNOTE, b"<html><body>&lt;ref-type</body></html>"),
        (ENDNOTE, b"<feed/>"),
    ],
)
def test_other_formats_are_not_taken(reader: Reader, data: bytes) -> None:
    """A settings file in JSON is no bibliography."""
    assert not reader.recognises(data)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Novák, Jan", Name("Novák", "Jan")),
        ("NOVÁK-MALÝ, Jan", Name("Novák-Malý", "Jan")),
        ("von der Leyen, Ursula", Name("Leyen", "Ursula", "von der")),
        ("Goethe, von", Name("Goethe", "von")),
        ("King, Martin, Jr.", Name("King", "Martin", suffix="Jr.")),
        ("Seznam.cz, a. s.", Name(literal="Seznam.cz, a. s.")),
        ("Charles University,, Prague", Name(literal="Charles University, Prague")),
        ("UNESCO", Name(literal="UNESCO")),
        (" , ", Name()),
        ("", Name()),
    ],
)
def test_names(text: str, name: Name) -> None:
    """Persons have a comma, bodies have none, or one before a word in lower case."""
    assert person(text) == name


PIECES = {
    "ris": st.lists(
        st.sampled_from(
            "TY  - JOUR\n|ER  - \n|AU  - |DA  - |PY  - |SP  - |N1  - type: |,|2014/|\n|é|SN  - 1".split("|")
        )
    ),
    "csl_json": st.lists(
        st.sampled_from('[ ] { } , : "type" "book" "author" "issued" "date-parts" "custom" 2014 -1 null "é'.split(" "))
    ),
    "endnote": st.lists(
        st.sampled_from(
            "<record>|</record>|<ref-type name='Book'>|</ref-type>|<authors>|<author>|</author>|é|&amp;|&b;|<year>|</year>|<style>".split(
                "|"
            )
        )
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_no_text_makes_reading_raise(name: str) -> None:
    """Whatever is in it: references, or a message in words."""

    @given(PIECES[name].map("".join) | st.text(max_size=100))
    def holds(text: str) -> None:
        _read_or_refuse(READERS[name], (f"<xml>{text}" if name == "endnote" else text).encode("utf-8", "replace"))

    holds()


def _read_or_refuse(reader: Reader, data: bytes) -> None:
    """Reads it; a refusal must name the source."""
    reader.recognises(data)
    try:
        document = reader.read(data, "x")
    except UnreadableSource as refusal:
        said = str(refusal)
    else:
        said = f"{document.source}: {len(document.references)}"
    assert said.startswith("x: ")


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@given(data=st.data())
def test_mutated_exports_are_read_or_refused(path: Path, data: st.DataObject) -> None:
    """Bytes lost, doubled and changed anywhere in a real export."""
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        length = data.draw(st.integers(0, 40))
        whole[place : place + length] = data.draw(
            st.binary(max_size=10) | st.sampled_from([b"[" * 50, b'"', b"<", b"&x;"])
        )
    _read_or_refuse(READERS[path.parent.name], bytes(whole))


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (RIS, b"TY  - JOUR\n" * 20_000),
        (RIS, b"TY  - JOUR\nAU  - " + b"a, " * 50_000),
        (RIS, b"TY  - JOUR\n" + b"x\n" * 50_000),
        (RIS, b"TY  - JOUR\nN1  - " + b"type" * 30_000 + b"\nM3  - " + b"10." * 30_000),
        (CSL_JSON, b'[{"type":"book","title":"' + b"<i" * 50_000 + b'"}]'),
        (CSL_JSON, b'[{"type":"book","issued":"' + b"2014-" * 20_000 + b'"}]'),
        (ENDNOTE, b"<xml>" + b"<record><ref-type name='Book'/></record>" * 5_000),
        (ENDNOTE, b"<xml><record><author>" + b"a&amp;" * 50_000 + b"</author></record>"),
    ],
)
def test_large_and_odd_files_are_read_to_the_end(reader: Reader, data: bytes) -> None:
    """What would show a pattern that tries everything again and again: the test would not end."""
    assert reader.read(data, "x").references
