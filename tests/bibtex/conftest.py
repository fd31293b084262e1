"""The sample works of `cases/works.json`, and how works are compared and read back."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dostupne.bibtex import names
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

CASES = Path(__file__).parent / "cases"


def _work(case: dict[str, Any]) -> Work:
    """A work of a case; names are as in BibTeX, dates in ISO 8601."""
    fields = dict(case)
    key, kind = fields.pop("id"), Kind(fields.pop("kind", "reference"))
    for field in ("author", "editor", "translator"):
        fields[field] = names.read(" and ".join(fields.get(field, ())))[0]
    for field in ("issued", "issued_end", "accessed", "archive_date"):
        fields[field] = PartialDate.from_iso(fields.get(field, ""))
    return Work(key, Reference(kind=kind, raw="", origin=Origin("x.txt"), **fields), ())


@pytest.fixture(scope="session")
def works() -> tuple[Work, ...]:
    return tuple(_work(case) for case in json.loads((CASES / "works.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def cases() -> Path:
    return CASES


def _plain(reference: Reference, key: str) -> Reference:
    """What of a reference a .bib file is to keep: not where it stood and how it was printed."""
    return replace(reference, kind=Kind.ENTRY, raw="", origin=Origin(""), key=key)


@pytest.fixture(scope="session")
def plain() -> Any:
    return _plain
