"""HTML: bytes → Document, and mark-up → Blocks for formats that are HTML inside."""

from dostupne.documents.html.blocks import blocks_of
from dostupne.documents.html.reader import HTML
from dostupne.documents.html.writer import HTML_WRITER

__all__ = ["HTML", "HTML_WRITER", "blocks_of"]
