"""BibTeX and BibLaTeX: files → References, Works → files."""

from dostupne.bibtex.bbl import BBL
from dostupne.bibtex.read import BIB
from dostupne.bibtex.write import BIBLATEX, BIBTEX
from dostupne.bibtex.write_back import BIB_WRITER

READERS = (BIB, BBL)
EXPORTERS = (BIBTEX, BIBLATEX)
WRITERS = (BIB_WRITER,)
