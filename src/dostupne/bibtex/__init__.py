"""BibTeX and BibLaTeX: files → References, Works → files."""

from dostupne.bibtex.bbl import BBL
from dostupne.bibtex.read import BIB
from dostupne.bibtex.write import BIBLATEX, BIBTEX

READERS = (BIB, BBL)
EXPORTERS = (BIBTEX, BIBLATEX)
