"""Texts → what they have in common: whether two pages are one, the stems of words, the language."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from dostupne.model.evidence import PageFacts
from dostupne.model.reference import Reference

_LANGUAGES = (
    ("cs", re.compile(r"[ěščřžůňťďáéíóúýäôľĺŕ]|\b(?:v|ve|na|pro|se|ze|při|po|o|a|k)\b")),
    ("en", re.compile(r"\b(?:the|of|and|in|for|to|on|with|from|is|are|how|by|at)\b")),
    ("de", re.compile(r"[äöüß]|\b(?:der|die|das|und|von|im|für|zur|zum|ein|eine)\b")),
    ("pl", re.compile(r"[ąęłńśźż]|\b(?:w|z|przez|dla|nad|pod|oraz|do)\b")),
)
"""What gives a title's language away. Czech stands for Slovak too: who asks in one gets an answer in the other."""

_SHORTEST, _STEM = 4, 5

_LEAST_TEXT = 300
"""Characters below which two texts say too little: shells that a script fills are alike at every address."""

_ALIKE = 95.0
"""Of rapidfuzz's 100: pages that say they are missing repeat the address that was asked."""


def is_same_page(one: PageFacts, other: PageFacts | None) -> bool:
    """Whether both have the same name and say the same, the address they repeat aside; a shell of scripts says nothing."""
    if other is None or one.is_shell or min(len(one.text), len(other.text)) < _LEAST_TEXT:
        return False
    if one.digest and one.digest == other.digest:
        return True
    return one.title == other.title and fuzz.ratio(one.text, other.text, score_cutoff=_ALIKE) > 0


def stems(words: Iterable[str]) -> set[str]:
    """The beginnings of the words that tell something, as Czech inflects their ends: no numbers, none under four letters."""
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST and not word.isdigit()}


def beginnings(words: Iterable[str]) -> set[str]:
    """All that a stem may be found as: `škol` is one, and the beginning of `školách`."""
    return {word[:length] for word in words for length in (_SHORTEST, _STEM)}


def speak_differently(cited: Reference, page: PageFacts) -> bool:
    """Whether the page names a language that the cited title surely is not in: another edition shares no words with it."""
    named = page.language[:2].lower().replace("sk", "cs")
    title = cited.title.lower()
    spoken = (
        {cited.language[:2].lower().replace("sk", "cs")}
        if cited.language
        else {language for language, sign in _LANGUAGES if sign.search(title)}
    )
    return bool(named and spoken) and named not in spoken
