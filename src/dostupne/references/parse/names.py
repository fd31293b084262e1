"""The creators at the head of a reference (and of its host): a small grammar of Czech-style name lists.

list    = name { separator name } [ et al. ] [ role ] end
name    = inverted | uninverted | body
inverted   = SURNAME "," Given        NOVÁK, Jan · Novák, J. · DÄNIKEN, Erich von
uninverted = Given SURNAME            Klára ŠEĎOVÁ (only after a first inverted name, or in a host)
body       = ČESKÝ STATISTICKÝ ÚŘAD · GitHub, Inc.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from dostupne.model.letters import LOWER_OF_NAMES, UPPER, UPPER_OF_NAMES
from dostupne.model.names import Name
from dostupne.references.lexicon import EDITOR_ROLES, ET_AL, PARTICLES, any_of
from dostupne.references.parse.bodies import CORPORATE_END, CORPORATE_WORDS, read_bodies
from dostupne.references.parse.capitals import APOSTROPHES, uncapitalised, uncapitalised_body
from dostupne.references.parse.draft import ANY_MARK, MARKS

_U, _L, _APOSTROPHE = UPPER_OF_NAMES, LOWER_OF_NAMES, APOSTROPHES
_PART = "|".join(sorted(PARTICLES, key=len, reverse=True))

_CAPS_WORD = (
    rf"(?:[{_U}][{_APOSTROPHE}])?(?:Mc|Mac|O[{_APOSTROPHE}]|D[{_APOSTROPHE}])?[{_U}][{_U}{_APOSTROPHE}̀-ͯ]+(?:-[{_U}̀-ͯ]+)*"
)
CAPS_NAME = rf"(?:(?:{_PART}|{_PART.upper()}|ST\.)\s)*{_CAPS_WORD}(?:[\s-](?:{_CAPS_WORD}|[IVX]+\.?))*"
_MIXED_WORD = rf"(?:[{_U}][{_APOSTROPHE}])?[{_U}]̀?[{_L}{_APOSTROPHE}̀-ͯ]+(?:[{_U}]+[{_L}̀-ͯ]*)*(?:-[{_U}{_L}][{_L}̀-ͯ]+)*"
_MIXED_NAME = rf"(?:(?:{_PART}|V[ao]n|D[eu])\s)*{_MIXED_WORD}(?:[\s-]{_MIXED_WORD}){{0,2}}"
_INITIAL = rf"[{_U}](?:[{_L}]|-[{_U}])?\.(?:-?[{_U}]\.)*"
_INITIALS = (
    rf"{_INITIAL}(?:(?!\s?Eds?\.)[\s-]?{_INITIAL})*(?:\s[{_U}](?=[,;]\s[{_U}]{{2}}|\s(?:[–-]|and|a|und)\s|\s\())?"
)
_BRACKETED = rf"(?:\[[{_U}][{_L}]+\]|[{_U}]\[[{_L}]+\.?\])(?:\s(?:{_INITIALS}|{_MIXED_WORD}))?"
"""`L[eslie] A.`: what a cataloguer has filled in."""
_BARE_INITIALS = rf"[{_U}]{{1,3}}(?=\s*(?:[.,;:]|$|\((?:ed|Hrsg)|\s(?:a|and|et)\s))"
_NAME_ENDS = rf"(?=\s*[;(]|\s*,(?!\s[{_L}]{{5}})|\.(?!\s*(?:{ANY_MARK}|In:))|\s(?:a|and|et|&)\s(?:[{_U}]{{2}}|[{_U}]\.|[{_U}][{_L}]+\s[{_U}]{{2}})|\s[{_U}]{{2}}|\s?$)"
_NO_TITLE_LEFT = rf"\.\s*(?:In\b|[{_U}][^.:{MARKS}]{{1,80}}[.,]\s(?:\d{{4}}[,;]\s\d+\s?\(|\d{{4}}[,;]\s(?:vol|roč|č|no)\.)|\[|\d|$|{ANY_MARK}|[{_U}][{_L}.]+(?:;?\s[{_U}(][{_L}.)]+){{0,3}}:\s[^:]{{2,60}},\s\d{{4}})"
_NEXT_NAME = rf"(?:[{_U}]{{2}}|(?:[{_U}][{_L}]*\.?\s){{1,2}}[{_U}]{{2}})"
_SECOND_NAME_ENDS = rf"(?=\s*;|,\s(?:{_NEXT_NAME}|\d{{4}})|\s\((?:ed|\d{{4}})|\s(?:a|and|et|und|&|–|-)\s{_NEXT_NAME}|(?!{_NO_TITLE_LEFT})\.)"
"""After initials a word is a second given name only where a name's end follows it, and not the title: `E. Vite. In: …`."""
GIVEN = (
    rf"(?:{_INITIALS}(?:\s(?!(?:Přel|Eds?|Vyd|Sv|Roč)\.){_MIXED_WORD}(?:\s{_INITIALS})?{_NAME_ENDS})?"
    rf"|{_MIXED_WORD}(?:[\s-](?:(?:{_PART})\s)?{_MIXED_WORD})*(?:\s{_INITIALS}|\s(?!Z\s)[{_U}](?=\s[{_U}]{{2}}))?"
    rf"|{_BRACKETED}|(?:{_INITIALS}\s)?[{_U}](?=\s[{_U}]{{2}}|;|\s\(|\sa\s)|{_BARE_INITIALS})(?:\s(?:{_PART})(?![\w’']))*(?:\s(?:Jr|Sr|ml|st)\.)?"
)
_GIVEN_INVERTED = GIVEN.replace(_NAME_ENDS, _SECOND_NAME_ENDS)
_GIVEN_MIXED = GIVEN.replace(_NAME_ENDS, rf"(?![.,]){_SECOND_NAME_ENDS}")
"""Without capitals nothing tells `F. Keras` from `F. Phidias`; a title is likelier."""
_TITLE = r"(?:(?:prof|doc|ing|mgr|bc|mudr|judr|phdr|rndr|dr|mga|ak\.\s?mal)\.\s*)*"
_DEGREE = r"(?:,?\s*(?:ph\.?\s?d|csc|drsc|mba|dis|th\.d)(?!\w)\.?)*"

