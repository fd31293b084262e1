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

from dostupne.model.names import Name
from dostupne.references.letters import UPPER
from dostupne.references.lexicon import CORPORATE_ENDINGS, CORPORATE_WORDS, EDITOR_ROLES, ET_AL, PARTICLES, any_of
from dostupne.references.parse.draft import ANY_MARK, MARKS

_U = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚẾẠĐ"
_L = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțếạ"
_APOSTROPHE = "'’`´"
_PART = "|".join(sorted(PARTICLES, key=len, reverse=True))

_CAPS_WORD = (
    rf"(?:[{_U}][{_APOSTROPHE}])?(?:Mc|Mac|O[{_APOSTROPHE}]|D[{_APOSTROPHE}])?[{_U}][{_U}{_APOSTROPHE}̀-ͯ]+(?:-[{_U}̀-ͯ]+)*"
)
CAPS_NAME = rf"(?:(?:{_PART}|{_PART.upper()}|ST\.)\s)*{_CAPS_WORD}(?:[\s-](?:{_CAPS_WORD}|[IVX]+\.?))*"
_MIXED_WORD = rf"(?:[{_U}][{_APOSTROPHE}])?[{_U}]̀?[{_L}{_APOSTROPHE}̀-ͯ]+(?:[{_U}]+[{_L}̀-ͯ]*)*(?:-[{_U}{_L}][{_L}̀-ͯ]+)*"
_MIXED_NAME = rf"(?:(?:{_PART}|V[ao]n|D[eu])\s)*{_MIXED_WORD}(?:[\s-]{_MIXED_WORD}){{0,2}}"
_INITIAL = rf"[{_U}](?:[{_L}]|-[{_U}])?\.(?:-?[{_U}]\.)*"
_INITIALS = rf"{_INITIAL}(?:(?!\s?Eds?\.)[\s-]?{_INITIAL})*(?:\s[{_U}](?=,\s[{_U}]{{2}}|\s(?:[–-]|and|a|und)\s|\s\())?"
_BARE_INITIALS = rf"[{_U}]{{1,3}}(?=\s*(?:[.,;:]|$|\s(?:a|and|et)\s))"
_NAME_ENDS = rf"(?=\s*[;(]|\s*,(?!\s[{_L}]{{5}})|\.(?!\s*(?:{ANY_MARK}|In:))|\s(?:a|and|et|&)\s(?:[{_U}]{{2}}|[{_U}]\.|[{_U}][{_L}]+\s[{_U}]{{2}})|\s[{_U}]{{2}}|\s?$)"
_NO_TITLE_LEFT = (
    rf"\.\s*(?:In\b|\[|\d|$|{ANY_MARK}|[{_U}][{_L}.]+(?:;?\s[{_U}(][{_L}.)]+){{0,3}}:\s[^:]{{2,60}},\s\d{{4}})"
)
_NEXT_NAME = rf"(?:[{_U}]{{2}}|(?:[{_U}][{_L}]*\.?\s){{1,2}}[{_U}]{{2}})"
_SECOND_NAME_ENDS = rf"(?=\s*;|,\s(?:{_NEXT_NAME}|\d{{4}})|\s\((?:ed|\d{{4}})|\s(?:a|and|et|und|&|–|-)\s{_NEXT_NAME}|(?!{_NO_TITLE_LEFT})\.)"
"""After initials a word is a second given name only where a name's end follows it, and not the title: `E. Vite. In: …`."""
GIVEN = (
    rf"(?:{_INITIALS}(?:\s{_MIXED_WORD}(?:\s{_INITIALS})?{_NAME_ENDS})?"
    rf"|{_MIXED_WORD}(?:[\s-]{_MIXED_WORD})*(?:\s{_INITIALS}|\s(?!Z\s)[{_U}](?=\s[{_U}]{{2}}))?"
    rf"|(?:{_INITIALS}\s)?[{_U}](?=\s[{_U}]{{2}}|;|\s\(|\sa\s)|{_BARE_INITIALS})(?:\s(?:{_PART})(?![\w’']))*(?:\s(?:Jr|Sr|ml|st)\.)?"
)
_GIVEN_INVERTED = GIVEN.replace(_NAME_ENDS, _SECOND_NAME_ENDS)
_GIVEN_MIXED = GIVEN.replace(_NAME_ENDS, rf"(?![.,]){_SECOND_NAME_ENDS}")
"""Without capitals nothing tells `F. Keras` from `F. Phidias`; a title is likelier."""
_TITLE = r"(?:(?:prof|doc|ing|mgr|bc|mudr|judr|phdr|rndr|dr|mga|ak\.\s?mal)\.\s*)*"
_DEGREE = r"(?:,?\s*(?:ph\.?\s?d|csc|drsc|mba|dis|th\.d)(?!\w)\.?)*"

