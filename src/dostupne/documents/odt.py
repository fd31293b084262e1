"""bytes → Document: OpenDocument text (ODT and its flat form), as LibreOffice and Pandoc write it."""

import re

from dostupne.contracts import Reader
from dostupne.documents.managers.bookmarks import Properties, codes_of
from dostupne.documents.misnamed import misnamed
from dostupne.documents.odt_body import OdtBody
from dostupne.documents.odt_styles import OdtStyles
from dostupne.documents.package import LOCKED, holds, is_zip, open_package
from dostupne.documents.paragraphs import document
from dostupne.documents.xmlstream import walk
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault

_TEXT = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<office:document\s")


def recognises(data: bytes) -> bool:
    """Whether the zip names itself an OpenDocument text, or has its parts; or the XML begins as its flat form does."""
    if is_zip(data):
        return _TEXT in data[:200] or (holds(data, b"content.xml") and holds(data, b"META-INF/manifest.xml"))
    return _FLAT.match(data[:1000]) is not None


def read(data: bytes, source: str) -> Document:
    """Paragraphs, headings, list items, notes and comments; what was deleted is not read. Raises `UnreadableSource`."""
    if is_zip(data):
        package = open_package(data, source)
        content = package.part("content.xml")
        if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
            raise UnreadableSource(f"{source}: {LOCKED}")
        if content is None:
            raise UnreadableSource(
                f"{source}: this is no OpenDocument text: “content.xml” is not in it; give the document itself"
            )
        return _read(content, package.part("styles.xml"), package.part("meta.xml"), source)
    return _read(data, None, data, source) if recognises(data) else misnamed(data, source, "an OpenDocument text")


def _read(content: bytes, named_styles: bytes | None, meta: bytes | None, source: str) -> Document:
    styles, properties = OdtStyles(), Properties("meta:user-defined", "meta:name")
    walk(named_styles or b"<none/>", styles.start, styles.end)
    walk(content, styles.start, styles.end)
    walk(meta or b"<none/>", properties.start, properties.end, properties.text)
    body = OdtBody(styles, codes_of(properties.found))
    trouble = walk(content, body.start, body.end, body.text)
    drafts = body.finish()
    if trouble and not drafts:
        raise UnreadableSource(f"{source}: this document cannot be read: {trouble}; get a whole copy, or save it anew")
    faults = [Fault(source, f"this was read only in part: {trouble}")] if trouble else []
    return document(source, ODT.name, drafts, faults)


ODT = Reader("odt", (".odt", ".ott", ".fodt"), recognises, read)
