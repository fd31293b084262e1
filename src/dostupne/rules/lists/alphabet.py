"""The Czech alphabet: what makes a list sorted (ČSN 97 6030).

Č, ch, ř, š and ž are letters of their own; other diacritics count only among words that are else the same.
"""

import unicodedata

_OWN = {"č": "c", "ř": "r", "š": "s", "ž": "z"}
_HACEK = "\u030c"


def sorting_key(text: str) -> tuple[int, ...]:
    """What two names are compared by: twice the place of the letter, one more for a letter of its own."""
    letters: list[int] = []
    plain = text.casefold()
    place = 0
    while place < len(plain):
        if plain.startswith("ch", place):
            letters.append(2 * ord("h") + 1)
            place += 2
            continue
        char = plain[place]
        if char in _OWN:
            letters.append(2 * ord(_OWN[char]) + 1)
        elif char.isalnum():
            letters.append(2 * ord(_base(char)))
        elif char.isspace() and letters:
            letters.append(0)
        place += 1
    return tuple(letters)


def _base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]
