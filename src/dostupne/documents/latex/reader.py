"""bytes → Document: LaTeX as people write it, and the .bbl that BibTeX writes."""

import re

from dostupne.contracts import Reader
from dostupne.documents.latex.typesetter import blocks_of
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document
from dostupne.model.encoding import decode

_SIGNS = re.compile(
    rb"^[ \t]*(?:\\documentclass\b|\\begin\s*\{(?:document|thebibliography)\}|\\(?:bibitem|citace)\s*[\[{]|"
    rb"\\(?:part|chapter|section|subsection|input|include|addbibresource)\*?\s*[\[{][^\n]*[\]}])",
    re.MULTILINE,
)
_SAMPLE = 1 << 17
MOST_TEXT = 10_000_000
"""Characters of a document that are read: the densest take a minute, usual ones seconds; a book of a thousand pages has three million."""
_BODY = re.compile(r"^[^%\n]*?\\begin\s*\{document\}", re.MULTILINE)
_END = re.compile(r"^[^%\n]*?\\end\s*\{document\}", re.MULTILINE)
_NUMBERED_BY_CHAPTERS = re.compile(
    r"^[^%\n]*\\documentclass\s*(?:\[[^\]]{0,500}\]\s*)?\{(?:book|report|memoir|scrbook|scrreprt)\}", re.MULTILINE
)


def recognises(data: bytes) -> bool:
    """Whether a line begins with a command that only documents in LaTeX have."""
    return bool(_SIGNS.search(data[:_SAMPLE]))


def read(data: bytes, source: str) -> Document:
    """Headings, paragraphs, items, entries of `thebibliography` and footnotes, each with its line; `\\url` and `\\href` are anchors.

    The preamble, what stands behind the end of the document and what is commented out is not read.
    Raises `UnreadableSource` when the bytes are no text, or more of it than can be read in bounded time.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(f"{source}: this is not text, although its name says LaTeX. Give the original document.")
    if len(text) > MOST_TEXT:
        raise UnreadableSource(
            f"{source}: this document is too large ({len(text) / 1_000_000:.0f} million characters, the limit is "
            f"{MOST_TEXT / 1_000_000:g}). Give the part with the references."
        )
    start, end = body(text)
    blocks = blocks_of(text[:end], start, by_chapters=bool(_NUMBERED_BY_CHAPTERS.search(text, 0, start)))
    return Document(source, "latex", blocks)


def body(text: str) -> tuple[int, int]:
    """From where to where the document itself goes: without a preamble, and what stands behind its end."""
    begun = _BODY.search(text)
    start = begun.end() if begun else 0
    ended = _END.search(text, start)
    return start, ended.end() if ended else len(text)


LATEX = Reader("latex", (".tex", ".ltx", ".latex"), recognises, read)
