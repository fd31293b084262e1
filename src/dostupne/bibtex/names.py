"""BibTeX name lists ⇄ Names (the grammar of names: Patashnik 1988, Designing BibTeX Styles, section 4)."""

import re
from collections.abc import Iterable, Sequence

from dostupne.bibtex import latex
from dostupne.bibtex.accents import SPELLED
from dostupne.model.names import Name

_PIECE = re.compile(r"\\[A-Za-z]+\s*|\\.|[{}]|[,;]|[\s~]+|[^\\{},;\s~]+", re.DOTALL)
_OTHERS = re.compile(r"(?:others|et +others|et ?al\.?|a +kol\.?|kol\.|aj\.|a +další)\Z", re.IGNORECASE)
_TRAILING_OTHERS = re.compile(r"[\s,]+(?:et +al\.?|a +kol\.?|aj\.|a +další)\s*\Z", re.IGNORECASE)
_ENDS_OF_OTHERS = "l.íi"
_SAFE = re.compile(r"[^\W\d_][\w.'’‘-]*(?: [\w.'’‘-]+)*\Z")
_MEANS_SOMETHING = {"and", "others", "a", "et", "al", "al.", "kol", "kol.", "aj", "aj."}

Words = list[str]
"""A name's words at brace depth 0, in LaTeX, with "," as a word of its own."""


