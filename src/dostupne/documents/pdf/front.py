"""bytes → PageFacts: what a PDF calls itself, by its properties and the print of its first page."""

import re
from collections.abc import Iterator, Sequence

from dostupne.documents.pdf.page import Line, Page, body_size
from dostupne.errors import UnreadableSource
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts

_TEXT = 2000
_TITLE = 500
_SIZES = 3
"""So many sizes of type may hold the title: over it there is often a larger sign, or the name of a journal."""
_SAME_SIZE = 0.5
_LETTERS = 4
_MOST_LINES = 8
"""Lines of a title; what goes on longer is text."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_BETWEEN_AUTHORS = re.compile(r"\s*;\s*|\s+(?:and|a|und)\s+")


def read_front(data: bytes) -> PageFacts | None:
    """The title, authors and date of its properties, the largest print of its first page, and that page's text.

    None where it cannot be opened: locked, damaged, or cut off. It is pdfium that opens it: a hostile file can take time and
    memory without bound, or end the process, so that files of strangers are for a process of their own (`app.pages`).
    """
    # pdfium takes 40 ms to load: who meets no PDF must not wait for it.
    from dostupne.documents.pdf.file import open_first_page

    try:
        properties, page = open_first_page(data, "")
    except UnreadableSource:
        return None
    printed = tuple(_largest(page)) if page.lines else ()
    return PageFacts(
        title=_folded(properties.get("Title", "")),
        heading=next(iter(printed), ""),
        alternative_titles=printed[1:],
        authors=tuple(filter(None, _BETWEEN_AUTHORS.split(_folded(properties.get("Author", ""))))),
        published=_date(properties.get("CreationDate", "")),
        text=" ".join(" ".join(line.text for line in page.lines).split())[:_TEXT],
    )


def _largest(page: Page) -> Iterator[str]:
    """What is printed larger than most of the page, the largest first; of several in one size the first."""
    text = body_size((page,)) + _SAME_SIZE
    runs = [run for run in _runs(page.lines) if run[0] > text and sum(map(str.isalpha, run[1])) >= _LETTERS]
    sizes = sorted({round(size, 1) for size, _ in runs}, reverse=True)[:_SIZES]
    for size in sizes:
        yield next(words for other, words in runs if round(other, 1) == size)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[float, str]]:
    """Neighbouring lines of one size, as a title is printed, each with the size in points."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or abs(lines[at].size - lines[start].size) > _SAME_SIZE:
            if at - start <= _MOST_LINES:
                yield lines[start].size, _folded(" ".join(line.text for line in lines[start:at]))
            start = at


def _folded(text: str) -> str:
    return " ".join(text.split())[:_TITLE]


def _date(text: str) -> PartialDate | None:
    """A date as PDF prints it (`D:20140722103000+02'00'`, ISO 32000-1, 7.9.4)."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return PartialDate.of(year or 0, month, day) or PartialDate.of(year or 0)
