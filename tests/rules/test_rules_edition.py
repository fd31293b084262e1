"""Which edition a list follows."""

from datetime import date
from pathlib import Path

import pytest

from dostupne.app.validate import list_of_lines
from dostupne.model.finding import Edition
from dostupne.rules.edition import Counts, count

CASES = [
    line.split("\t") for line in (Path(__file__).parent / "cases/edition.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("edition", "text"), CASES)
def test_the_edition_of_a_reference(edition: str, text: str) -> None:
    """Its medium and the place of its date of access tell; other signs only where these are not."""
    counts = count(list_of_lines([text], "list", date(2026, 1, 1)).printed)
    assert counts.edition == (Edition(edition) if edition else None)


def test_the_majority_decides() -> None:
    """Weak signs count only where there are no others; a draw is no edition."""
    assert Counts(3, 1).edition is Edition.E2011
    assert Counts(1, 3, weak=9).edition is Edition.E2022
    assert Counts(0, 0, weak=1).edition is Edition.E2011
    assert Counts(2, 2, weak=1).edition is None
