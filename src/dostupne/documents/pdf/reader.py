"""bytes → Document: PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dostupne.contracts import Reader
from dostupne.documents.pdf.columns import columns_of
from dostupne.documents.pdf.footnotes import Footnotes
from dostupne.documents.pdf.furniture import without_furniture
from dostupne.documents.pdf.hyphens import vocabulary
from dostupne.documents.pdf.notes import divided
from dostupne.documents.pdf.page import Line, Page, Placed, body_size
from dostupne.documents.pdf.paragraphs import paragraphs
from dostupne.errors import UnreadableSource
from dostupne.model.document import Block, Document, Fault

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""Bytes within which the mark of a PDF stands (ISO 32000-1, annex H, implementation note 13)."""
_SHOWN = 10


def read(data: bytes, source: str) -> Document:
    """Headings, paragraphs, list items and footnotes, each with its page; lines are counted through the document.

    Links are anchors over the text they cover. Raises `UnreadableSource` for a file that is locked, damaged or
    has no text at all.
    """
    return read_locked(data, source, "")


def read_locked(data: bytes, source: str, password: str) -> Document:
    """The same of a file that opens with a password."""
    # pdfium takes 40 ms to load: `--help` and those who read no PDF must not wait for it.
    from dostupne.documents.pdf.file import open_pages

    count, opened = open_pages(data, source, password)
    pages = tuple(opened)
    if not any(page.lines for page in pages):
        raise UnreadableSource(_without_text(source, pages))
    return Document(source, "pdf", tuple(_blocks(pages)), faults=tuple(_faults(source, pages, count)))


def _without_text(source: str, pages: Sequence[Page]) -> str:
    scanned = sum(page.is_picture for page in pages)
    what = f"{scanned} of its {len(pages)} pages are pictures (a scan)" if scanned else "its pages are empty or damaged"
    return (
        f"{source}: this PDF has no text, {what}; have the text recognised (for example: ocrmypdf in.pdf out.pdf), "
        "or give its list of references as text"
    )


def _faults(source: str, pages: Sequence[Page], count: int) -> Iterator[Fault]:
    scanned = [page.number for page in pages if page.is_picture]
    if scanned:
        yield Fault(
            source,
            f"{_numbered(scanned)}: a picture without text, left out; have the text recognised (for example with ocrmypdf)",
        )
    crowded = [page.number for page in pages if page.is_crowded]
    if crowded:
        yield Fault(source, f"{_numbered(crowded)}: more on it than any page has, left out; print the document anew")
    if count > len(pages):
        yield Fault(
            source,
            f"only the first {len(pages)} of its {count} pages were read; give the pages with the references alone",
        )


def _numbered(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}{more}"


@dataclass(slots=True)
class _Sorted:
    """The lines of a document: its running text, and its notes."""

    body: float
    text: list[Placed] = field(default_factory=list)
    notes: Footnotes = field(default_factory=Footnotes)
    goes_on: bool = False
    column: int = 0
    number: int = 0

    def add(self, page: Page, lines: Sequence[Line]) -> None:
        """The lines of one column."""
        self.column += 1
        found = divided(lines, page.rules, self.body, self.notes.last, goes_on=self.goes_on)
        self.text.extend(self._placed(page, found.text))
        self.notes.add(list(self._placed(page, found.notes)))
        self.goes_on = bool(found.notes)

    def _placed(self, page: Page, lines: Sequence[Line]) -> Iterator[Placed]:
        for line in lines:
            self.number += 1
            yield Placed(line, page.number, self.column, self.number)


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """Page by page: what begins in the text, then the notes that begin under it."""
    found = _Sorted(body_size(pages))
    for page in without_furniture(pages):
        for column in columns_of(page.lines):
            found.add(page, column)
    words = vocabulary((line.text, line.broken) for page in pages for line in page.lines)
    text = paragraphs(found.text, found.body, words) if found.text else ()
    blocks = [*text, *found.notes.blocks(words)]
    yield from sorted((block for block in blocks if block.text.strip()), key=lambda block: block.page or 0)


PDF = Reader(
    "pdf",
    (".pdf",),
    recognises=lambda data: _MARK in data[:_MARK_WITHIN],
    read=read,
    read_locked=read_locked,
)
