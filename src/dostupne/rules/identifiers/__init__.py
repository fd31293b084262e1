"""Rules for ISBN and ISSN."""

from dostupne.contracts import Rule
from dostupne.rules.identifiers import identifier_missing, isbn_check, isbn_issn_swap, issn_check

IDENTIFIERS: tuple[Rule, ...] = (
    isbn_check.RULE,
    issn_check.RULE,
    isbn_issn_swap.RULE,
    identifier_missing.RULE,
)
