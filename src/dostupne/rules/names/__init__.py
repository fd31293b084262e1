"""Rules for the names of creators."""

from dostupne.contracts import Rule
from dostupne.rules.names import etal_in_bib

NAMES: tuple[Rule, ...] = (etal_in_bib.RULE,)
