"""bytes → Document: pages of the web, and what word processors save as such."""

import codecs
import re

from dostupne.contracts import Reader
from dostupne.documents.html.blocks import blocks_and_references
from dostupne.documents.html.slim import MOST_MARKUP, slimmed
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document
from dostupne.model.encoding import decode

_START = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,2000}?-->\s*+)*+"
    rb"<(?:!doctype\s+html|(?:html|head|title|body|meta|article|main|section|table|ul|ol)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
"""Bytes in which a page must say its encoding: https://html.spec.whatwg.org/#charset asks for 1024, pages are late."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a page does: with a doctype, or an element that only HTML has."""
    if data.startswith(_MARKS[1:]):
        data = data[:_DECLARED_WITHIN].decode("utf-16", "replace").encode()
    return bool(_START.match(data.removeprefix(codecs.BOM_UTF8)))


def read(data: bytes, source: str) -> Document:
    """Headings, paragraphs, list items and notes with their lines; COinS are ready references.

    Raises `UnreadableSource` when the bytes are no text, or more of it than can be read in bounded time.
    """
    markup = _decoded(data)
    if markup is None:
        raise UnreadableSource(f"{source}: this is not text, although it is named HTML. Give the original page.")
    markup = slimmed(markup)
    if len(markup) > MOST_MARKUP:
        raise UnreadableSource(
            f"{source}: this page is too large ({len(markup) / 1_000_000:.0f} million characters without scripts and "
            f"pictures, the limit is {MOST_MARKUP / 1_000_000:g}). Give the part with the references."
        )
    blocks, references = blocks_and_references(markup, 1, source)
    return Document(source, "html", blocks, references)


def _decoded(data: bytes) -> str | None:
    """A mark and what is valid UTF-8 are believed first, then what the page says, then what it seems to be."""
    declared = declared_encoding(data)
    if not declared:
        return decode(data)
    try:
        return decode(data.decode(declared, "replace").encode())
    except (LookupError, UnicodeError, ValueError):
        return decode(data)


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names; empty where it names none, and where its bytes tell another."""
    return "" if data.startswith(_MARKS) or _is_utf_8(data) else _declared(data) or ""


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    if not name or name.startswith(("utf-8", "utf8")):
        return None
    return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name


HTML = Reader("html", (".html", ".htm", ".xhtml"), recognises, read)
