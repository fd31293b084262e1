"""What exports of reference managers write for a creator → Name."""

from collections.abc import Iterable

from dostupne.model.names import Name

_PARTICLES = frozenset("von van de der den del della di da du dos das la le ten ter zu zum zur af av 't".split())
_NUMERALS = frozenset({"III", "VII", "VIII", "XII", "XIII", "XIV"})
"""`Roediger III`: capitals that are no custom of print; those of two letters are left alone anyway."""
_OTHERS = frozenset({"et al", "et al.", "a kol.", "a kol", "aj.", "others", "a další"})


def people(written: Iterable[str]) -> tuple[tuple[Name, ...], bool]:
    """The names of a list, and whether it says that there are more (`et al.`, `a kol.`)."""
    texts = [" ".join(text.split()) for text in written]
    names = (person(text) for text in texts if text.lower() not in _OTHERS)
    return tuple(name for name in names if name != Name()), any(text.lower() in _OTHERS for text in texts)


def person(text: str) -> Name:
    """`Berg, Petr` · `van Berg, Petr, ml.` · `Däniken, Erich von` · a body where there is no comma, or no given name behind it.

    EndNote ends a body's name with a comma, or doubles the one inside of it:
    https://docs.endnote.com/docs/endnote/v21/windows/content/06entering/authors_editors_names.htm
    """
    parts = [part.strip() for part in text.split(",")]
    if ",," in text or not 2 <= len(parts) <= 3 or not parts[1] or _is_rest_of_a_body(parts[1]):
        return Name(literal=text.replace(",,", ",").strip(" ,"))
    particle, family = _particle(parts[0])
    given, dropping = _without_particle(parts[1])
    return Name(undone(family), given, particle, parts[2] if len(parts) > 2 else "", dropping_particle=dropping)


def _without_particle(given: str) -> tuple[str, str]:
    """The given names, and the particle behind them, which short forms drop (CSL 1.0.2, “names”)."""
    words = given.split()
    kept = len(words)
    while kept > 1 and words[kept - 1] in _PARTICLES:
        kept -= 1
    return " ".join(words[:kept]), " ".join(words[kept:])


def undone(family: str) -> str:
    """The family name without the capitals of Czech custom: `NOVÁK` → `Novák`."""
    return " ".join(word if place and word in _NUMERALS else _undone(word) for place, word in enumerate(family.split()))


def _undone(word: str) -> str:
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return word.title() if len(word) > 2 and letters.isalpha() and letters.isupper() else word


def _is_rest_of_a_body(given: str) -> bool:
    """`mládeže a tělovýchovy`, `a. s.`, `s. r. o.`: no given name begins in lower case."""
    return given[:1].islower() and given.split(maxsplit=1)[0].lower() not in _PARTICLES


def _particle(family: str) -> tuple[str, str]:
    """What of a family name stands before its first word with a capital."""
    words = family.split()
    start = next((index for index, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:start]), " ".join(words[start:])
