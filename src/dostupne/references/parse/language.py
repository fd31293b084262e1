"""The language of a reference, told from its own words (the title first)."""

import re

_LETTERS = {
    "cs": re.compile("[ěřůĚŘŮ]"),
    "sk": re.compile("[ľĺŕôĽĹŔÔ]"),
    "pl": re.compile("[łąęńśźżŁĄĘŃŚŹŻ]"),
    "de": re.compile("[äöüßÄÖÜ]"),
}
_COMMON = re.compile("[áčďéíňóšťúýžÁČĎÉÍŇÓŠŤÚÝŽ]")
_TELLING = re.compile("|".join(letters.pattern for letters in (*_LETTERS.values(), _COMMON)))
_WORDS = {
    "cs": frozenset(
        "a v na se je pro z do o s k ve od po za jak co při nebo jako není jsou byl byla podle mezi bez práce úvod příručka dějiny český česká české zákon".split()
    ),
    "sk": frozenset(
        "a v na sa je pre zo do o s k vo od po za ako čo pri alebo nie sú bol bola podľa medzi bez práca úvod dejiny".split()
    ),
    "en": frozenset(
        "the of and in to for on with an from by is at as how what your between into using new role relationship introduction guide".split()
    ),
    "de": frozenset("der die das und von zu mit für auf im den des ein eine zur über nach als bei".split()),
    "pl": frozenset("w i na z do o się od po przez dla oraz jest nie praca".split()),
}


_WORD = re.compile(r"[^\s.,:;!?()\[\]„“”\"'/–—-]+")
_NO_SCORE = dict.fromkeys(_WORDS, 0.0)
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _code, _common in _WORDS.items():
    for _word in _common:
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _code)


def language_of(title: str, rest: str) -> str:
    """An ISO 639-1 code, or "" where the words do not tell. Citing words (`Dostupné z`) are not evidence."""
    score = _NO_SCORE.copy()
    for text, weight in ((title, 2.0), (rest, 0.5)) if rest else ((title, 2.0),):
        for word in _WORD.findall(text.casefold()):
            if word in _LANGUAGES_OF:
                for code in _LANGUAGES_OF[word]:
                    score[code] += weight
        if not text.isascii() and _TELLING.search(text):
            _count_letters(text, weight, score)
    best = max(score, key=score.__getitem__)
    return best if score[best] >= 2 else ""


def _count_letters(text: str, weight: float, score: dict[str, float]) -> None:
    for code, letters in _LETTERS.items():
        score[code] += 2 * weight * len(letters.findall(text))
    if found := len(_COMMON.findall(text)):  # shared with French, Spanish …: weak evidence
        score["cs"] += 0.5 * weight * found
        score["sk"] += 0.45 * weight * found
