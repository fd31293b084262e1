"""What tells a reference from prose: the signs that lines and stretches of text bear."""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.references.find.headings import SECTION_HEADINGS, SORTS_OF_SOURCES, TAIL_HEADINGS
from dostupne.references.lexicon import (
    ACCESS,
    AVAILABILITY,
    CARRIERS,
    MEDIA,
    MONTH,
    THESES,
    any_of,
    of_every_language,
)
from dostupne.references.parse.dates import DATE, YEAR
from dostupne.references.parse.names import CAPS_NAME, GIVEN
from dostupne.references.short_forms.words import LED

_PHRASE = rf"{of_every_language(AVAILABILITY)}(?:\s*(?:{any_of(CARRIERS)})\b)*"
_ADDRESS_START = r"[<‹(\[]?\s*(?:https?\s?:|ftp:|www\.|doi\b|10\.\d{4}|\\url|&lt;)"

ACCESS_SIGN = re.compile(
    rf"[\[(](?:on-?\s?line,?\s*)?{of_every_language(ACCESS)}[\s:,.]*{DATE}[^\])]{{0,25}}[\])+]", re.IGNORECASE
)
AVAILABILITY_SIGN = re.compile(rf"{_PHRASE}\s*:?\s*{_ADDRESS_START}", re.IGNORECASE)
MEDIUM_SIGN = re.compile(
    rf"\[\s*on-?\s?line[^\]]{{0,30}}\](?=\s*(?:[.,]|\[|\(|\d|$|[{UPPER}][\w\s]+:))|\[(?:{of_every_language(MEDIA)})\]\s*[.,]|(?<=[.?!]\s)Online\.(?=\s|$)",
    re.IGNORECASE,
)
IDENTIFIER_SIGN = re.compile(r"\bIS[BS]N:?\s?[\d–‑-]{4,}|\bDOI:?\s?10\.\d{4}|Dostupn\w+ z:? doi:", re.IGNORECASE)
CUT_OFF_SIGN = re.compile(r"[\]).]\s*Dostupn[éýá](?:\s+(?:z|na|také))?\s*:?\s*$", re.IGNORECASE)
HEADLESS_START = re.compile(
    rf"^\s*(?:(?:z|na|from|at)\s?:\s*{_ADDRESS_START}|{DATE}\s*\]|{_PHRASE}\s*:?\s*{_ADDRESS_START}|\]\.?\s*{_PHRASE})",
    re.IGNORECASE,
)
LOST_BEGINNING = re.compile(rf"^\s*(?:(?:z|na|from|at)\s?:\s*{_ADDRESS_START}|{DATE}\s*\])", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?|ftp)\s?:\s?//|\bwww\.\w", re.IGNORECASE)
_ADDRESS_FIRST = re.compile(r"\s*[<‹(\[]?\s*(?:https?\s?:|ftp:|www\.)", re.IGNORECASE)
_LAST_CHARACTERS = 120
_ACCESS_LAST = re.compile(rf"{ACCESS_SIGN.pattern}\s*[.,;]?\s*$", re.IGNORECASE)
ADDRESS_ENDS_LINE = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>]+[>)\]]*[.,;]?\s*$|>[.,;]?\s*$", re.IGNORECASE)
ADDRESS_TAIL = re.compile(
    r"^\s*(?=\S*[/_=&?%.-])(?![A-Z][a-z]+[.,])[\w%~][\w/.=&?%~#+:;@!,()*'-]*>?[.,;]?(?:\s*$|\s+[\[(](?:cit|vid)\b)"
)
PHRASE_START = re.compile(rf"^\s*{_PHRASE}", re.IGNORECASE)
PHRASE_END = re.compile(rf"(?:{_PHRASE}|\bDostupn[éýá]|\bDo-?\s*stupn[éýá])\s*:?\s*$", re.IGNORECASE)
NAME_START = re.compile(
    rf"^\s*(?:(?P<marker>\[\d{{1,3}}\]|\d{{1,3}}[.)]?|[-–•*])\s+)?{CAPS_NAME},\s{GIVEN}(?:\.|(?<=\.)\s|,|;|:|\s(?:a|and|et|–)\s)"
)
BODY_START = re.compile(rf"^\s*[{UPPER}]{{3,}}(?:,?\s[{UPPER}]+)*(?:,?\s\(?{YEAR}[a-z]?\)?)?\.\s[{UPPER}]")
COLON_AUTHOR = re.compile(
    rf"^\s*(?:(?:[{UPPER}][{LOWER}]?\.\s?){{1,3}}[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?(?:,\s|\s\(eds?\.\))?){{1,4}}:\s\S"
)
"""`K. Teige: Vývojové proměny v umění.`, as footnotes in the humanities have it."""
_INITIALLED = rf"[{UPPER}][{LOWER}]+(?:[-\s][{UPPER}][{LOWER}]+)?,\s(?:[{UPPER}][{LOWER}]?\.[\s-]?){{1,3}}"
INITIALS_START = re.compile(
    rf"^\s*{_INITIALLED}(?:(?:[,;]\s?|,?\s?(?:a|and|et|und|&)\s){_INITIALLED}){{0,9}}"
    rf"(?:[,;]?\s?(?i:et\sal\.|aj\.|a\skol\.)\s?)?(?::|\.\s|[,.]?\s?\({YEAR}[a-z]?\)|(?<=\.\s)[{UPPER}„“\"])"
)
"""`Rybář, J.: Kniha`, `Rybář, J., Malá, E. (1992). Kniha`: names as ČSN ISO 690 has them but for the capitals."""
IMPRINT_SIGN = re.compile(rf"[{UPPER}][\w .()-]{{1,40}}\s?:\s[^:]{{2,80}},\s(?:[\[©c]\s?)?{YEAR}\b")
_VOLUME_SIGN = re.compile(
    rf"{YEAR}[.,]\s(?:(?:roč|vol|č|no|nr)\.\s?\d+,\s(?:č|no|nr|s|pp?)\.\s?\d|\d+\s?\(\d+\),\s\d)", re.IGNORECASE
)
"""`1976, roč. 6, č. 11`, `1976, 6(11), 2`: the place of an article in a periodical."""
_THESIS_SIGN = re.compile(rf"{YEAR}\.\s(?:{any_of(THESES)})", re.IGNORECASE)
YEAR_SIGN = re.compile(rf"(?<!\d){YEAR}(?!\d)")
MARKER = re.compile(
    rf"^\s*(?:\[(?P<square>\^?\d{{1,4}}[a-z]?|\^\w{{1,20}}|[A-Z][\w+]{{0,9}}\d{{2,4}}[a-z]?)\]:?|\((?P<round>\d{{1,3}})\)|(?P<dot>\d{{1,3}})[.)](?=\s+\D)(?!\s+(?i:{MONTH})\s+\d{{4}})|(?P<bullet>[-–•*·▪])(?=\s)|(?P<bare>\d{{1,3}})(?=\s+[{UPPER}„\"]))\s*"
)
NUMBER_ALONE = re.compile(r"^\s*(?:\[?(?P<number>\d{1,4})\]?[.):]?|[ivxlc]{1,6})\s*$")
SHORT_FORM = re.compile(
    r"^\W*(?:tamtéž|ibid(?:em|\.)?|tamže|tamt\.|ebd\.|op\.\s?cit|c\.\s?d\.|id(?:em|\.)\b|viz\s+(?:pozn|ref)|srov(?:nej|\.)\s+(?:pozn|ref))|\b(?:ref\.\s?\d|pozn\.\s?\d|op\.\s?cit\.|cit\.\s?d(?:ílo|\.)|c\.\s?d\.)",
    re.IGNORECASE,
)
_NUMBERING = r"(?:kapitola\s+)?(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)?\s*[–:-]?\s*"
_HEADING = re.compile(rf"^\W*{_NUMBERING}(?:{of_every_language(SECTION_HEADINGS)})\W*$", re.IGNORECASE)
_SORT = re.compile(rf"\b(?:{any_of(SORTS_OF_SOURCES)})", re.IGNORECASE)
_TAIL = re.compile(rf"^\W*{_NUMBERING}(?:{any_of(TAIL_HEADINGS)})\b.{{0,30}}$", re.IGNORECASE)


