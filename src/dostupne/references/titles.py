"""Title, Title → whether they can be the title of one work."""

import re

from rapidfuzz import fuzz

_TELLING = 12
"""Characters of a title's beginning that do not agree by chance."""
_STRICT = 90
"""From this threshold on nothing but spelling may differ: no word more, unless it is a subtitle."""
_NUMBERS = re.compile(r"\d+")
_ORDINALS = (
    r"prvni(?:ho|m)?|druh(?:a|y|e|eho)|treti(?:ho)?|ctvrt(?:a|y|e)|pat(?:a|y|e)|sest(?:a|y|e)|"
    r"prv(?:a|y|e)|tret(?:ia|i|ie)|stvrt(?:a|y|e)|piat(?:a|y|e)|"
    r"one|two|three|four|five|first|second|third|fourth|fifth|erste[rs]?|zweite[rs]?|dritte[rs]?|vierte[rs]?"
)
_COUNTING = re.compile(rf"\b(?:{_ORDINALS}|i{{2,3}}|iv|vi{{1,3}}|ix|xi{{1,3}}|x?iv|xv?)\b")


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
    if _NUMBERS.findall(first) != _NUMBERS.findall(second) or _counted(first) != _counted(second):
        return False
    if threshold >= _STRICT and first.count(" ") != second.count(" "):
        return False
    return fuzz.ratio(first, second) >= threshold


def _counted(title: str) -> list[str]:
    """The words of a title that count: `druhý díl`, `part two`, `II`."""
    return _COUNTING.findall(title)


def _subtitle_follows(rest: str) -> bool:
    return rest.lstrip()[:1] in (":", ".", "-", "(", "?", "!")
