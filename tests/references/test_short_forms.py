"""Short forms: what each says (`cases/short_forms/pointers.tsv`), and what it points to in whole documents."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.extract import Extraction, extract
from dostupne.app.sources import Source
from dostupne.model.reference import Kind
from dostupne.references.short_forms.pointers import is_short_alone, parts, read

CASES = Path(__file__).parent / "cases" / "short_forms"
DOCUMENTS = sorted(CASES.glob("*.case"))
BEGINNING = "=== points\n"
POINTERS = [line.split("\t") for line in (CASES / "pointers.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def _filled(text: str) -> str:
    return text or "-"


@pytest.mark.parametrize(
    ("text", "expected"), [(row[0], row[1:]) for row in POINTERS], ids=[row[0] for row in POINTERS]
)
def test_what_a_note_says(text: str, expected: list[str]) -> None:
    """Way, head, number, year, place."""
    pointer = read(text)
    if pointer is None:
        assert expected[0] == "none"
        return
    way = str(pointer.way) if pointer.sure else f"{pointer.way}?"
    assert [way, *map(_filled, (pointer.head, pointer.number, pointer.year, pointer.locator))] == expected


def _extracted(path: Path) -> tuple[Extraction, list[list[str]]]:
    text, _, table = path.read_bytes().decode("utf-8").partition(BEGINNING)
    return extract([Source(path.stem, text.encode())]), [row.split("\t") for row in table.splitlines()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_short_forms_point_to(path: Path) -> None:
    """Line, label, the line at which the work stands in full, the place cited; each short form of the document is told."""
    extraction, expected = _extracted(path)
    told = [(one, "nothing") for one in extraction.unresolved]
    for work in extraction.works:
        told += [(one, str(work.reference.origin.first_line)) for one in work.occurrences if one.kind is Kind.SHORT]
    rows = [[str(one.origin.first_line), _filled(one.origin.label), to, _filled(one.locator)] for one, to in told]
    assert sorted(rows) == sorted(expected)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_short_form_is_a_work(path: Path) -> None:
    """What points to nothing is told in one fault, and occurrences stand in the order of the document."""
    extraction, _ = _extracted(path)
    assert all(work.reference.kind is not Kind.SHORT for work in extraction.works)
    assert len(extraction.faults) == bool(extraction.unresolved)
    for work in extraction.works:
        lines = [one.origin.first_line or 0 for one in work.occurrences]
        assert lines == sorted(lines)


FORMS = st.sampled_from([row[0] for row in POINTERS if row[1] not in ("none", "named?")])
GLUE = st.sampled_from(["\n\n", "\n"])


@given(st.lists(st.tuples(FORMS, GLUE), max_size=8))
def test_short_forms_alone_make_no_work(pieces: list[tuple[str, str]]) -> None:
    """However they are strung together as notes."""
    flow = "".join(f"[{number}] {form}{glue}" for number, (form, glue) in enumerate(pieces, 1))
    notes = "".join(f"[^{number}]: {form}\n\n" for number, (form, _) in enumerate(pieces, 1))
    assert extract([Source("a.txt", flow.encode()), Source("b.md", f"# A\n\n{notes}".encode())]).works == ()


@given(st.one_of(st.text(max_size=200), st.lists(st.one_of(FORMS, GLUE, st.text(max_size=9))).map("".join)))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises; the parts stand in their order and hold what is there."""
    found = parts(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[part.start : part.end].strip() for part in found)
    is_short_alone(text)


def test_a_bibliography_beside_the_text_is_searched_too() -> None:
    """Works of another source are meant where the own one has none of the name."""
    entry = "@book{novak, author={Novák, Jan}, title={Volby a soudy}, year=2007}"
    note = "# A\n\nVěta.[^1]\n\n[^1]: NOVÁK, Volby, s. 5.\n"
    (work,) = extract([Source("a.md", note.encode()), Source("b.bib", entry.encode())]).works
    assert [(one.kind, one.origin.source) for one in work.occurrences] == [(Kind.SHORT, "a.md"), (Kind.ENTRY, "b.bib")]
