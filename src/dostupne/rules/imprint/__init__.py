"""Rules for edition, place, publisher and date."""

from dostupne.contracts import Rule
from dostupne.rules.imprint import (
    date_copyright,
    date_correction,
    date_impossible,
    date_missing,
    date_words,
    edition_first,
    edition_form,
    imprint_first_only,
    imprint_form,
    imprint_short_name,
    place_missing,
    publisher_missing,
    supplied_brackets,
)

IMPRINT: tuple[Rule, ...] = (
    edition_first.RULE,
    edition_form.RULE,
    imprint_form.RULE,
    imprint_first_only.RULE,
    imprint_short_name.RULE,
    place_missing.RULE,
    publisher_missing.RULE,
    date_missing.RULE,
    date_words.RULE,
    date_copyright.RULE,
    date_correction.RULE,
    supplied_brackets.RULE,
    date_impossible.RULE,
)
