"""Rules for the list as a whole, and for the text against it."""

from dostupne.contracts import Rule
from dostupne.rules.lists import (
    cite_undefined,
    cite_unused,
    list_duplicate,
    list_number_gap,
    list_unsorted,
    note_duplicate,
    note_missing,
    note_unmarked,
    order_2011,
    order_2022,
    style_mixed,
)

LISTS: tuple[Rule, ...] = (
    order_2011.RULE,
    order_2022.RULE,
    style_mixed.RULE,
    list_duplicate.RULE,
    list_unsorted.RULE,
    list_number_gap.RULE,
    cite_undefined.RULE,
    cite_unused.RULE,
    note_missing.RULE,
    note_unmarked.RULE,
    note_duplicate.RULE,
)
