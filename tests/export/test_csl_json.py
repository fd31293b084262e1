"""Works → CSL-JSON."""

import json
from typing import Any

import pytest

from dostupne.export import EXPORTERS
from dostupne.export.csl_json import CSL_JSON, item
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Box, Evidence, EvidenceKind, Kind, Origin, Reference
from dostupne.model.work import Occurrence, Work

NOTE = Origin("essay.pdf", 254, 256, 12, "7", boxes=(Box(12, 72.6, 200, 486.64, 241.9),))
FULL = Reference(
    kind=Kind.REFERENCE,
    raw="BERG, Petr van. Klíč.",
    origin=NOTE,
    type="article-journal",
    author=(
        Name("Berg", "Petr", "van", "ml."),
        Name(literal="ČSÚ"),
        Name("Brandt", "Ahasver", dropping_particle="von"),
        Name(),
    ),
    et_al=True,
    title="Klíč",
    page="12–15",
    number_of_pages="300",
    issued=PartialDate(2001),
    issued_end=PartialDate(2005, 3),
    accessed=PartialDate(2014, 7, 22),
    doi="10.1000/182",
    url="https://x.cz/ab",
    url_as_printed="https://x.cz/a b",
    url_evidence=(Evidence(EvidenceKind.COPY, "line 254"), Evidence(EvidenceKind.PATTERN)),
    url_candidates=("https://x.cz/a-b",),
    archive_url="https://web.archive.org/web/1/x",
    archive_date=PartialDate(2015, 1),
    language="cs",
    unplaced="?",
    extra=(("keywords", "a"), ("abstract", ""), ("origdate", "1490~/1500"), ("file", "a.pdf")),
    contributors=(("illustrator", (Name("Čapek", "Josef"),)),),
)
WORK = Work("berg2001klic", FULL, (Occurrence(NOTE, Kind.REFERENCE, "raw"), Occurrence(Origin("-", 3), Kind.LINK, "x")))


def _with(**fields: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {"kind": Kind.LINK, "raw": "", "origin": Origin("-", 1)}
    return item(Work("k", Reference(**(bare | fields)), ()))


def test_a_full_work_has_every_field_in_its_place() -> None:
    assert item(WORK) == {
        "id": "berg2001klic",
        "type": "article-journal",
        "author": [
            {"family": "Berg", "given": "Petr", "non-dropping-particle": "van", "suffix": "ml."},
            {"literal": "ČSÚ"},
            {"family": "Brandt", "given": "Ahasver", "dropping-particle": "von"},
        ],
        "illustrator": [{"family": "Čapek", "given": "Josef"}],
        "title": "Klíč",
        "page": "12-15",
        "number-of-pages": "300",
        "issued": {"date-parts": [[2001], [2005, 3]]},
        "accessed": {"date-parts": [[2014, 7, 22]]},
        "DOI": "10.1000/182",
        "URL": "https://x.cz/ab",
        "keyword": "a",
        "original-date": {"date-parts": [[1490], [1500]], "circa": True},
        "language": "cs-CZ",
        "custom": {
            "raw": "BERG, Petr van. Klíč.",
            "line": 254,
            "source": "essay.pdf",
            "page": 12,
            "boxes": [{"page": 12, "box": [72.6, 200, 486.6, 241.9]}],
            "label": "7",
            "kind": "reference",
            "et-al": True,
            "occurrences": [
                {
                    "lines": [254, 256],
                    "source": "essay.pdf",
                    "page": 12,
                    "boxes": [{"page": 12, "box": [72.6, 200, 486.6, 241.9]}],
                    "label": "7",
                    "kind": "reference",
                    "raw": "raw",
                },
                {"lines": [3, 3], "source": "-", "kind": "link", "raw": "x"},
            ],
            "url-as-printed": "https://x.cz/a b",
            "url-evidence": "another-copy: line 254; pattern",
            "url-candidates": ["https://x.cz/a-b"],
            "archive-url": "https://web.archive.org/web/1/x",
            "archive-date": "2015-01",
            "unplaced": "?",
            "extra": {"file": "a.pdf"},
        },
    }


def test_a_bare_work_is_a_document_without_empty_fields() -> None:
    assert _with() == {
        "id": "k",
        "type": "document",
        "custom": {"line": 1, "source": "-", "lines": [1, 1], "kind": "link"},
    }


@pytest.mark.parametrize(
    ("code", "locale"),
    [("cs", "cs-CZ"), ("sk", "sk-SK"), ("en", "en-US"), ("de", "de-DE"), ("pl", "pl-PL"), ("la", "la")],
)
def test_languages_become_locales(code: str, locale: str) -> None:
    assert _with(language=code)["language"] == locale


def test_the_file_is_a_readable_array_that_ends_its_line() -> None:
    text = CSL_JSON.write([WORK, WORK])
    assert json.loads(text) == [item(WORK)] * 2
    assert text.startswith("[\n  {\n    ")
    assert text.endswith("]\n")
    assert "Klíč" in text
    assert CSL_JSON.write([]) == "[]\n"


def test_the_family_lists_its_member() -> None:
    assert CSL_JSON in EXPORTERS


def test_a_short_form_is_an_occurrence_with_its_place_in_the_work() -> None:
    short = Occurrence(Origin("essay.txt", 9, 9, label="3"), Kind.SHORT, "Tamtéž, s. 5.", "s. 5")
    custom = item(Work("k", FULL, (*WORK.occurrences, short)))["custom"]
    assert isinstance(custom, dict)
    assert custom["kind"] == "reference"
    assert custom["occurrences"][-1] == {
        "source": "essay.txt",
        "lines": [9, 9],
        "label": "3",
        "kind": "short",
        "raw": "Tamtéž, s. 5.",
        "locator": "s. 5",
    }
