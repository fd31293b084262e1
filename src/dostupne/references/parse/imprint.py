"""Place, publisher, date: `Praha: Grada, 2013`, `B.m.: Academic Press`, `V Praze : Odeon 1991`, `© 2018 ČTK`."""

import re
from functools import lru_cache
from typing import NamedTuple

from dostupne.model.dates import PartialDate
from dostupne.model.letters import LOWER, UPPER
from dostupne.references.alternation import bears, signs_of, small
from dostupne.references.lexicon import DATE_INTRODUCERS, NO_DATE, NO_PLACE, NO_PUBLISHER, any_of, month_number
from dostupne.references.parse.dates import DATE, YEAR, read_date
from dostupne.references.places import PLACES, PLACES_OF_TWO_WORDS

_NO_PLACE = re.compile(rf"^\[?{any_of(NO_PLACE)}\]?$", re.IGNORECASE)
_NO_PUBLISHER = re.compile(rf"^\[?{any_of(NO_PUBLISHER)}\]?$", re.IGNORECASE)
_NO_DATE = rf"\[?{any_of(NO_DATE)}\]?"
_CLOCK = r"(?:[,\s]+(?:(?:v|ve|o|at|um)\s)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?(?:\shod\.?)?)?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_SIGN = r"(?:copyright\s*)?(?:©|\(c\)|℗)\s*|copyright\s+|cop\.\s*|c(?=\d{4})|cca\.?\s*|ca\.?\s*|asi\s+|rok\s+|\?"
_UNTIL_NOW = ("present", "dosud")
_RANGE = rf"{YEAR}\s?[-–—]\s?(?:{YEAR}|{'|'.join(_UNTIL_NOW)})|{YEAR}[a-z]?\s?[-–]+(?:0000|(?!\d))"
_ONE = rf"\[?(?:{_SIGN})?\[?(?:{_RANGE}|{DATE}[a-z]?{_CLOCK}|{_TIME}\s+{DATE}|0000)\]?"
_DATE_AT_END = (
    rf"\s*(?:(?P<intro>{any_of(DATE_INTRODUCERS)})[\s:]*)?"
    rf"(?P<date>{_ONE}(?:(?:,\s|\s?/\s?|\s)\[?{_ONE})*|{_NO_DATE.lower()})\)?[.,]?\s*$"
)
_ONLY_DATE = re.compile(_DATE_AT_END)
_BEHIND_GAP = re.compile(rf"[,.;:\s(]\s*(?=[^,.;:\s]){_DATE_AT_END}")
"""For texts in small letters: to look for both sorts of letters takes twice as long."""
_YEAR_BEHIND_WORD = re.compile(rf"(?<!\w)(?P<word>[^\W\d_]{{2,40}}),\s(?P<year>{YEAR})$")
"""`Praha: Grada, 2013`: where the word is no part of a date, the year is all of it."""
_LONGEST_WORD = 48
"""Characters of such a word with its year."""
_NO_DATE_SIGNS = signs_of(_NO_DATE)
_LAST = 24
"""Characters at the end of a sentence that ends in a date: one of them is a digit, or they say that none is known."""
_COPYRIGHT_HOLDER = re.compile(
    rf"^(?:(?:copyright|všechna práva vyhrazena)\s*)?(?P<date>(?:{_RANGE}|{YEAR})\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?P<date2>(?:{_RANGE}|{YEAR}),?\s+)?(?P<holder>.+?)(?:,\s*(?P<date3>{DATE}))?$",
    re.IGNORECASE,
)
_NO_HOLDER = re.compile(rf"^[^{LOWER}]*$|^{DATE}$", re.IGNORECASE)
_NOBODY = re.compile(
    r"\W*(?:all\srights\sreserved|the\sauthors?(?:\(s\))?|všechna\správa\svyhrazena)\W*", re.IGNORECASE
)
"""What page footers put where the holder of the rights should stand."""
_WITH_SERIES = re.compile(rf"^(?P<before>[^:]{{2,60}}\s?:\s.+?,\s{YEAR}),\s(?P<series>[{UPPER}][^:]{{5,}})$")
_SUBTITLED = re.compile(rf"[^:]{{2,60}}:\s[{LOWER}]")
"""`Wikipedie: otevřená encyklopedie`"""
_COLON = re.compile(r"\s*:\s+|:(?=\S)")
_DIGIT = re.compile(r"\d")
_IN_PLACE = re.compile(rf"^V[e]?\s(?=[{UPPER}])")
_REGION = re.compile(
    r"\((?:[A-Z]{2}|[A-Z][a-z]+\.?|[A-Z]\.\s?[A-Z]\.|[A-Z]{2},\s[A-Z]{2,3})\)$|,\s(?:[A-Z]{2}|D\.\s?C\.|(?!Inc|Ltd|Corp|Co\b)[A-Z][a-z]{2,5}\.)$"
)
_YEARS = re.compile(rf"{YEAR}")
_YEAR_SPAN = re.compile(rf"({YEAR})\s?[-–—]\s?({YEAR})(?!\d|-\d)")
_PUBLISHER_NAME = re.compile(
    rf"(?:[{UPPER}][^\s.:,;\d]{{0,30}}\s(?:(?:of|and|&|the|und|a)\s)?){{1,6}}(?:(?:Press|Verlag|Publishing|Publishers|Publications|Books|Nakladatelství)(?:,?\s(?:Inc|Ltd)\.?)?|Media,\sInc\.?)"
)
_SEVERAL = re.compile(r",\s|\s(?=\[)")


