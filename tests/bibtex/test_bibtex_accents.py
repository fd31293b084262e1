"""Letters with accents ⇄ commands of LaTeX."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.bibtex import EXPORTERS, latex, names
from dostupne.bibtex.accents import MARKS, to_ascii
from dostupne.bibtex.read import BIB
from dostupne.contracts import Exporter
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

WRITTEN = [
    ("Čapek", r"{\v{C}}apek"),
    ("ďábel ť Ď Ť", r"{\v{d}}{\'a}bel {\v{t}} {\v{D}} {\v{T}}"),
    ("ý ů ě ł ß æ", r"{\'y} {\r{u}} {\v{e}} {\l} {\ss} {\ae}"),
    ("í ǰ į ế Ắ", r"{\'{\i}} {\v{\j}} {\k{i}} {\'{\^e}} {\'{\u{A}}}"),
    ("ș Ț ș", r"{\textcommabelow{s}} {\textcommabelow{T}} {\textcommabelow{s}}"),
    ("12–15 — „x“ …", r"12--15 --- {\quotedblbase}x{\textquotedblleft} {\dots}"),
    ("a–-b", r"a{\textendash}-b"),
    ("Живаго 中 e\u030c", "Живаго 中 {\\v{e}}"),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_letters_are_written_as_commands(text: str, value: str) -> None:
    assert to_ascii(unicodedata.normalize("NFC", text)) == value


@pytest.mark.parametrize("command", sorted(MARKS))
def test_every_accent_is_read_however_it_is_written(command: str) -> None:
    """`\\v{c}`, `\\v c`, `{\\v c}`, `{\\v{c}}`, and with the dotless i."""
    letter = next(
        base for base in "cuaoisSdtlnD" if len(unicodedata.normalize("NFC", base + MARKS[command])) == 1 or base == "D"
    )
    char = unicodedata.normalize("NFC", letter + MARKS[command])
    spelled = [
        f"\\{command}{{{letter}}}",
        f"\\{command} {letter}",
        f"{{\\{command} {letter}}}",
        f"{{\\{command}{{{letter}}}}}",
    ]
    spelled += [f"\\{command}  {{ {letter}}}", f"{{\\{command} {{{letter}}}}}"]
    assert [latex.decode(f"x{one}y") for one in spelled] == [f"x{char}y"] * len(spelled)


@given(st.text(max_size=40) | st.text("čďěíňřšťúůýžÇøłß–—-„“\\{}'`^\"~=. \u030c\u0301", max_size=40))
def test_what_is_encoded_comes_back_in_nfc(text: str) -> None:
    encoded = to_ascii(latex.escape(text))
    assert latex.is_balanced(encoded)
    assert latex.decode(encoded) == latex.tidy(text)


def test_every_letter_of_the_languages_of_europe_is_ascii_then() -> None:
    letters = "áčďéěíňóřšťúůýžäĺľŕôąćęłńśźżőűçğışàâèêëîïöüÿœæßåøðþãõñìòùăâîșțģķļņāēīūėįųđćħ".replace("ħ", "")
    assert to_ascii(letters + letters.upper()).isascii()


def _work(**given: object) -> Work:
    return Work("k", Reference(kind=Kind.ENTRY, raw="", origin=Origin("x"), **given), ())  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_files_in_ascii_keep_their_fields_and_leave_addresses_alone(exporter: Exporter) -> None:
    given = {
        "author": (
            Name("Čapek", "Karel"),
            Name("Ó"),
            Name(literal="Č"),
            Name(literal="Úřad, Česko"),
            Name("Žďár", "Ú.", "ě"),
        ),
        "title": "Ďábelské ČSN–ISO",
        "publisher": "Říp a „syn“",
        "url": "https://x.example/č_%20",
        "archive_url": "https://archive.example/ž",
    }
    text = exporter.variants["ascii"]([_work(**given)])
    assert "  url = {https://x.example/č_%20},\n  archiveurl = {https://archive.example/ž},\n" in text
    assert "".join(line for line in text.split("\n") if "url" not in line).isascii()
    (back,) = BIB.read(text.encode(), "x.bib").references
    assert {name: getattr(back, name) for name in given} == given


def test_a_letter_in_braces_is_no_body() -> None:
    assert names.read(r"{\v{C}} and {{\v{C}}}")[0] == (Name("Č"), Name(literal="Č"))
