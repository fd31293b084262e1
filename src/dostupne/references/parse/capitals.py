"""The capitals of Czech custom undone: `ŠEĎOVÁ` → `Šeďová`, `ČESKÝ STATISTICKÝ ÚŘAD` → `Český statistický úřad`."""

import re

APOSTROPHES = "'’`´"


def uncapitalised(name: str) -> str:
    """`ŠEĎOVÁ` → `Šeďová`, `LA FONTAINE` → `La Fontaine`, `McDONALD` → `McDonald`; mixed case is left alone."""
    if " " not in name:
        return _uncapitalised_word(name)
    return " ".join(map(_uncapitalised_word, name.split(" ")))


_PREFIXED = re.compile(rf"^(Mc|Mac|[OD][{APOSTROPHES}])(.+)$")


def _uncapitalised_word(word: str) -> str:
    if "-" in word:
        return "-".join(_uncapitalised_word(part) for part in word.split("-"))
    if word[:1] in ("M", "O", "D") and (found := _PREFIXED.match(word)):
        return found.group(1) + _uncapitalised_word(found.group(2))
    return word.capitalize() if len(word) > 1 and word.isupper() else word


_CZECH = re.compile("[ÁČĎĚÍŇÓŘŠŤÚŮÝŽĽĹŔÔÄ]|\\b(?:PRO|PŘI|V|Z|A)\\b")
SMALL_WORDS = frozenset("a and of the for in on pro při v ve z ze o u k und der für et de".split())


def uncapitalised_body(name: str) -> str:
    """A body's name printed in capitals: `ČESKÝ STATISTICKÝ ÚŘAD` → `Český statistický úřad`, `W3C` stays.

    Czech capitals its first word only; elsewhere every word is, but for the small ones.
    """
    if form := _LEGAL_FORM.search(name):
        return uncapitalised_body(name[: form.start()]) + name[form.start() :]
    if not name.isupper():
        return name
    czech = _CZECH.search(name) is not None
    return ". ".join(_body_part(part, czech=czech) for part in _PARTS.split(name))


_LEGAL_FORM = re.compile(r",?\s(?:[a-zř]\.\s?){2,4}$")
"""`s. r. o.` behind a body in capitals."""
_PARTS = re.compile(r"(?<=\w{2})\.\s(?=\w{2})")
"""Stops between a body and one that belongs to it, not those of `A. S.`"""


def _body_part(name: str, *, czech: bool) -> str:
    """The body, or one that is a part of it: `Česko. Ministerstvo vnitra`."""
    words = name.split(" ")
    if len(words) == 1:
        return name if len(name) <= 4 or any(char.isdigit() or char in ".&" for char in name) else name.capitalize()
    return " ".join(_body_word(word, first=index == 0, czech=czech) for index, word in enumerate(words))


def _body_word(word: str, *, first: bool, czech: bool) -> str:
    if any(char.isdigit() for char in word) or (word.endswith(".") and len(word) > 2):
        return word
    if czech:
        return word.capitalize() if first else word.lower()
    return word.lower() if word.lower() in SMALL_WORDS and not first else word.capitalize()
