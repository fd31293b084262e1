"""Markdown: bytes → Document, and additions → bytes."""

from dostupne.documents.markdown.reader import MARKDOWN
from dostupne.documents.markdown.writer import MARKDOWN_WRITER

__all__ = ["MARKDOWN", "MARKDOWN_WRITER"]
