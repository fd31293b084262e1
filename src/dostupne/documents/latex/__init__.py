"""LaTeX: bytes → Document."""

from dostupne.documents.latex.reader import LATEX

__all__ = ["LATEX"]
