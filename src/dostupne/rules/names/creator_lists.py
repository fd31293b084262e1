"""How several creators are written one after another: in both orders that the editions have, told name by name."""

import re
from collections.abc import Iterator

from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form
from dostupne.rules.names.heads import family_places, head, is_inverted
from dostupne.rules.objecting import whole

NATURAL = "A, b B a c C"
"""`HALLIDAY, David, Robert RESNICK a Jearl WALKER`: from the second on in natural order (2011)."""
INVERTED = "A, b; B, c a C, d"
"""`HALLIDAY, David; RESNICK, Robert a WALKER, Jearl`: all inverted, with semicolons (2022)."""
COMMAS = "A, b, B, c"
"""`HALLIDAY, D., RESNICK, R.`: all inverted, with commas alone."""

_OTHER_SIGN = re.compile(r"\s(?:--?|–|—|/)\s|[^,]\s&\s")
"""Dashes, strokes and a bare `&` between names are neither way."""


def creator_lists(listed: ReferenceList) -> Iterator[Form]:
    """The form of each list of several persons; of two persons joined by `a` the order of the second tells."""
    for reference in whole(listed.printed):
        found = head(reference)
        if found is None or not found.certain:
            continue
        places = list(family_places(found))
        if len(places) < 2 or len(places) != len(found.names) or _OTHER_SIGN.search(found.text):
            continue
        turned = [is_inverted(found.text, span, found.span[0]) for _, span in places[1:]]
        if not any(turned):
            yield Form(reference, NATURAL, found.span)
        elif all(turned):
            second = places[1][1][0] - found.span[0]
            commas = ";" not in found.text and (len(places) > 2 or found.text[:second].rstrip(" &").endswith(","))
            yield Form(reference, COMMAS if commas else INVERTED, found.span)
