"""Title, Title → whether they can be the title of one work."""

import re

from rapidfuzz import fuzz

_TELLING = 12
"""Characters of a title's beginning that do not agree by chance."""
_STRICT = 90
"""From this threshold on nothing but spelling may differ: no word more, unless it is a subtitle."""
_NUMBERS = re.compile(r"\d+")


def titles_agree(first: str, second: str, threshold: int) -> bool:
    """Whether two titles, both folded, are alike by `threshold` per cent, or one is the other without its subtitle.

    A title that is not known contradicts none. Titles with different numbers (`článek č. 39`, `č. 40`; `2. díl`) never
    agree, however alike they are, unless one of them is cut off.
    """
    if not first or not second or first == second:
        return True
    short, long = sorted((first, second), key=len)
    if long.startswith(short) and len(short) > _TELLING:
        return threshold < _STRICT or _subtitle_follows(long[len(short) :])
    if _NUMBERS.findall(first) != _NUMBERS.findall(second):
        return False
    if threshold >= _STRICT and first.count(" ") != second.count(" "):
        return False
    return fuzz.ratio(first, second) >= threshold


def _subtitle_follows(rest: str) -> bool:
    return rest.lstrip()[:1] in (":", ".", "-", "(", "?", "!")
