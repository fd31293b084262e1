"""bytes → Document: RTF, as Word, LibreOffice, WordPad and Pandoc write it."""

from dostupne.contracts import Reader
from dostupne.documents.misnamed import misnamed
from dostupne.documents.paragraphs import document
from dostupne.documents.rtf.body import RtfBody
from dostupne.documents.rtf.tokens import tokens
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault

_MARK = b"{\\rtf"


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as RTF does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MARK)


def read(data: bytes, source: str) -> Document:
    """Paragraphs, headings, list items, notes and comments; what was deleted and what is hidden is not read.

    A file that is cut short is read up to there. Raises `UnreadableSource`.
    """
    if not recognises(data):
        return misnamed(data, source, "RTF")
    body = RtfBody()
    trouble = body.read(tokens(data))
    drafts = body.finish()
    if trouble and not any(draft.pieces for draft in drafts):
        raise UnreadableSource(f"{source}: this cannot be read: {trouble}; save it anew, or as DOCX, and give that")
    faults = [Fault(source, f"this was read only in part: {trouble}")] if trouble else []
    return document(source, RTF.name, drafts, faults)


RTF = Reader("rtf", (".rtf",), recognises, read)
