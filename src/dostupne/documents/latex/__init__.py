"""LaTeX: bytes → Document, and additions → bytes."""

from dostupne.documents.latex.reader import LATEX
from dostupne.documents.latex.writer import LATEX_WRITER

__all__ = ["LATEX", "LATEX_WRITER"]
