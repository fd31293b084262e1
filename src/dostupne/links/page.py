"""Bytes of a page → PageFacts."""

import re

from dostupne.links.cuttings import ALTERNATIVES, AUTHORS, DATES, TITLES, cut_out
from dostupne.links.encoding import LIMIT, decode
from dostupne.links.fragments import has_fragment
from dostupne.links.linked_data import linked_data
from dostupne.links.sayings import said_by
from dostupne.links.shells import is_shell
from dostupne.links.visible import digest_of, sample_of, text_of
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts

_HTML_TYPE = re.compile(r"\s*(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,2000}?-->\s*+)*+<(?:!doctype\s+html|html|head|title|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_START = re.compile(rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|RIFF|\xd0\xcf\x11\xe0|\{\\rtf|Rar!")

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


def read_page(body: bytes, content_type: str, fragment: str = "") -> PageFacts | None:
    """What a page calls itself; None where the body is not HTML (a PDF, a picture …).

    `content_type` is the header as it came, empty where there was none; `fragment` what the address names after `#`.
    It never raises, and looks at the first 512 KiB only. `canonical` is as printed: it may be relative to the page's address.
    """
    if not _is_html(body, content_type):
        return None
    markup = decode(body, content_type)
    cut = cut_out(markup)
    said = said_by(piece for kept in cut.pieces.values() for piece in kept)
    linked = linked_data(cut.scripts)
    text = text_of(" ".join(cut.visible))
    title = said.first(TITLES)
    named = (*linked.titles, *said.headings[1:2], *said.all(ALTERNATIVES))
    best = title or next(iter(linked.titles), "")
    there = has_fragment(markup, fragment)
    return PageFacts(
        title=said.title,
        heading=next(iter(said.headings), ""),
        og_title=said.first(("og:title",)),
        citation_title=best,
        alternative_titles=tuple(dict.fromkeys(name for name in named if name != best)),
        site_name=said.first(("og:site_name",)),
        authors=said.all(AUTHORS) or linked.authors,
        published=_date(said.first(DATES)) or _date(linked.published),
        canonical=said.canonical,
        language=said.language,
        text=sample_of(text),
        has_password_field=said.password,
        is_shell=is_shell(markup),
        digest=digest_of(text),
        # What was not read to its end, or holds no text before its scripts have run, may still have it.
        has_fragment=None if there is False and (not text or len(body) > LIMIT) else there,
    )


def _is_html(body: bytes, content_type: str) -> bool:
    if _OTHER_START.match(body):
        return False
    return bool(_HTML_TYPE.match(content_type) or _HTML_START.match(body, 0, 4096))


def _date(text: str) -> PartialDate | None:
    if found := _YEAR_FIRST.match(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return PartialDate.of(year or 0, month, day) or PartialDate.of(year or 0)
    if found := _DAY_FIRST.match(text):
        return PartialDate.of(int(found[3]), int(found[2]), int(found[1]))
    return None
