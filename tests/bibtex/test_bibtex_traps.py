"""What bibtexparser and others stumble over: a file each, with what must come out of it."""

import json
from pathlib import Path

import pytest

from dostupne.bibtex.read import BIB
from dostupne.model.dates import PartialDate

TRAPS = sorted((Path(__file__).parent / "cases" / "traps").glob("*.bib"))


def _shown(value: object) -> object:
    return value.iso() if isinstance(value, PartialDate) else value


@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.stem)
def test_traps(path: Path) -> None:
    """All references, the fields that a case names, and the faults with their lines."""
    expected = json.loads(path.with_suffix(".expected").read_text(encoding="utf-8"))
    data = path.read_bytes()
    assert BIB.recognises(data)
    document = BIB.read(data, "x.bib")
    found = [
        {name: _shown(getattr(one, name)) for name in names}
        for one, names in zip(document.references, expected["references"], strict=True)
    ]
    assert found == expected["references"]
    assert [fault.line for fault in document.faults] == [line for line, _ in expected["faults"]]
    assert all(said in fault.message for fault, (_, said) in zip(document.faults, expected["faults"], strict=True))
