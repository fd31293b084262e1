"""Lists without a fault: no rule may be heard on them but for information."""

from datetime import date
from pathlib import Path

import pytest

from dostupne.app.sources import Source
from dostupne.app.validate import list_of_lines, validate
from dostupne.model.finding import Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules import RULES
from dostupne.rules.check import check
from dostupne.rules.edition import count

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 1, 15)


@pytest.mark.parametrize("path", sorted(CASES.glob("clean-*.txt")), ids=lambda path: path.name)
@pytest.mark.parametrize("named", [False, True])
def test_a_clean_list_is_silent(path: Path, named: bool) -> None:
    """Whether the edition is told or found out."""
    listed = list_of_lines(path.read_text(encoding="utf-8").splitlines(), path.name, TODAY)
    edition = count(listed.printed).edition
    assert edition is not None
    assert path.stem.endswith(edition)
    held = ReferenceList(source=path.name, edition=edition, today=TODAY, named=named, printed=listed.printed)
    assert [(one.rule, one.objection.text) for one in check(RULES, held) if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("path", sorted(CASES.glob("clean-*.bib")), ids=lambda path: path.name)
def test_a_clean_bibliography_is_silent(path: Path) -> None:
    """Of either edition."""
    validation = validate([Source(path.name, path.read_bytes())], RULES, TODAY)
    assert not validation.faults
    assert [(one.rule, one.objection.key) for one in validation.findings if one.severity is not Severity.INFO] == []
