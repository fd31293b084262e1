"""Rules for the list as a whole, and for the text against it."""

from dostupne.contracts import Rule
from dostupne.rules.lists import style_mixed

LISTS: tuple[Rule, ...] = (style_mixed.RULE,)
