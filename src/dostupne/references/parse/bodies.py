"""Bodies as creators: `ČESKÝ STATISTICKÝ ÚŘAD`, `GitHub, Inc.`, `Česko. Zákon …`."""

import re

from dostupne.model.letters import LOWER_OF_NAMES, UPPER, UPPER_OF_NAMES
from dostupne.model.names import Name
from dostupne.references.lexicon import CORPORATE_ENDINGS, any_of
from dostupne.references.parse.capitals import APOSTROPHES, SMALL_WORDS, uncapitalised_body
from dostupne.references.parse.draft import ANY_MARK, MARKS

CORPORATE_WORDS = frozenset(
    """
    univerzita vysoká fakulta ministerstvo ústav úřad rada komise parlament společnost spolek sdružení svaz asociace agentura
    knihovna národní český česká české muzeum archiv akademie institut nadace centrum město obec kraj kolektiv redakce tým
    project projekt university institute institution ministry council commission committee association society company corporation foundation
    group team community press office bureau agency department laboratory library museum center centre college school consortium
    alliance network organization organisation union bank developers library inc ltd llc corp gmbh technologies software systems authors contributors
    evropský evropská evropské european united nations spojených federace konfederace slovenská slovenský
    """.split()
)
"""Words that make an author a body."""
_BODY_WORD = rf"[{UPPER_OF_NAMES}\d(](?:[{UPPER_OF_NAMES}\d&+/(){APOSTROPHES}-]|\.(?=\S))*"
_CAPS_BODY = re.compile(
    rf"(?P<body>{_BODY_WORD}(?:,?\s(?!(?i:{any_of(CORPORATE_ENDINGS)})(?!\w))(?:(?!\d{{4}}\b){_BODY_WORD}|[aAzZvVoOuUkK]|&|pro|při|of|the|for|and|[VUZ]E?|s\.|r\.|o\.|a\.))*(?:,?\s?(?i:{any_of(CORPORATE_ENDINGS)}))?)(?=\.\s|(?<=\.)\s|,\s(?:\d{{4}}|\[|ed|nedat)|\s\(|;\s|\.?$|\s?{ANY_MARK}|,?\s(?:et\sal|a\skol)\.)"
)
_STOPPED = re.compile(r"\b(?:INC|LTD|CORP|CO)$")
"""The stop behind these belongs to the body: `DENSO WAVE INC.`"""
_STATES = ("ČESKO", "ČESKÁ REPUBLIKA", "ČESKOSLOVENSKO", "SLOVENSKO", "EVROPSKÁ UNIE")
_SUBORDINATE = re.compile(rf"\.\s(?P<body>[{UPPER_OF_NAMES}]{{2,}}(?:,?\s[{UPPER_OF_NAMES}]+)*)(?=\.\s|,\s\d{{4}})")
_DEPARTMENT = re.compile(
    r"\.\s(?:ODBOR|ODDĚLENÍ|SEKCE|KATEDRA|FAKULTA|ÚSTAV|KANCELÁŘ|VÝBOR|DIVISION|DEPARTMENT|OFFICE|COMMITTEE|FACULTY)\b"
)
"""What is a part of the body before it: `MĚSTSKÝ ÚŘAD BRNO. ODBOR DOPRAVY.`"""
_DESIGNATION = re.compile(r"\d{4}-\d|^(?:ČSN|STN|ISO|IEC|EN|RFC|DIN|CVE)\b.*\d")
_SMALL_IN_CAPITALS = re.compile(rf"(?i:{any_of(CORPORATE_ENDINGS)})|\b(?:pro|při|of|the|for|and|[azvouk])\b")
_MIXED_BODY = re.compile(
    rf"(?P<body>[^.;:?!{MARKS}\"„“]{{3,90}}?(?:,?\s(?i:"
    + any_of(CORPORATE_ENDINGS)
    + r"))?)(?<!,\s[a-z])(?=\.\s|:\s|,\s\d{4}[a-z]?\.\s|\s\(\d{4}\))"
)
_STATE_OF_LAW = re.compile(
    rf"(?P<body>{'|'.join(map(str.capitalize, _STATES))})(?=[.:]\s(?:Ústavn[íý]\s)?(?i:zákon|vyhlášk|nařízení|nariaden|usnesení|nález|směrnice|předpis))"
)
_SCHOOL_IN_TOWN = re.compile(
    rf"(?P<body>[{UPPER_OF_NAMES}]{{2,5}}\sv[eo]?\s[{UPPER_OF_NAMES}][{LOWER_OF_NAMES}]+(?:\s[{UPPER_OF_NAMES}][{LOWER_OF_NAMES}]+)?)(?=[:.]\s)"
)
"""`VUT v Brně: Směrnice`: a school known by its letters and its town."""
CORPORATE_END = re.compile(rf"(?:^|[\s,]){any_of(CORPORATE_ENDINGS)}$", re.IGNORECASE)
_UPPER_LETTER = re.compile(rf"[{UPPER_OF_NAMES}]")
_LOWER_LETTER = re.compile(rf"[{LOWER_OF_NAMES}]")
_NEXT_BODY = re.compile(rf";\s+(?=[{UPPER}]{{2}})")


def read_bodies(text: str, start: int, *, host: bool) -> tuple[tuple[Name, ...], int]:
    """The bodies that begin at `start` and where they end; none in mixed case in a `host`."""
    names: list[Name] = []
    position = start
    while found := _CAPS_BODY.match(text, position):
        body = found["body"].strip()
        if not _is_capital_body(body):
            break
        position = found.end()
        if _STOPPED.search(body) and text.startswith(".", position):
            body, position = f"{body}.", position + 1
        leads = body in _STATES or _DEPARTMENT.match(text, position)
        if subordinate := _SUBORDINATE.match(text, position) if leads else None:
            body, position = f"{body}. {subordinate['body']}", subordinate.end("body")
        names.append(Name(literal=uncapitalised_body(body)))
        if not (separator := _NEXT_BODY.match(text, position)):
            break
        position = separator.end()
    if not names and not host and (found := _mixed_body(text, start)):
        names.append(Name(literal=found["body"].strip()))
        position = found.end()
    return tuple(names), position


def _mixed_body(text: str, start: int) -> re.Match[str] | None:
    if found := _STATE_OF_LAW.match(text, start) or _SCHOOL_IN_TOWN.match(text, start):
        return found
    found = _MIXED_BODY.match(text, start)
    return found if found and _is_corporate(found["body"]) else None


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
    if CORPORATE_END.search(text):
        return True
    if words[0].casefold() in CORPORATE_WORDS:
        return len(words) <= 7
    named = all(word[0].isupper() or word in SMALL_WORDS for word in words) or len(words) == 2
    return named and len(words) <= 5 and words[-1].casefold() in CORPORATE_WORDS
