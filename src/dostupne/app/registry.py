"""Every member of every family, in the order in which they are asked or offered."""

from dostupne import archives, bibtex, export, notify
from dostupne.contracts import Archive, Exporter, Notifier, Reader, Writer
from dostupne.documents.addresses import ADDRESSES
from dostupne.documents.csl_item import reference as csl_reference
from dostupne.documents.csl_json import CSL_JSON
from dostupne.documents.docx.reader import DOCX
from dostupne.documents.docx.writer import DOCX_WRITER
from dostupne.documents.endnote import ENDNOTE
from dostupne.documents.epub import EPUB
from dostupne.documents.html import HTML, HTML_WRITER
from dostupne.documents.latex import LATEX, LATEX_WRITER
from dostupne.documents.markdown import MARKDOWN, MARKDOWN_WRITER
from dostupne.documents.odt import ODT
from dostupne.documents.pdf import PDF
from dostupne.documents.plaintext import PLAIN_TEXT
from dostupne.documents.ris import RIS
from dostupne.documents.rtf.reader import RTF
from dostupne.documents.source_code import CODE
from dostupne.export.csl_json import item as csl_item
from dostupne.rules import RULES
from dostupne.rules.left_out import LEFT_OUT

__all__ = [
    "ARCHIVES",
    "EXPORTERS",
    "LEFT_OUT",
    "NOTIFIERS",
    "READERS",
    "RULES",
    "WRITERS",
    "csl_item",
    "csl_reference",
    "exporter",
    "reader_for",
    "writer_for",
]

READERS: tuple[Reader, ...] = (
    *(PDF, DOCX, ODT, EPUB, RTF),
    *bibtex.READERS,
    *(RIS, CSL_JSON, ENDNOTE, ADDRESSES),
    *(HTML, LATEX, CODE, MARKDOWN, PLAIN_TEXT),
)
EXPORTERS: tuple[Exporter, ...] = (*bibtex.EXPORTERS, *export.EXPORTERS)
WRITERS: tuple[Writer, ...] = (*bibtex.WRITERS, DOCX_WRITER, MARKDOWN_WRITER, LATEX_WRITER, HTML_WRITER)
ARCHIVES: tuple[Archive, ...] = archives.ARCHIVES
NOTIFIERS: tuple[Notifier, ...] = notify.NOTIFIERS


def exporter(name_or_suffix: str) -> Exporter | None:
    """The exporter of that name (`csl-json`), or of files that end so (`.json`)."""
    wanted = name_or_suffix.casefold()
    return next((member for member in EXPORTERS if wanted == member.name or wanted in member.suffixes), None)


def reader_for(data: bytes, name: str) -> Reader:
    """The reader of a source, told by its content, then by its name; plain text when neither tells."""
    suffix = name[name.rfind(".") :].casefold() if "." in name else ""
    named = next((member for member in READERS if suffix in member.suffixes), None)
    if named is not None and named.recognises(data):
        return named
    recognised = next((member for member in READERS if member.recognises(data)), None)
    return recognised or named or PLAIN_TEXT


def writer_for(reader: Reader) -> Writer | None:
    """The writer that writes back to documents of a reader, None where there is none."""
    return next((member for member in WRITERS if member.name == reader.name), None)
