"""bytes → Pages, by pdfium."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from dostupne.documents.pdf.links import links_of
from dostupne.documents.pdf.page import Line, Page
from dostupne.documents.pdf.text import lines_of
from dostupne.errors import UnreadableSource

MOST_PAGES = 3_000
"""Pages of one document that are read; the longest theses have some hundred."""
MOST_TEXT = 10_000_000
"""Characters of one document after which no further page is read; a long thesis has a million."""
_MOST_OBJECTS = 3_000
_CROWDED = 100_000
"""Pieces of text and drawing on one page that no page in print has; to read their text could fill the memory."""
_THIN = 2.0
"""Points; a thicker path is no rule."""


def open_pages(data: bytes, source: str, password: str) -> tuple[int, Iterator[Page]]:
    """How many pages there are, and the first of them, `MOST_PAGES` and `MOST_TEXT` at most. A page that cannot be read is empty.

    Raises `UnreadableSource` where the file is locked or no PDF can be made of it.
    """
    document, count = _opened(data, source, password)
    return count, _pages(document, min(count, MOST_PAGES))


def open_first_page(data: bytes, source: str) -> tuple[dict[str, str], Page]:
    """The document's own properties (`Title`, `Author`, `CreationDate` … as ISO 32000-1, 14.3.3, names them) and its first page.

    Raises `UnreadableSource` as `open_pages` does.
    """
    document, _ = _opened(data, source, "")
    try:
        return document.get_metadata_dict(skip_empty=True), _page(document, 0)
    finally:
        document.close()


def _opened(data: bytes, source: str, password: str) -> tuple[Any, int]:
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(_refusal(source, password)) from error
    if not count:
        document.close()
        raise UnreadableSource(f"{source}: this PDF has no pages; make it anew from the original document")
    return document, count


def _refusal(source: str, password: str) -> str:
    """pdfium keeps the number of its last error."""
    code = pdfium.FPDF_GetLastError()
    if code == pdfium.FPDF_ERR_PASSWORD and password:
        return f"{source}: this PDF is locked and the password given does not open it; check --password"
    if code == pdfium.FPDF_ERR_PASSWORD:
        return f"{source}: this PDF is locked with a password; give it with --password"
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"{source}: this PDF is locked in a way that cannot be read; save it without protection"
    return f"{source}: this PDF is damaged and cannot be opened; make it anew from the original document, or save it again in a PDF viewer"


def _pages(document: Any, count: int) -> Iterator[Page]:
    try:
        length = 0
        for index in range(count):
            page = _page(document, index)
            length += sum(len(line.text) for line in page.lines)
            yield page
            if length > MOST_TEXT:
                return
    finally:
        document.close()


def _page(document: Any, index: int) -> Page:
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return Page(index + 1, 0.0, 0.0)
    try:
        if _pieces(handle) > _CROWDED:
            return Page(index + 1, 0.0, 0.0, is_crowded=True)
        lines = _lines(document, handle)
        return Page(
            index + 1,
            pdfium.FPDF_GetPageWidthF(handle),
            pdfium.FPDF_GetPageHeightF(handle),
            lines,
            tuple(_rules(handle)) if lines else (),
            not lines and _has_picture(handle),
        )
    finally:
        pdfium.FPDF_ClosePage(handle)


def _lines(document: Any, handle: Any) -> tuple[Line, ...]:
    text = pdfium.FPDFText_LoadPage(handle)
    if not text:
        return ()
    try:
        return lines_of(text, links_of(document, handle))
    finally:
        pdfium.FPDFText_ClosePage(text)


def _objects(handle: Any, kind: int) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFPage_CountObjects(handle), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(handle, index)
        if pdfium.FPDFPageObj_GetType(thing) == kind:
            yield thing


def _pieces(handle: Any) -> int:
    """How many things there are on a page, those in forms too, which may hold each other a million times over."""
    count = int(pdfium.FPDFPage_CountObjects(handle))
    if count > _CROWDED:
        return count
    forms = [pdfium.FPDFPage_GetObject(handle, index) for index in range(count)]
    while forms and count <= _CROWDED:
        form = forms.pop()
        if pdfium.FPDFPageObj_GetType(form) == pdfium.FPDF_PAGEOBJ_FORM:
            inner = int(pdfium.FPDFFormObj_CountObjects(form))
            count += inner
            forms.extend(pdfium.FPDFFormObj_GetObject(form, index) for index in range(min(inner, _CROWDED)))
    return count


def _has_picture(handle: Any) -> bool:
    return any(True for kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for _ in _objects(handle, kind))


def _rules(handle: Any) -> Iterator[tuple[float, float, float]]:
    """Thin horizontal paths: left, right and height on the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for thing in _objects(handle, pdfium.FPDF_PAGEOBJ_PATH):
        if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top) and top.value - bottom.value <= _THIN:
            yield left.value, right.value, bottom.value
