"""Title, Title → whether they can be the title of one work."""

from rapidfuzz import fuzz

_TELLING = 12
"""Characters of a title's beginning that do not agree by chance."""


def titles_agree(first: str, second: str, threshold: int) -> bool:
    """Whether two titles, both folded, are alike by `threshold` per cent, or one is the beginning of the other.

    A title that is not known contradicts none.
    """
    if not first or not second or fuzz.ratio(first, second) >= threshold:
        return True
    return min(len(first), len(second)) > _TELLING and (first.startswith(second) or second.startswith(first))
