"""The sample essay with real footnotes, as LibreOffice saved and printed it, cites the same works as the text.

Each reference of `references/nato-russia/essay.txt`, in pieces as it stands there, is a footnote of a sentence of its own; pandoc made a
document of that, LibreOffice 7.4 wrote it as ODT, as DOCX, and printed that as PDF.
"""

from pathlib import Path

import pytest

from dostupne.app.extract import extract
from dostupne.app.sources import Source

CASES = Path(__file__).parent / "cases" / "essay"
ESSAY = Path(__file__).parents[2] / "references/nato-russia/essay.txt"


def _works(path: Path) -> list[tuple[str, str, str, int]]:
    extraction = extract([Source(path.name, path.read_bytes())])
    assert not extraction.faults
    return sorted(
        (work.id, work.reference.title, work.reference.url, len(work.occurrences)) for work in extraction.works
    )


@pytest.mark.parametrize("name", ["essay.docx", "essay.pdf"])
def test_the_same_works_as_in_the_text(name: str) -> None:
    """Titles, mended addresses and the places where each is cited."""
    assert _works(CASES / name) == _works(ESSAY)
