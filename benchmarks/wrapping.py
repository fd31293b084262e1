"""Text on one line → the same text as a page prints it: lines cut at a width."""

import random
import re

WIDTHS = range(58, 96)
"""Characters of a line, from a narrow column to an A4 page in small print."""

_WORD = re.compile(r"\S+\s*")
_AFTER = re.compile(r"(?<=[/.&?=_-])(?=[^/\s])")
_ADDRESS = re.compile(r"https?:|www\.|10\.\d{4}")
_LETTERS = re.compile(r"[^\W\d_]{7,}")
_VOWELS = "aeiouyáéíóúůýěäëöüôąę"
_SYLLABLE = re.compile(rf"(?<=[{_VOWELS}])(?=[^\W\d_{_VOWELS}][{_VOWELS}])", re.IGNORECASE)
"""A word may be cut before a consonant that stands between vowels, as Czech, Slovak and Polish are."""
_SHORTEST_PART = 3


def wrapped(text: str, *, hyphens: bool, seed: int) -> str:
    """Cuts lines between words and after the marks of an address; with `hyphens` also within long words.

    The width is chosen by the seed, so that the same seed gives the same lines.
    """
    width = random.Random(seed).choice(WIDTHS)
    lines = [""]
    for word in _WORD.findall(text):
        rest = word
        while len(lines[-1]) + len(rest.rstrip()) > width:
            first, rest = _cut(rest, width - len(lines[-1]), hyphens=hyphens)
            if not first and not lines[-1]:
                break
            lines[-1] = (lines[-1] + first).rstrip()
            lines.append("")
        lines[-1] += rest
    return "\n".join(lines).strip()


def _cut(word: str, room: int, *, hyphens: bool) -> tuple[str, str]:
    """What of a word fits on the line, and the rest; a word that cannot be cut goes whole to the next line."""
    if _ADDRESS.search(word):
        ends = [found.end() for found in _AFTER.finditer(word) if found.end() <= room]
        at = ends[-1] if ends else 0
        return word[:at], word[at:]
    letters = _LETTERS.search(word) if hyphens else None
    if letters is None:
        return "", word
    least, most = letters.start() + _SHORTEST_PART, min(room - 1, letters.end() - _SHORTEST_PART)
    places = [found.start() for found in _SYLLABLE.finditer(word) if least <= found.start() <= most]
    return (word[: places[-1]] + "-", word[places[-1] :]) if places else ("", word)