_SENTENCES = 32
"""Sentences that are remembered: of those of one reference, a third is asked for again."""


_LONGEST = 600
"""Characters of an imprint; dates are sought from every place of the sentence, which takes time on longer ones."""


class Imprint(NamedTuple):
    """What one sentence says of the publication; `named` tells that a place stood before a colon."""

    place: str = ""
    publisher: str = ""
    issued: PartialDate | None = None
    issued_end: PartialDate | None = None
    dated: bool = False
    named: bool = False
    series: str = ""
    date_as_printed: str = ""


def read_imprint(text: str, *, following: str = "", dated: bool = False) -> Imprint | None:
    """The imprint this sentence is, or None where it is something else.

    The date may be the sentence `following`, or have been read already (`dated`), as author-date styles have it.
    """
    text = text.strip(" ,;")
    if len(text) > _LONGEST:
        return None
    if imprint := _dated_imprint(text):
        return imprint
    return _undated(text, (dated or _only_date(following)) and not _SUBTITLED.match(text))


@lru_cache(_SENTENCES)
def _dated_imprint(text: str) -> Imprint | None:
    """What the sentence is by its own date or sign of copyright, whatever stands around it."""
    if found := _COPYRIGHT_HOLDER.match(text):
        if not _NO_HOLDER.match(found["holder"]):
            return _copyright(found)
    elif (found := _WITH_SERIES.match(text)) and (before := read_imprint(found["before"])) and before.named:
        return before._replace(series=found["series"].strip())
    date = _dated(text)
    if date is None:
        return None
    if not date.before:
        return Imprint(issued=date.issued, issued_end=date.issued_end, dated=True, date_as_printed=date.printed)
    imprint = _undated(date.before, True) or _without_colon(date.before)
    return imprint._replace(issued=date.issued, issued_end=date.issued_end, dated=True, date_as_printed=date.printed)


class _Dated(NamedTuple):
    """A sentence that ends in a date: what stands before it, and the date or span."""

    before: str
    printed: str
    issued: PartialDate | None
    issued_end: PartialDate | None


def _dated(text: str) -> _Dated | None:
    found = _date_at_end(text)
    if found is None:
        return None
    if found.introduced:  # an update does not change when the work was published
        found = _date_at_end(found.before) or found
    return _Dated(found.before, found.date, *_span(found.date))


class _Ending(NamedTuple):
    before: str
    date: str
    introduced: bool


@lru_cache(_SENTENCES)
def _date_at_end(text: str) -> _Ending | None:
    """The longest date that the sentence ends in, as printed, and what stands before it."""
    lowered = small(text)
    year = _YEAR_BEHIND_WORD.search(lowered, max(len(lowered) - _LONGEST_WORD, 0))
    if year and not month_number(year["word"]) and year["word"] not in _UNTIL_NOW:
        return _Ending(text[: year.end("word")].strip(" ,;"), year["year"], introduced=False)
    last = lowered[-_LAST:]
    if not _DIGIT.search(last) and not bears(last, _NO_DATE_SIGNS):
        return None
    if found := _ONLY_DATE.match(lowered):
        before = ""
    elif found := _BEHIND_GAP.search(lowered):
        before = text[: found.start()].strip(" ,;")
    else:
        return None
    return _Ending(before, text[found.start("date") : found.end("date")], bool(found["intro"]))


@lru_cache(_SENTENCES)
def _undated(text: str, certain: bool) -> Imprint | None:
    """`Place: Publisher`; the place must be a known one unless something else makes it certain."""
    before, colon, after = _at_colon(text)
    if not colon:
        return (_with_town(text) or _by_its_word(text)) if certain else None
    if looks_like_place(before, strict=not certain):
        return Imprint(_place(before), _publisher(after), named=True)
    series, _, place = before.rpartition(", ")
    if series and _is_town(place):  # `Pokusná edice, Praha: Academia`
        return Imprint(_place(place), _publisher(after), named=True, series=series)
    return None


def _at_colon(text: str) -> tuple[str, str, str]:
    found = _COLON.search(text)
    return (text[: found.start()], ":", text[found.end() :]) if found else (text, "", "")


def _by_its_word(text: str) -> Imprint | None:
    """`University of Chicago Press`: a name alone, where the year is known, that only a publisher has."""
    return Imprint("", _publisher(text)) if _PUBLISHER_NAME.fullmatch(text) else None


