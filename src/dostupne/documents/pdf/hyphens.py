"""Words parted at the ends of lines → words as they were meant, where the document itself tells."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+(?=-$)")
_TAIL = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d[-–]$")
"""`s. 12–⏎15`, `ISBN 80-7302-⏎049-1`: no space was meant."""
_REPEATED = re.compile(r"^\s*-\w")
"""In Czech a hyphen at which a line ends is printed again on the next: `bude-⏎-li`."""
_TELLING = 4
"""Letters of a half that is hardly a syllable by chance."""
SOFT = "\u00ad"


def vocabulary(texts: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The words that stand whole somewhere, folded; `(text, broken)` are lines with a word parted at their end or not."""
    words: set[str] = set()
    for text, broken in texts:
        found = [word.casefold() for word in WORD.findall(text)]
        words.update(found[:-1] if broken else found)
    return frozenset(words)


def end_of(line: str, following: str, words: frozenset[str]) -> str:
    """The end of a line as it goes on: with its line end, or without where a hyphen there belongs to the word.

    A hyphen is made soft where the document has the whole word and not the one with a hyphen; it stays where the
    document has that, or both halves as words and not the whole. An address and what cannot be told keep line end and hyphen.
    """
    if not line.endswith(("-", "–")):
        return line + "\n"
    if line.endswith("-") and _REPEATED.match(following):
        return line[:-1]
    if _NUMBER.search(line) and following.lstrip()[:1].isdigit():
        return line
    head, tail = _HEAD.search(line), _TAIL.match(following.lstrip())
    if not head or not tail or "/" in line[line.rfind(" ") + 1 :]:
        return line + "\n"
    one, other = head.group().casefold(), tail.group().casefold()
    if one + other in words:
        return line + "\n" if f"{one}-{other}" in words else line[:-1] + SOFT + "\n"
    halves = min(len(one), len(other)) >= _TELLING and one in words and other in words
    return line if halves or f"{one}-{other}" in words else line + "\n"