_INVERTED = re.compile(rf"(?P<family>{CAPS_NAME}),\s?(?P<given>(?i:{_TITLE}){_GIVEN_INVERTED})(?i:{_DEGREE})")
_INVERTED_MIXED = re.compile(rf"(?P<family>{_MIXED_NAME}|{CAPS_NAME}),\s?(?P<given>{_GIVEN_MIXED})")
_UNINVERTED = re.compile(
    rf"(?P<given>(?i:{_TITLE}){GIVEN})\s(?P<family>{CAPS_NAME})(?:\s(?:ml|st|Jr|Sr)\.(?=[\s.,;]))?(?i:{_DEGREE})"
)
_UNINVERTED_MIXED = re.compile(
    rf"(?P<given>{_INITIALS}(?:\s{_MIXED_WORD})??|{_MIXED_WORD}(?:\s(?:{_INITIALS}|{_MIXED_WORD}(?=\s{_MIXED_WORD}[,.])))?)"
    rf"\s(?P<family>(?:(?:{_PART})\s)*{_MIXED_WORD})(?!\w|\s[{_U}][{_L}])"
)
_CAPS_NO_COMMA = re.compile(
    rf"(?P<family>{_CAPS_WORD})\s(?P<given>[{_U}][{_L}]+(?:\s{_INITIAL})?)(?=(?!{_NO_TITLE_LEFT})\.|\sa\s[{_U}]|\sand\s[{_U}]|;)"
)
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
    r"\s*(?P<sep>;\s+(?:a|and)\s|,?\s+(?:a|and|und|i|et)\s+(?!al\b|kol\b|další)|,?\s?&\s?|;\s*|,\s+|\s[–—-]+\s(?:…\s(?!\())?|/\s*(?=[A-Z]))"
)
_ET_AL = re.compile(rf"[,;]?\s*(?:a\s+|and\s+)?{any_of(ET_AL)}(?=[\s,.:;(]|$)", re.IGNORECASE)
_ROLE = re.compile(rf",?\s*{any_of(EDITOR_ROLES)}|\.\s(?-i:eds?\.)(?=\s)|\.(?-i:Eds?\.)(?=\s)", re.IGNORECASE)
_ROLE_INSIDE = re.compile(rf",?\s*\((?:eds?|hrsg|hg|red|zost)\.?\)(?=;|,\s[{_U}]|,?\s(?:a|and|und|i)\s)", re.IGNORECASE)
_BODY_WORD = rf"[{_U}\d(](?:[{_U}\d&+/(){_APOSTROPHE}-]|\.(?=\S))*"
_CAPS_BODY = re.compile(
    rf"(?P<body>{_BODY_WORD}(?:,?\s(?!V\.\s?V\.\s?I\.)(?:(?!\d{{4}}\b){_BODY_WORD}|[aAzZvVoOuUkK]|&|pro|při|of|the|for|and|[VUZ]E?|s\.|r\.|o\.|a\.))*(?:,?\s?(?i:{any_of(CORPORATE_ENDINGS)}))?)(?=\.\s|(?<=\.)\s|,\s(?:\d{{4}}|\[|ed|nedat)|\s\(|;\s|\.?$|\s?{ANY_MARK}|,?\s(?:et\sal|a\skol)\.)"
)
_STOPPED = re.compile(r"\b(?:INC|LTD|CORP|CO)$")
"""The stop behind these belongs to the body: `DENSO WAVE INC.`"""
_STATES = ("ČESKO", "ČESKÁ REPUBLIKA", "ČESKOSLOVENSKO", "SLOVENSKO", "EVROPSKÁ UNIE")
_SUBORDINATE = re.compile(rf"\.\s(?P<body>[{_U}]{{2,}}(?:,?\s[{_U}]+)*)(?=\.\s|,\s\d{{4}})")
_DESIGNATION = re.compile(r"\d{4}-\d|^(?:ČSN|STN|ISO|IEC|EN|RFC|DIN|CVE)\b.*\d")
_SMALL_IN_CAPITALS = re.compile(rf"\b(?:pro|při|of|the|for|and|[azvouk])\b|(?i:{any_of(CORPORATE_ENDINGS)})")
_MIXED_BODY = re.compile(
    rf"(?P<body>[^.;:?!{MARKS}\"„“]{{3,90}}?(?:,?\s(?i:"
    + any_of(CORPORATE_ENDINGS)
    + r"))?)(?<!,\s[a-z])(?=\.\s|:\s|,\s\d{4}[a-z]?\.\s|\s\(\d{4}\))"
)
_TWO_INITIALS = re.compile(rf"[{_U}]\.\s?[{_U}]\.")
_CORPORATE_END = re.compile(rf"(?:^|[\s,]){any_of(CORPORATE_ENDINGS)}$", re.IGNORECASE)
_UPPER_LETTER = re.compile(rf"[{_U}]")
_LOWER_LETTER = re.compile(rf"[{_L}]")


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
    found = _body(text, start, host=host)
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
    if not names or (len(names) == 1 and _is_body_with_form(names[0])):
        return NOBODY
    ended = _ended(text, position, tuple(names), editors=editors)
    certain = ended.editors or style != "mixed" or (inverted and all(map(_has_initials, names)))
    if not _ends_well(text, ended.end, mixed=style == "mixed", host=host) or (host and not certain):
        return NOBODY
    return ended