_INVERTED = re.compile(rf"(?P<family>{CAPS_NAME}),\s?(?P<given>(?i:{_TITLE}){_GIVEN_INVERTED})(?i:{_DEGREE})")
_CAPS_GIVEN = rf"(?=[{_U}]{{0,5}}[AEIOUYÁÉĚÍÓÚŮÝÄÖÜ])[{_U}]{{3,}}(?:-[{_U}]{{2,}})?(?!\w)"
"""`JAN` is a name, `JRR` are initials."""
_INVERTED_CAPITALS = re.compile(
    rf"(?P<family>{_CAPS_WORD}),\s(?P<given>(?!(?i:{'|'.join(sorted(CORPORATE_WORDS))})\b){_CAPS_GIVEN}(?:\s{_INITIALS}|\s{_CAPS_GIVEN})?)(?=\.\s|[,;]\s|\s\(|\s(?:a|and|et)\s)"
)
_UNINVERTED_CAPITALS = re.compile(
    rf"(?P<given>{_CAPS_GIVEN}(?:\s{_INITIALS})?)\s(?P<family>{_CAPS_WORD})(?=\.\s|[,;]\s|\s\(|\s(?:a|and|et)\s)"
)
_INVERTED_MIXED = re.compile(rf"(?P<family>{_MIXED_NAME}|{CAPS_NAME}),\s?(?P<given>{_GIVEN_MIXED})")
_UNINVERTED = re.compile(
    rf"(?P<given>(?i:{_TITLE}){GIVEN})\s(?P<family>{CAPS_NAME})(?:\s(?P<suffix>(?:ml|st|Jr|Sr)\.)(?=[\s.,;]))?(?i:{_DEGREE})"
)
_UNINVERTED_MIXED = re.compile(
    rf"(?P<given>{_INITIALS}(?:\s{_MIXED_WORD})??|{_MIXED_WORD}(?:\s(?:{_INITIALS}|{_MIXED_WORD}(?=\s{_MIXED_WORD}[,.])))?)"
    rf"\s(?P<family>(?:(?:{_PART})\s)*{_MIXED_WORD})(?!\w|\s[{_U}][{_L}])"
)
_INITIAL_INVERTED = re.compile(
    rf"(?P<family>[{_U}]\.),\s(?P<given>(?:{_MIXED_WORD}|{_CAPS_WORD})(?:\s(?:{_MIXED_WORD}|{_CAPS_WORD}))?|{_INITIALS})(?=(?:[,;]|\s(?:a|and))\s(?:{_NEXT_NAME}|[{_U}]\.,)|\set\sal\.|\sa\skol\.)"
)
"""`V., Alfred AHO, Ravi SETHI`: a program took the last word of a name for the family name; others must follow."""
_INITIAL_UNINVERTED = re.compile(
    rf"(?P<given>(?:{_MIXED_WORD}|{_CAPS_WORD})(?:\s{_MIXED_WORD})*)\s(?P<family>[{_U}]\.)(?=[,;]\s|\s(?:a|and)\s)"
)
_CAPS_NO_COMMA = re.compile(
    rf"(?P<family>{_CAPS_WORD})\s(?!(?i:{'|'.join(sorted(CORPORATE_WORDS))})\b)(?P<given>[{_U}][{_L}]+(?:\s{_INITIAL})?)(?=(?!{_NO_TITLE_LEFT})\.|\sa\s[{_U}]|\sand\s[{_U}]|;|,\s{_CAPS_WORD}\s[{_U}][{_L}])"
)
_INITIALS_BEFORE_COLON = re.compile(rf"(?P<family>{_MIXED_NAME}|{CAPS_NAME})\s(?P<given>{_INITIALS})(?=:\s)")
_GIVEN_BEFORE_COLON = re.compile(rf"(?P<family>[{_U}]{{5,}}(?:-[{_U}]+)?)\s(?P<given>[{_U}][{_L}]{{2,}})(?=:\s)")
_NO_COMMA_INITIALS = re.compile(rf"(?P<family>{_MIXED_NAME}|{CAPS_NAME})\s(?P<given>{_INITIALS})(?=,\s|;|\s|$)")
_INITIALS_FIRST = re.compile(
    rf"(?P<given>{_INITIALS})\s(?P<family>(?:(?:{_PART})\s)*{_MIXED_WORD})(?=:\s|,\s{_INITIALS}\s{_MIXED_WORD}|\s\(ed|\.\s[{_U}„\"])"
)
_INVERTED_INITIALS = re.compile(rf"(?P<family>{_MIXED_NAME}),\s?(?P<given>{_INITIALS})")
_TWO_WITHOUT_COMMA = re.compile(
    rf"{_NO_COMMA_INITIALS.pattern}[,;]\s{_NO_COMMA_INITIALS.pattern}".replace("?P<family>", "?:").replace(
        "?P<given>", "?:"
    )
)
_SEPARATOR = re.compile(
    r"\s*(?P<sep>;\s+(?:a|and)\s|,?\s+(?:a|and|und|i|et|y)\s+(?!al\b|kol\b|další)|,?\s?&\s?|;\s*|,\s+|\s[–—-]+\s(?:…\s(?!\())?|/\s*(?=[A-Z]))"
)
_LAST_WITHOUT_GIVEN = re.compile(
    rf"(?:\s(?:a|and|und|et|&)\s(?P<one>[{_U}]{{2,}}(?:-[{_U}]+)?)|;\s(?P<body>[{_U}]{{2,}}(?:[\s-][{_U}]{{2,}})*))(?=\.\s|,\s(?:\d{{4}}|eds?\.)|\s\()"
)
"""`Nestačí ALE a HODNĚ.`, `NOVÁK, Jan; ČESKÝ STATISTICKÝ ÚŘAD.`: somebody of one name, or a body."""
_ET_AL = re.compile(rf"[,;]?\s*(?:a\s+|and\s+)?{any_of(ET_AL)}(?=[\s,.:;(]|$)", re.IGNORECASE)
_ROLE = re.compile(rf",?\s*{any_of(EDITOR_ROLES)}|\.\s(?-i:eds?\.)(?=\s)|\.(?-i:Eds?\.)(?=\s)", re.IGNORECASE)
_ROLE_INSIDE = re.compile(rf",?\s*\((?:eds?|hrsg|hg|red|zost)\.?\)(?=;|,\s[{_U}]|,?\s(?:a|and|und|i)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameList:
    """The names found, whether more were left out (`et al.`), whether they are editors, where they end."""

    names: tuple[Name, ...] = ()
    et_al: bool = False
    editors: bool = False
    end: int = 0


NOBODY = NameList()


def read_names(text: str, start: int = 0, *, host: bool = False, introduced: bool = False) -> NameList:
    """The names that begin at `start`; `NOBODY` where none do.

    In a host (`In: Lennart BJÖRK, ed. …`) the first name too may stand in its natural order; where a word has
    `introduced` them (`Ed. Kathleen Coburn`), without capitals too.
    """
    found = _persons(text, start, host=host, style="natural") if introduced else NOBODY
    if not found.names:
        found = _persons(text, start, host=host)
    if found.names:
        return found
    names, end = read_bodies(text, start, host=host)
    found = _ended(text, end, names, editors=False) if names else NOBODY
    return found if not host or found.editors else NOBODY


def _persons(text: str, start: int, *, host: bool, style: str = "") -> NameList:
    names: list[Name] = []
    position, inverted, editors = start, True, False
    found, style = _person(text, position, style, first=True, host=host)
    while found is not None and len(names) < 200:
        names.append(_named(found))
        inverted = inverted and found.start("family") < found.start("given")
        position = found.end()
        if _ET_AL.match(text, position):
            break
        if inner := _ROLE_INSIDE.match(text, position):
            position, editors = inner.end(), True
        separator = _SEPARATOR.match(text, position)
        if separator is None:
            break
        found, another = _person(text, separator.end(), style, first=False, host=host)
        if found is not None:
            position, style = separator.end(), another
        elif style == "caps" and (last := _LAST_WITHOUT_GIVEN.match(text, position)):
            names.append(Name(literal=uncapitalised_body(last["one"] or last["body"])))
            position = last.end()
    if not names or (len(names) == 1 and _is_body_with_form(names[0])):
        return NOBODY
    ended = _ended(text, position, tuple(names), editors=editors)
    certain = ended.editors or style != "mixed" or (inverted and all(map(_has_initials, names)))
    certain = certain and (style != "capitals" or inverted or ended.editors)
    stopped = ended.editors and text[ended.end - 1] == "."
    if not (stopped or _ends_well(text, ended.end, mixed=style == "mixed", host=host)) or (host and not certain):
        return NOBODY
    return ended


def _named(found: re.Match[str]) -> Name:
    """The person; behind the given name of an inverted one stands a particle that drops."""
    name = person(found["family"], found["given"])
    if found.start("family") < found.start("given"):
        return name
    suffix = found.groupdict().get("suffix") or name.suffix
    return replace(name, particle=name.particle or name.dropping_particle, dropping_particle="", suffix=suffix)


def _ended(text: str, position: int, names: tuple[Name, ...], *, editors: bool) -> NameList:
    """The list with what may stand at its end: `et al.`, a role."""
    more = _ET_AL.match(text, position)
    position = more.end() if more else position
    role = _ROLE.match(text, position)
    return NameList(names, more is not None, editors or role is not None, role.end() if role else position)


def _is_body_with_form(name: Name) -> bool:
    """`ALZA, a. s.` and `ÚSTAV PRO JAZYK ČESKÝ, V. V. I.`, but not `PUŠKIN, A. S.`"""
    initials = " " not in name.family and _TWO_INITIALS.fullmatch(name.given)
    return not initials and CORPORATE_END.search(f" {name.given}") is not None


def _has_initials(name: Name) -> bool:
    return name.given.endswith(".")


def _person(text: str, position: int, style: str, *, first: bool, host: bool) -> tuple[re.Match[str] | None, str]:
    """The name here and the style it is printed in; which notations may follow depends on the style so far."""
    at = _Place(text, position, style, first, host)
    for pattern, becomes, allowed in _NOTATIONS:
        if allowed(at) and (found := pattern.match(text, position)):
            return found, style or becomes
    return None, style


class _Place(NamedTuple):
    """Where in a list a name is looked for."""

    text: str
    position: int
    style: str
    first: bool
    host: bool


_NOTATIONS: tuple[tuple[re.Pattern[str], str, Callable[[_Place], bool]], ...] = (
    (_INVERTED_CAPITALS, "capitals", lambda at: at.style in ("", "capitals")),
    (_UNINVERTED_CAPITALS, "capitals", lambda at: at.style == "capitals" or (at.host and not at.style)),
    (_INVERTED, "caps", lambda at: at.style != "natural"),
    (_UNINVERTED, "caps", lambda at: not at.first or at.host),
    (_CAPS_NO_COMMA, "caps", lambda at: at.style == "caps" or (at.first and not at.style)),
    (
        _NO_COMMA_INITIALS,
        "mixed",
        lambda at: (
            at.style != "natural" and (not at.first or _TWO_WITHOUT_COMMA.match(at.text, at.position) is not None)
        ),
    ),
    (_INITIAL_INVERTED, "caps", lambda at: at.style in ("", "caps")),
    (_INITIAL_UNINVERTED, "caps", lambda at: at.style == "caps" and not at.first),
    (_INITIALS_BEFORE_COLON, "caps", lambda at: at.first and not at.style),
    (_GIVEN_BEFORE_COLON, "caps", lambda at: at.first and not at.style),
    (_INITIALS_FIRST, "mixed", lambda at: at.first and not at.style),
    (_INVERTED_INITIALS, "caps", lambda at: at.style == "caps" and not at.first),
    (_INVERTED_MIXED, "mixed", lambda at: at.style in ("", "mixed")),
    (_UNINVERTED_MIXED, "mixed", lambda at: at.style in ("mixed", "natural") or (at.host and not at.style)),
)
"""Notation, style it sets, where it may stand; tried in this order."""


def _ends_well(text: str, position: int, *, mixed: bool, host: bool) -> bool:
    """Whether a list of names may stop here: at a stop, a year, a colon, a bracket."""
    rest = text[position : position + 12]
    if host:
        return bool(_ENDS_IN_HOST.match(rest)) or not rest.strip()
    if text[position - 1 : position] == ".":
        return bool(_ENDS_AT_STOP.match(rest))
    return bool((_ENDS_MIXED if mixed else _ENDS_CAPITALS).match(rest))


_ENDS_IN_HOST = re.compile(rf"[.,:]|\s?\(|\s[{UPPER}„\"]|$")
_ENDS_AT_STOP = re.compile(rf"\s|:|,|;|\.\s|$|\(|{ANY_MARK}|[{UPPER}„“\"\[]")
_ENDS_MIXED = re.compile(r"\.|,\s\(?\d{4}|\s\(\d{4}|:|\s?$|,\s\[")
_ENDS_CAPITALS = re.compile(rf"\.|,\s|\s?\(|:|;|\s?$|\s-\s|\s{ANY_MARK}|\s[{UPPER}„“\"\[]")
_TWO_INITIALS = re.compile(rf"[{_U}]\.\s?[{_U}]\.")
_PARTICLE_TAIL = re.compile(rf"^(?P<given>.+?)\s+(?P<particle>(?:{_PART})(?:\s(?:{_PART}))*)$")
_PARTICLE_HEAD = re.compile(rf"^(?P<particle>(?:{_PART})(?:\s(?:{_PART}))*)\s+(?P<family>.+)$", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?P<given>.+?),?\s(?P<suffix>(?:Jr|Sr|ml|st)\.)$")
_CAPITALS = re.compile(_CAPS_GIVEN)
_ACADEMIC = re.compile(rf"^(?i:{_TITLE})")


def person(family: str, given: str) -> Name:
    """A person's name with the capitals of the custom undone, degrees taken off, particles and suffix in their places."""
    family = " ".join(family.split())
    given = " ".join(given.split())
    given = (_ACADEMIC.sub("", given) if "." in given else given).strip(" ,")
    suffix = ""
    if given.endswith(".") and (found := _SUFFIX.match(given)):
        given, suffix = found["given"], found["suffix"]
    particle = dropping = ""
    if given.rpartition(" ")[2] in PARTICLES and (found := _PARTICLE_TAIL.match(given)):
        given, dropping = found["given"], found["particle"]
    elif (
        family.partition(" ")[0] in PARTICLES
        and (found := _PARTICLE_HEAD.match(family))
        and found["particle"].islower()
    ):
        particle, family = found["particle"], found["family"]
    if family.isupper() and _CAPITALS.match(given):
        given = uncapitalised(given)
    return Name(uncapitalised(family), given, particle, suffix, dropping_particle=dropping)
