"""Works → references after ČSN ISO 690 in both editions: golden cases in `cases/iso690.txt`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.print_parse import CASES as PARSED
from benchmarks.print_parse import texts, turn
from dostupne.export import EXPORTERS
from dostupne.export.iso690 import ISO_690, reference_of
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work
from dostupne.references.find.finder import split_line

NAMES = ("author", "editor", "translator")
DATES = ("issued", "issued_end", "accessed", "archive_date")


def _name(text: str) -> Name:
    if text.startswith("{"):
        return Name(literal=text.strip("{}"))
    family, given, particle, suffix, dropping = [*text.split(", "), "", "", "", ""][:5]
    return Name(family, given, particle, suffix, dropping_particle=dropping)


def _value(field: str, text: str) -> object:
    if field in NAMES:
        return tuple(map(_name, text.split("; ")))
    if field in DATES:
        return PartialDate.from_iso(text)
    return True if field == "et_al" else text


def _reference(lines: list[str]) -> Reference:
    fields = dict(line.split(": ", 1) for line in lines)
    values = {field: _value(field, text) for field, text in fields.items()}
    return Reference(kind=Kind.REFERENCE, raw="", origin=Origin("-", 1), **values)  # type: ignore[arg-type]  # by name


def _cases() -> Iterator[tuple[Reference, dict[str, str]]]:
    """Each reference with what is printed of it, by edition."""
    text = (Path(__file__).parent / "cases" / "iso690.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            *fields, printed, older = lines
            yield _reference(fields), {"2022": printed.removeprefix("> "), "2011": older.removeprefix("2011> ")}


CASES = tuple(_cases())
editions = pytest.mark.parametrize("edition", ["2022", "2011"])


@editions
@pytest.mark.parametrize(("reference", "printed"), CASES, ids=[printed["2022"][:40] for _, printed in CASES])
def test_references_are_printed(reference: Reference, printed: dict[str, str], edition: str) -> None:
    assert reference_of(reference, edition) == printed[edition]


@editions
def test_what_is_printed_reads_as_the_same_fields(edition: str) -> None:
    """At least 99 of 100 fields of the parser's own cases."""
    turns = [turn(raw, edition) for line, text in enumerate(texts(PARSED), 1) for raw in split_line(text, "-", line)]
    assert sum(len(one.changed) for one in turns) < 0.01 * sum(one.fields for one in turns)


def test_every_type_that_the_parser_tells_has_a_case() -> None:
    told = "thesis legislation standard patent map report software motion_picture entry-encyclopedia paper-conference"
    told += " article-journal chapter webpage book"
    assert set(told.split()) <= {reference.type for reference, _ in CASES}


def test_the_file_has_one_reference_a_line() -> None:
    works = [Work(str(number), reference, ()) for number, (reference, _) in enumerate(CASES)]
    assert ISO_690.write(works).splitlines() == [printed["2022"] for _, printed in CASES]
    for edition, write in ISO_690.variants.items():
        assert write(works).splitlines() == [printed[edition] for _, printed in CASES]
    assert ISO_690.write(works[:1]).endswith(".\n")
    assert ISO_690.write([]) == ""


def test_white_space_inside_a_field_is_one_space() -> None:
    reference = Reference(kind=Kind.ENTRY, raw="", origin=Origin("-"), title="Two\nlines", note="A\u00a0note")
    assert reference_of(reference) == "Two lines. A note."


def test_the_family_lists_its_member() -> None:
    assert ISO_690 in EXPORTERS


def _printed(edition: str = "2022", **given: object) -> str:
    return reference_of(Reference(kind=Kind.ENTRY, raw="", origin=Origin("-"), **given), edition)  # type: ignore[arg-type]  # by name


@editions
def test_what_a_bibliography_tells_besides_is_printed(edition: str) -> None:
    """Scales of maps, shares of others, kinds of patents and reports, rough dates, other units than pages."""
    given = {
        "type": "map",
        "title": "Krkonoše",
        "extra": (("scale", "1 : 50 000"),),
        "contributors": (("illustrator", (Name("Čapek", "Josef"),)), ("recipient", (Name("Malá", "Eva"),))),
        "genre": "mapa",
        "number": "22",
        "issued": PartialDate(1720, approximate=True),
        "number_of_pages": "3 listy",
        "issue": "částka 36",
        "volume": "2",
    }
    wanted = "Krkonoše. Měřítko 1 : 50 000. Ilustrace Josef ČAPEK. [cca 1720], roč. 2, částka 36. Mapa 22. 3 listy."
    assert _printed(edition, **given) == wanted


@pytest.mark.parametrize(
    ("authors", "printed"),
    [
        ("{Úřad}; Novák, Jan", "ÚŘAD a Jan NOVÁK."),
        ("Novák, Jan; {Ministerstvo práce a věcí}", "NOVÁK, Jan; MINISTERSTVO PRÁCE A VĚCÍ."),
        ("{MIT}; {OECD}", "MIT; OECD."),
        ("{Ministerstvo práce a věcí}", "MINISTERSTVO PRÁCE A VĚCÍ."),
        ("Gogh, Vincent, van; Berg, Jan, , ml., von", "GOGH, Vincent van a Jan von BERG ml."),
    ],
)
def test_lists_of_the_older_edition(authors: str, printed: str) -> None:
    assert _printed("2011", author=tuple(map(_name, authors.split("; ")))) == printed


def test_there_is_no_third_edition() -> None:
    with pytest.raises(KeyError):
        _printed("1996", title="x")


@editions
def test_what_goes_on_has_an_open_end(edition: str) -> None:
    given = {
        "title": "Vesmír",
        "publisher": "Vesmír",
        "publisher_place": "Praha",
        "issued": PartialDate(1871),
        "issued_open": True,
    }
    assert _printed(edition, type="periodical", **given) == "Vesmír. Praha: Vesmír, 1871–."


@editions
def test_a_thesis_tells_its_supervisor_once(edition: str) -> None:
    given = {
        "type": "thesis",
        "title": "Odkazy",
        "genre": "Diplomová práce",
        "contributors": (("contributor", (Name("Novák", "Jan"),)),),
    }
    assert _printed(edition, **given) == "Odkazy. Diplomová práce. Vedoucí práce Jan NOVÁK."
    assert _printed(edition, **given, note="Vedoucí práce J. N.") == "Odkazy. Diplomová práce. Vedoucí práce J. N."