def _named(found: re.Match[str]) -> Name:
    """The person; behind the given name of an inverted one stands a particle that drops."""
    name = person(found["family"], found["given"])
    if found.start("family") < found.start("given"):
        return name
    return replace(name, particle=name.particle or name.dropping_particle, dropping_particle="")


def _ended(text: str, position: int, names: tuple[Name, ...], *, editors: bool) -> NameList:
    """The list with what may stand at its end: `et al.`, a role."""
    more = _ET_AL.match(text, position)
    position = more.end() if more else position
    role = _ROLE.match(text, position)
    return NameList(names, more is not None, editors or role is not None, role.end() if role else position)


def _is_body_with_form(name: Name) -> bool:
    """`ALZA, a. s.` and `ÚSTAV PRO JAZYK ČESKÝ, V. V. I.`, but not `PUŠKIN, A. S.`"""
    initials = " " not in name.family and _TWO_INITIALS.fullmatch(name.given)
    return not initials and _CORPORATE_END.search(f" {name.given}") is not None


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
    (_INVERTED, "caps", lambda at: at.style != "natural"),
    (_UNINVERTED, "caps", lambda at: not at.first or at.host),
    (_CAPS_NO_COMMA, "caps", lambda at: at.first and not at.style),
    (
        _NO_COMMA_INITIALS,
        "mixed",
        lambda at: (
            at.style != "natural" and (not at.first or _TWO_WITHOUT_COMMA.match(at.text, at.position) is not None)
        ),
    ),
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
_NEXT_BODY = re.compile(rf";\s+(?=[{UPPER}]{{2}})")


