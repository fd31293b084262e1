"""The rules of ČSN ISO 690 and of .bib files: pure functions from a list of references to what is wrong with it."""

from dostupne.contracts import Rule
from dostupne.rules.access import ACCESS
from dostupne.rules.bibtex import BIBTEX
from dostupne.rules.identifiers import IDENTIFIERS
from dostupne.rules.imprint import IMPRINT
from dostupne.rules.lists import LISTS
from dostupne.rules.names import NAMES
from dostupne.rules.numbering import NUMBERING
from dostupne.rules.registers import REGISTERS
from dostupne.rules.titles import TITLES
from dostupne.rules.types import TYPES

RULES: tuple[Rule, ...] = (
    *NAMES,
    *TITLES,
    *IMPRINT,
    *ACCESS,
    *NUMBERING,
    *IDENTIFIERS,
    *TYPES,
    *REGISTERS,
    *LISTS,
    *BIBTEX,
)