def is_section_heading(line: str) -> bool:
    """Whether a line can only be the heading over a list of references."""
    return len(line) < 90 and bool(_HEADING.match(line))


def names_sources(heading: str) -> bool:
    """Whether a heading names a sort of sources (`Internetové zdroje`, `Monografie`)."""
    return bool(_SORT.search(heading))


def is_other_heading(line: str) -> bool:
    """Whether a line is a heading that ends a list of references."""
    return len(line) < 60 and bool(_TAIL.match(line))


def is_anchored(text: str) -> bool:
    """Whether a stretch bears a sign that prose does not: an access date, an availability phrase with an address …"""
    return any(sign.search(text) for sign in (ACCESS_SIGN, AVAILABILITY_SIGN, IDENTIFIER_SIGN, CUT_OFF_SIGN)) or bool(
        MEDIUM_SIGN.search(text) and (YEAR_SIGN.search(text) or ADDRESS.search(text))
    )


def is_self_evident(text: str) -> bool:
    """Whether a stretch is a reference wherever it stands: a name as in a list, then place and publisher, or a thesis."""
    return bool(NAME_START.match(text) and (IMPRINT_SIGN.search(text) or _THESIS_SIGN.search(text)))


def waits_for(text: str, following: str) -> bool:
    """Whether a text that ends at a gap (`Dostupné z:`, `[cit. 2014-07-22].`) waits for the address that follows it."""
    end = text[-_LAST_CHARACTERS:]
    if PHRASE_END.search(end):
        return bool(HEADLESS_START.match(following) or _ADDRESS_FIRST.match(following))
    closed = None if ADDRESS.search(text) else _ACCESS_LAST.search(end)
    return bool(closed and HEADLESS_START.match(following) and PHRASE_START.match(following))


def is_reference_shaped(text: str) -> bool:
    """Whether a stretch that stands where references stand looks like one: creators, an imprint, a year, an address."""
    if SHORT_FORM.search(text) and not ADDRESS.search(text):
        return False
    if is_anchored(text):
        return True
    text = LED.sub("", text, count=1)
    named = bool(NAME_START.match(text) or BODY_START.match(text) or COLON_AUTHOR.match(text))
    if INITIALS_START.match(text) and YEAR_SIGN.search(text):
        return True
    return bool(
        _VOLUME_SIGN.search(text)
        or (named and (YEAR_SIGN.search(text) or text.count(". ") >= 1))
        or IMPRINT_SIGN.search(text)
    )
