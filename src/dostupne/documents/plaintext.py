"""bytes → Document: plain text, as people type it or extractors take it out of a PDF."""

from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Block, Document
from dostupne.model.encoding import decode


def read(data: bytes, source: str) -> Document:
    """One block of unstructured text a page (pages end at form feeds), lines counted through.

    Raises `UnreadableSource` when the bytes are no text in any encoding we know.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(
            f"{source}: this is not text (binary data, or an unknown encoding). Save it as UTF-8 text, or give the original document."
        )
    pages = text.split("\x0c")
    blocks, line = [], 1
    for number, page in enumerate(pages, 1):
        blocks.append(Block(page, first_line=line, page=number if len(pages) > 1 else None))
        line += page.count("\n")
    return Document(source, "text", tuple(block for block in blocks if block.text.strip()))


PLAIN_TEXT = Reader("text", (".txt", ".text"), recognises=lambda _: False, read=read)
"""Never recognised by its content: it is what is left when nothing else is."""
