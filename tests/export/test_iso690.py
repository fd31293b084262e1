"""Works → references after ČSN ISO 690: golden cases in `cases/iso690.txt`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dostupne.export import EXPORTERS
from dostupne.export.iso690 import ISO_690, reference_of
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

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


def _cases() -> Iterator[tuple[Reference, str]]:
    text = (Path(__file__).parent / "cases" / "iso690.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield _reference(lines[:-1]), lines[-1].removeprefix("> ")


CASES = tuple(_cases())


@pytest.mark.parametrize(
    ("reference", "printed"), CASES, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_references_are_printed(reference: Reference, printed: str) -> None:
    assert reference_of(reference) == printed


def test_every_type_that_the_parser_tells_has_a_case() -> None:
    told = "thesis legislation standard patent map report software motion_picture entry-encyclopedia paper-conference"
    told += " article-journal chapter webpage book"
    assert set(told.split()) <= {reference.type for reference, _ in CASES}


def test_the_file_has_one_reference_a_line() -> None:
    works = [Work(str(number), reference, ()) for number, (reference, _) in enumerate(CASES)]
    assert ISO_690.write(works).splitlines() == [printed for _, printed in CASES]
    assert ISO_690.write(works[:1]).endswith(".\n")
    assert ISO_690.write([]) == ""


def test_white_space_inside_a_field_is_one_space() -> None:
    reference = Reference(kind=Kind.ENTRY, raw="", origin=Origin("-"), title="Two\nlines", note="A\u00a0note")
    assert reference_of(reference) == "Two lines. A note."


def test_the_family_lists_its_member() -> None:
    assert ISO_690 in EXPORTERS
