"""Title, Title → whether they can be the title of one work."""

from rapidfuzz import fuzz

from dostupne.model.folding import fold

_TELLING = 12
"""Characters of a title's beginning that do not agree by chance."""


def titles_agree(one: str, other: str, threshold: int) -> bool:
    """Whether two titles are alike by `threshold` per cent, or one is the beginning of the other.

    A title that is not known contradicts none.
    """
    if not one or not other:
        return True
    first, second = fold(one), fold(other)
    if fuzz.ratio(first, second) >= threshold:
        return True
    return min(len(first), len(second)) > _TELLING and (first.startswith(second) or second.startswith(first))