def read(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a LaTeX name list, and whether it says that there are more (`others`, `et al.`, `a kol.`).

    What is wholly in braces is a body. Semicolons, the Czech `a` and lists of `Jan Novák, Petr Malý` are
    mistakes that are understood where what stands on both sides can be a person.
    """
    if not value:
        return (), False
    names: list[Name] = []
    more = False
    for part in (part for half in _split(_words(value), {";"}) for part in _split(half, {"and"})):
        text = " ".join(part)
        bare = "" if _OTHERS.match(text) else _without_others(text)
        more = more or bare != text
        names.extend(map(_name, _people(part if bare == text else _words(bare))))
    return tuple(name for name in names if name != Name()), more


def _without_others(text: str) -> str:
    """The name without `et al.` behind it; most names do not even end as that does."""
    return _TRAILING_OTHERS.sub("", text) if text[-1].lower() in _ENDS_OF_OTHERS else text


def write(names: Iterable[Name], et_al: bool = False) -> str:
    """The names as a LaTeX name list; bodies in braces, `and others` at the end of an unfinished one.

    BibTeX knows one kind of particle: the dropping one too stands before the family name.
    """
    written = [text for name in names if (text := _written(name))]
    return " and ".join([*written, "others"] if written and et_al else written)


def _words(value: str) -> Words:
    """The words at depth 0; a group sticks to what it touches, commas and semicolons stand alone."""
    words: Words = [""]
    depth = 0
    for piece in _PIECE.findall(value):
        depth = max(0, depth + {"{": 1, "}": -1}.get(piece, 0))
        if depth == 0 and piece in {",", ";"}:
            words += [piece, ""]
        elif depth == 0 and not piece.strip(" \t\n\r\f\v~\u00a0"):
            words.append("")
        else:
            words[-1] += piece
    return [word for word in words if word.strip()]


def _people(words: Words) -> list[Words]:
    """The persons of what should be one, where somebody wrote a list without `and`."""
    parts = _split(words, {"a", "&", "\\&"})
    persons = parts if all(map(_can_be_person, parts)) else [words] if words else []
    return [person for part in persons for person in _by_commas(part)]


def _split(words: Words, separators: set[str]) -> list[Words]:
    parts: list[Words] = [[]]
    for word in words:
        if word.lower() in separators:
            parts.append([])
        else:
            parts[-1].append(word)
    return [stripped for part in parts if (stripped := _without_outer_commas(part))]


def _without_outer_commas(part: Words) -> Words:
    while part and part[-1] == ",":
        part = part[:-1]
    return part[1:] if part[:1] == [","] else part


def _can_be_person(words: Words) -> bool:
    text = [word for word in words if word != ","]
    return 2 <= len(text) <= 4 and all(latex.decode(word)[:1].isupper() for word in text)


def _by_commas(words: Words) -> list[Words]:
    """`Jan Novák, Petr Malý, Eva Nová` and `Novák, Jan, Malý, Petr` are lists that lack their `and`s."""
    parts = _split(words, {","})
    if len(parts) >= 3 and all(map(_can_be_person, parts)):
        return parts
    if len(parts) >= 4 and len(parts) % 2 == 0:
        return [[*parts[i], ",", *parts[i + 1]] for i in range(0, len(parts), 2)]
    return [words]


def _name(words: Words) -> Name:
    if len(words) == 1 and _is_group(words[0]):
        return Name(literal=latex.decode(words[0]))
    if "," not in words:
        return _first_von_last(words)
    parts = _split(words, {","})
    particle, family = _von_last(parts[0])
    given = parts[-1] if len(parts) > 1 else []
    suffix = [word for part in parts[1:-1] for word in part]
    return Name(_family(family, given), _text(given), _text(particle), _text(suffix))


def _first_von_last(words: Words) -> Name:
    if _is_lower(words[-1]) and len(words) > 1:
        return Name(literal=_text(words))  # Český statistický úřad without its braces: no family is lower case
    start = next((i for i, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    particle, family = _von_last(words[start:])
    return Name(_family(family, words[:start]), _text(words[:start]), _text(particle))


def _von_last(words: Words) -> tuple[Words, Words]:
    """The particle reaches to the last word in lower case that is not the last of all."""
    end = max((i for i, word in enumerate(words[:-1], 1) if _is_lower(word)), default=0)
    return (words[:end], words[end:]) if words and _is_lower(words[0]) else ([], words)


def _family(words: Words, given: Words) -> str:
    """The family name, with capitals of Czech custom undone (`NOVÁK, Jan`) where no brace protects them."""
    return " ".join(_undone(word) if given else latex.decode(word) for word in words if latex.decode(word))


def _undone(word: str) -> str:
    text = latex.decode(word)
    return (
        text.title()
        if text.isupper() and len(text) > 2 and re.sub("[-'’]", "", text).isalpha() and word[0] != "{"
        else text
    )


def _text(words: Sequence[str]) -> str:
    return latex.decode(" ".join(words))


def _is_lower(word: str) -> bool:
    """Whether BibTeX takes the word for a particle: it begins in lower case outside of plain braces."""
    return (word[0] != "{" or word[1:2] == "\\") and latex.decode(word)[:1].islower()


def _is_group(word: str) -> bool:
    """Whether one pair of braces holds the whole word, and it is no special character like `{\\v{C}}`."""
    return word[0] == "{" and word[-1] == "}" and latex.is_balanced(word[1:-1]) and word not in SPELLED


def _written(name: Name) -> str:
    if name.literal:
        return _group(name.literal)
    particle, family, given = f"{name.dropping_particle} {name.particle}".strip(), name.family, name.given
    if not all(_SAFE.match(word) and word.islower() and word not in _MEANS_SOMETHING for word in particle.split()):
        particle, family = "", f"{particle} {family}".strip()
    if given and not family:
        family, given = given, ""
    if given or name.suffix:
        parts = [f"{particle} {_last(family)}".strip(), _jr(name.suffix), _first(given) or "{}"]
        return ", ".join(part for part in parts if part)
    if particle:
        return f"{particle} {_last(family)}".strip()
    return family if " " not in family and _last(family) == family else f"{_group(family)}{{}}" * bool(family)


def _group(text: str) -> str:
    return f"{{{latex.escape(text)}}}"


def is_plain(text: str) -> bool:
    """Whether no word can be taken for something else than a part of a name."""
    return bool(_SAFE.match(text)) and not _MEANS_SOMETHING & set(text.lower().split())


def _first(text: str) -> str:
    return text if not text or is_plain(text) else _group(text)


def _jr(text: str) -> str:
    return text if not text or (is_plain(text) and " " not in text) else _group(text)


def _last(text: str) -> str:
    """The family name, in braces where a word is no ordinary one: in lower case, or in capitals that must stay."""
    ordinary = is_plain(text) and all(_undone(word) == word and not _is_lower(word) for word in text.split())
    return text if not text or ordinary else _group(text)
