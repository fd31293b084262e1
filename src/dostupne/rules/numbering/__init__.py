"""Rules for volumes, issues and pages."""

from dostupne.contracts import Rule
from dostupne.rules.numbering import numbering_2011, numbering_words_2022, pages_comma, pages_label, pages_range

NUMBERING: tuple[Rule, ...] = (
    numbering_words_2022.RULE,
    numbering_2011.RULE,
    pages_label.RULE,
    pages_comma.RULE,
    pages_range.RULE,
)
