"""What bibliographies write for a date → PartialDates.

EDTF level 1 (https://www.loc.gov/standards/datetime/), BibTeX's year and month, and what people write instead.
"""

import re
from dataclasses import replace

from dostupne.model import months
from dostupne.model.dates import PartialDate

Range = tuple[PartialDate | None, PartialDate | None]
"""When it began, and when it ended where it lasted."""

_YEAR = r"(?<!\d)(\d{4})(?!\d)"
_ISO = re.compile(rf"{_YEAR}(?:[-/](\d{{1,2}})(?!\d)(?:[-/](\d{{1,2}})(?!\d))?)?")
_ISO_LENGTHS = frozenset((4, 7, 10))
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})\s*[./-]\s*(\d{{1,2}})\s*[./-]\s*{_YEAR}")
_MONTH_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})\s*[./]\s*{_YEAR}")
_OPEN = re.compile(r"\d{4}(?:-\d\d){0,2}[~%?]?\s*(?:/(?:\.\.)?|--?-?|[–—])\s*\Z")
_SEASON = re.compile(rf"{_YEAR}-2([1-4])(?!\d)")
_ABOUT = re.compile(
    r"\d{4}(?:-\d\d){0,2}[~%]|(?:\b(?:cca|ca|circa|asi|kolem|okolo|um)\b\.?|~)\s*(?:roku\s*|r\.\s*)?\[?\d{4}",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_RANGE = re.compile(rf"{_YEAR}\s*[\[\]?~%]*\s*(?:--?-?|[–—/])\s*[\[~]*(?:{_YEAR})?(?![\d-])")


def read(text: str) -> PartialDate | None:
    """One date: ISO, `22. 7. 2014`, `22. července 2014`, `July 22, 2014`, `15-Čvc-2023`, `c2010`, `[2021]`; EDTF's
    `2003-23` (a season) and `1490~`, `cca 1490` (about then).
    """
    if date := PartialDate.from_iso(text) if len(text) in _ISO_LENGTHS else None:
        return date
    date = _read(text)
    return replace(date, approximate=True) if date and _ABOUT.search(text) else date


def _read(text: str) -> PartialDate | None:
    if found := _DAY_FIRST.search(text):
        return PartialDate.of(int(found[3]), int(found[2]), int(found[1]))
    if found := _MONTH_FIRST.search(text):
        return PartialDate.of(int(found[2]), int(found[1]))
    return _in_words(text) or _iso(text)


def read_range(text: str) -> Range:
    """A date or a span of them: `2010/2014`, `2001--2005`, `2014-07-22/2014-08-01`; of an open end (`is_open`) there is no date."""
    if (found := _RANGE.search(text)) and not _DAY_FIRST.search(text):
        return _years(found[1], text), _years(found[2] or "", text)
    first, slash, last = text.partition("/")
    if slash and len(first.strip(" ~?%")) >= 4 and re.match(_YEAR, last.strip()):
        return read(first), read(last)
    return read(text), None


def is_open(text: str) -> bool:
    """Whether it says that something goes on since then: `1980/`, `1980/..`, `1980--`, `1980–`."""
    return bool(_OPEN.search(text))


def read_parts(year: str, month: str, day: str) -> Range:
    """The date of BibTeX's own fields; `month` may be a word, a number, a span, or hold the day (`10~jul`)."""
    first, last = read_range(year)
    known = [number for word in _WORDS.findall(month) if (number := _month(word))]
    if first is None or not known or first.month:
        return first, last
    days = [int(word) for word in _WORDS.findall(day or month) if word.isdecimal()]
    named = any(months.number(word) for word in _WORDS.findall(month))
    start = PartialDate.of(first.year, known[-1 if named and days else 0], days[0] if days and (day or named) else None)
    end = PartialDate.of(first.year, known[1]) if len(known) == 2 and not days else last
    return start or first, end


def _month(word: str) -> int | None:
    return int(word) if word.isdecimal() and 1 <= int(word) <= 12 else months.number(word)


def _years(year: str, text: str) -> PartialDate | None:
    """One end of a range of years; it is about then where a `~` stands by it."""
    date = PartialDate.of(int(year)) if year else None
    about = date and ("~" in text) and re.search(rf"{year}[~%]|~\s*{year}", text)
    return replace(date, approximate=True) if date and about else date


def _iso(text: str) -> PartialDate | None:
    if (season := _SEASON.search(text)) and (date := PartialDate.of(int(season[1]))):
        return replace(date, season=int(season[2]))
    found = _ISO.search(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return PartialDate.of(year or 0, month, day) or PartialDate.of(year or 0)


def _in_words(text: str) -> PartialDate | None:
    """A date with the month's name: the number of four digits is the year, a smaller one the day."""
    words = _WORDS.findall(text)
    month = next((number for word in words if (number := months.number(word))), None)
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    if month is None or not years:
        return None
    return PartialDate.of(years[0], month, days[0] if days else None) or PartialDate.of(years[0], month)
