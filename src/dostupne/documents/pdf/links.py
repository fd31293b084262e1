"""A page of pdfium → the web addresses laid over it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

MOST_LINKS = 5_000
"""Links of one page that are looked at."""
_LONGEST_ADDRESS = 8_000
_SCHEMES = ("http:", "https:", "ftp:", "doi:")


@dataclass(frozen=True, slots=True)
class Link:
    """An address over a rectangle of the page (points, y upwards)."""

    target: str
    left: float
    right: float
    bottom: float
    top: float


def links_of(document: Any, page: Any) -> tuple[Link, ...]:
    """The links of a page to the web, a rectangle each; links within the document are none.

    `document` and `page` are `FPDF_DOCUMENT` and `FPDF_PAGE`.
    """
    found: list[Link] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            break
        target = _target(document, link)
        if target.lower().startswith(_SCHEMES):
            found.extend(Link(target, *box) for box in _boxes(link))
    return tuple(found)


def _target(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    # ISO 32000-1, 12.6.4.7: a URI is 7-bit ASCII; some programs write UTF-8 all the same.
    return buffer.raw[: length - 1].decode("utf-8", "replace").strip()


def _boxes(link: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, bottom, top of each part of a link: a link over two lines may be one with two quadrilaterals."""
    quad = pdfium.FS_QUADPOINTSF()
    count = min(pdfium.FPDFLink_CountQuadPoints(link), MOST_LINKS)
    for index in range(count):
        if pdfium.FPDFLink_GetQuadPoints(link, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), max(xs), min(ys), max(ys)
    rect = pdfium.FS_RECTF()
    if not count and pdfium.FPDFLink_GetAnnotRect(link, rect):
        yield (
            min(rect.left, rect.right),
            max(rect.left, rect.right),
            min(rect.bottom, rect.top),
            max(rect.bottom, rect.top),
        )