def _with_town(text: str) -> Imprint | None:
    """`Institut für Stille, Bern`"""
    publisher, _, place = text.rpartition(", ")
    if (
        not publisher
        or _OF_STATE.search(publisher)
        or not _is_town(place)
        or _known_place(publisher)
        or _DIGIT.search(publisher)
    ):
        return None
    return Imprint(_place(place), _publisher(publisher), named=True)


def _without_colon(text: str) -> Imprint:
    """`Praha` · `Praha, Grada` · `Odeon, Praha` · `Odeon Praha` · `Grada`, whose date has been taken off."""
    if looks_like_place(text, strict=True):
        return Imprint(_place(text))
    first, _, rest = text.partition(",")
    if rest and ":" not in text and looks_like_place(first, strict=True) and not _REGION.search(text):
        return Imprint(_place(first), _publisher(rest), named=True)
    publisher, _, place = text.rpartition(",") if "," in text else text.rpartition(" ")
    if publisher.rpartition(" ")[2] in _LEADS_ON or _OF_STATE.search(publisher):
        return Imprint("", _publisher(text))
    if publisher and _is_town(place) and not _known_place(publisher.split(",")[-1].strip()):
        return Imprint(_place(place), _publisher(publisher))
    return Imprint("", _publisher(text))


_OF_STATE = re.compile(
    r"\bUniversity of (?:California|Texas|Wisconsin|Illinois|Michigan|Minnesota|Missouri|Colorado|Massachusetts|Nebraska|Alabama|Maryland|North Carolina)$"
)
"""`University of California, Berkeley`: behind the university of a state stands its campus."""
_LEADS_ON = frozenset(("of", "in", "at", "v", "ve", "na", "de", "von", "für"))
"""`University of Montreal`: the town belongs to the name."""


def _is_town(text: str) -> bool:
    return _known_place(text.strip()) and not _DIGIT.search(text)


def _only_date(text: str) -> bool:
    found = _date_at_end(text)
    return found is not None and not found.before


def _copyright(found: re.Match[str]) -> Imprint:
    full = read_date(found["date3"]) if found["date3"] else None
    year = found["date2"] or found["date"] or ""
    last = _YEARS.findall(year)
    issued = full or (PartialDate(int(last[-1])) if last else None)
    printed = (found["date3"] if full else year).strip(" ,")
    holder = "" if _NOBODY.fullmatch(found["holder"]) else found["holder"].strip(" ,.")
    return Imprint("", holder, issued, dated=issued is not None, date_as_printed=printed)


def _span(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    if _YEARS.fullmatch(text):
        return PartialDate.of(int(text)), None
    if found := _YEAR_SPAN.search(text):
        first, last = PartialDate(int(found[1])), PartialDate(int(found[2]))
        if re.search(r"©|copyright|\(c\)", text, re.IGNORECASE):
            return last, None
        return (first, last) if first <= last else (first, None)
    full = [date for piece in _SEVERAL.split(text) if (date := read_date(piece))]
    same_year = [date for date in full if date.year == full[0].year]
    return (max(same_year, key=lambda date: (date.month is not None, date.day is not None)) if full else None), None


def looks_like_place(text: str, *, strict: bool = False) -> bool:
    """Whether a stretch before a colon (or alone, `strict`) can be a place of publication."""
    text = _IN_PLACE.sub("", text.strip(" []"))
    if not 2 <= len(text) <= 60 or not (text[0].isupper() or text[0] in "(["):
        return bool(_NO_PLACE.match(text))
    if _NO_PLACE.match(text) or _known_place(text):
        return True
    if _DIGIT.search(text) or _REGION.search(text):
        return bool(_REGION.search(text))
    words = text.split()
    return not strict and len(words) <= 5 and all(word[0].isupper() or word in _LINKS for word in words)


_LINKS = frozenset("nad pod u v ve na an am der die im et a and upon of del de".split())
_PUBLISHER_WORD = re.compile(r"press|universit|publish|verlag|nakladatel|books|academi|institut|society")


def _known_place(text: str) -> bool:
    if _PUBLISHER_WORD.search(text.casefold()):
        return False
    bare = _REGION.sub("", text).casefold().strip(" ,;")
    if bare in PLACES or bare in PLACES_OF_TWO_WORDS:
        return True
    return not bare.isalpha() and all(
        town in PLACES or town in PLACES_OF_TWO_WORDS for town in _BETWEEN_TOWNS.split(bare)
    )


_BETWEEN_TOWNS = re.compile(r"\s*[;,/]\s*|\s(?:and|a)\s|\s+(?=[a-z])")


def _place(text: str) -> str:
    text = text.strip()
    if _NO_PLACE.match(text):
        return ""
    return (
        _IN_PLACE.sub("", text.strip("[]").strip()) if text.startswith("[") and text.endswith("]") else text.strip("[")
    )


def _publisher(text: str) -> str:
    text = text.strip(" ,;")
    if _NO_PUBLISHER.match(text):
        return ""
    return text.strip("[]") if text.startswith("[") else text.rstrip("]") if text.count("]") > text.count("[") else text
