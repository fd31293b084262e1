"""Rules that ask the registries on the web."""

from dostupne.contracts import Rule
from dostupne.rules.registers import (
    doi_author_mismatch,
    doi_retracted,
    doi_title_mismatch,
    doi_unregistered,
    doi_year_mismatch,
)

REGISTERS: tuple[Rule, ...] = (
    doi_unregistered.RULE,
    doi_title_mismatch.RULE,
    doi_author_mismatch.RULE,
    doi_year_mismatch.RULE,
    doi_retracted.RULE,
)
