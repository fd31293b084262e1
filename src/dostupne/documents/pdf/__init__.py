"""bytes → Document: PDF. `reader` is the way through; every other module knows one thing about pages."""

from dostupne.documents.pdf.reader import PDF

__all__ = ["PDF"]
