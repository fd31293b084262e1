"""Two PageFacts → whether they are one page: for pages that a site gives at any address."""

from rapidfuzz import fuzz

from dostupne.model.evidence import PageFacts

_LEAST_TEXT = 300
"""Characters below which two texts say too little: shells that a script fills are alike at every address."""

_ALIKE = 95.0
"""Of rapidfuzz's 100: pages that say they are missing repeat the address that was asked."""


def is_same_page(one: PageFacts, other: PageFacts | None) -> bool:
    """Whether both have the same name and say the same, the address they repeat aside."""
    if other is None or min(len(one.text), len(other.text)) < _LEAST_TEXT:
        return False
    if one.digest and one.digest == other.digest:
        return True
    return one.title == other.title and fuzz.ratio(one.text, other.text, score_cutoff=_ALIKE) > 0
