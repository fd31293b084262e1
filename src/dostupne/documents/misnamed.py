"""Bytes whose name promises a format that they are not → Document, where they are plain text."""

from dostupne.documents import plaintext
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document
from dostupne.model.encoding import decode


def misnamed(data: bytes, source: str, promised: str) -> Document:
    """The document as plain text. Raises `UnreadableSource` when it is none; `promised` is what its name says it is."""
    if not data.strip() or decode(data) is None:
        raise UnreadableSource(f"{source}: this is not {promised}, although its name says so; give the document itself")
    return plaintext.read(data, source)