def _body(text: str, start: int, *, host: bool) -> NameList:
    names: list[Name] = []
    position = start
    while found := _CAPS_BODY.match(text, position):
        body = found["body"].strip()
        if not _is_capital_body(body):
            break
        position = found.end()
        if _STOPPED.search(body) and text.startswith(".", position):
            body, position = f"{body}.", position + 1
        if subordinate := _SUBORDINATE.match(text, position) if body in _STATES else None:
            body, position = f"{body}. {subordinate['body']}", subordinate.end("body")
        names.append(Name(literal=". ".join(uncapitalised_body(part) for part in body.split(". "))))
        if not (separator := _NEXT_BODY.match(text, position)):
            break
        position = separator.end()
    if not names and not host and (found := _MIXED_BODY.match(text, start)) and _is_corporate(found["body"]):
        names.append(Name(literal=found["body"].strip()))
        position = found.end()
    if not names:
        return NOBODY
    return _ended(text, position, tuple(names), editors=False)


def _is_capital_body(body: str) -> bool:
    """Whether these are capitals of the custom, not a designation (`ČSN ISO 690`) or a title."""
    small = _LOWER_LETTER.search(_SMALL_IN_CAPITALS.sub("", body))
    return (
        not small
        and (len(_UPPER_LETTER.findall(body)) > 1 or bool(re.fullmatch(r"[A-Z]\d", body)))
        and not _DESIGNATION.search(body)
    )


def _is_corporate(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 9 or " - " in text or " – " in text:
        return False
    if _CORPORATE_END.search(text):
        return True
    if words[0].casefold() in CORPORATE_WORDS:
        return len(words) <= 7
    named = all(word[0].isupper() or word in _SMALL_WORDS for word in words) or len(words) == 2
    return named and len(words) <= 5 and words[-1].casefold() in CORPORATE_WORDS


_PARTICLE_TAIL = re.compile(rf"^(?P<given>.+?)\s+(?P<particle>(?:{_PART})(?:\s(?:{_PART}))*)$")
_PARTICLE_HEAD = re.compile(rf"^(?P<particle>(?:{_PART})(?:\s(?:{_PART}))*)\s+(?P<family>.+)$", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?P<given>.+?),?\s(?P<suffix>(?:Jr|Sr|ml|st)\.)$")
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
    return Name(uncapitalised(family), given, particle, suffix, dropping_particle=dropping)


def uncapitalised(name: str) -> str:
    """`ŠEĎOVÁ` → `Šeďová`, `LA FONTAINE` → `La Fontaine`, `McDONALD` → `McDonald`; mixed case is left alone."""
    if " " not in name:
        return _uncapitalised_word(name)
    return " ".join(map(_uncapitalised_word, name.split(" ")))


_PREFIXED = re.compile(rf"^(Mc|Mac|[OD][{_APOSTROPHE}])(.+)$")


def _uncapitalised_word(word: str) -> str:
    if "-" in word:
        return "-".join(_uncapitalised_word(part) for part in word.split("-"))
    if word[:1] in ("M", "O", "D") and (found := _PREFIXED.match(word)):
        return found.group(1) + _uncapitalised_word(found.group(2))
    return word.capitalize() if len(word) > 1 and word.isupper() else word


_CZECH = re.compile("[ÁČĎĚÍŇÓŘŠŤÚŮÝŽĽĹŔÔÄ]|\\b(?:PRO|PŘI|V|Z|A)\\b")
_SMALL_WORDS = frozenset("a and of the for in on pro při v ve z ze o u k und der für et de".split())


def uncapitalised_body(name: str) -> str:
    """A body's name printed in capitals: `ČESKÝ STATISTICKÝ ÚŘAD` → `Český statistický úřad`, `W3C` stays.

    Czech capitals its first word only; elsewhere every word is, but for the small ones.
    """
    if not name.isupper():
        return name
    words = name.split(" ")
    if len(words) == 1:
        return name if len(name) <= 4 or any(char.isdigit() or char in ".&" for char in name) else name.capitalize()
    czech = _CZECH.search(name)
    return " ".join(_body_word(word, first=index == 0, czech=bool(czech)) for index, word in enumerate(words))


def _body_word(word: str, *, first: bool, czech: bool) -> str:
    if any(char.isdigit() for char in word) or (word.endswith(".") and len(word) > 2):
        return word
    if czech:
        return word.capitalize() if first else word.lower()
    return word.lower() if word.lower() in _SMALL_WORDS and not first else word.capitalize()
