"""HTML: bytes → Document, and mark-up → Blocks for formats that are HTML inside."""

from dostupne.documents.html.blocks import blocks_of
from dostupne.documents.html.reader import HTML

__all__ = ["HTML", "blocks_of"]
