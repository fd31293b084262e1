"""The head of a reference: list label, creators, and the year that author-date styles put behind them."""

import re

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.references.letters import LOWER
from dostupne.references.lexicon import NO_DATE, any_of
from dostupne.references.parse.dates import DATE, YEAR, read_date
from dostupne.references.parse.draft import MARKS, Draft
from dostupne.references.parse.names import NameList, read_names
from dostupne.references.parse.sentences import first_end

_LABEL = re.compile(r"^\s*(?:\[\^?\w{1,12}\]:?|\(\d{1,3}\)|\d{1,3}[.)](?=\s+[^\W\d])|[-*•–]\s)\s*")
_YEAR_AFTER_NAMES = re.compile(
    rf"(?:[.,]?\s*\[?\(?(?:cca\.?\s|ca\.?\s)?(?P<date>{YEAR}(?:[-–]{YEAR})?[a-z]?[-–]?|\[?{any_of(NO_DATE)}(?:\s?[a-z])?\]?|{DATE})\)?\]?)(?!(?<=\d):\s[{LOWER}])(?:(?=[.:,]\s|\s?$)|(?<=\))(?=\s))[.:,]?\s*",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"{YEAR}")
_YEAR_AFTER_TITLE = re.compile(rf",\s(?:(?P<year>{YEAR})[a-z]?|\[{any_of(NO_DATE)}\])\.?\s*$", re.IGNORECASE)
_ANONYMOUS = re.compile(rf"anon(?:ym(?:ous|us|ní)?)?\.?(?=,?\s\(?\[?(?:{YEAR}|{any_of(NO_DATE)}))", re.IGNORECASE)
_BODY_BEFORE_YEAR = re.compile(
    rf"(?P<body>[^\s:?!\"„“{MARKS}][^:?!\"„“{MARKS}]{{1,90}}?)(?=\s\((?:{YEAR}[a-z]?[-–]?|{any_of(NO_DATE)}(?:\s?[a-z])?)\):\s)",
    re.IGNORECASE,
)
"""`Dialog Information Services (1985): …`: what stands before a year in brackets and a colon made the work."""


def read_creators(draft: Draft) -> None:
    """Fills the names at the head and the year that author-date styles put behind them; finds the title's end."""
    text = _LABEL.sub("", draft.text, count=1).strip()
    draft.text = _without_names(draft, text)
    draft.title_end = first_end(draft.text)


def _without_names(draft: Draft, text: str) -> str:
    anonymous = _ANONYMOUS.match(text)
    names = NameList(end=anonymous.end()) if anonymous else _creators(text)
    if not names.end:
        return _without_year_after_title(draft, text)
    if names.editors:
        draft.editor = names.names
    else:
        draft.author = names.names
    draft.et_al = names.et_al
    rest = text[names.end :]
    if year := _YEAR_AFTER_NAMES.match(rest):
        set_issued(draft, *_years(year["date"]))
        rest = rest[year.end() :]
    return rest.lstrip(" .:,;-–")


def _without_year_after_title(draft: Draft, text: str) -> str:
    """`Clock, 1911. The Encyclopaedia. …`: in author-date styles the year follows a title that has no creator."""
    end = first_end(text)
    found = _YEAR_AFTER_TITLE.search(text, 0, end)
    if found is None or any(year != found["year"] for year in _YEARS.findall(text, end)):
        return text
    if found["year"]:
        set_issued(draft, read_date(found["year"]), None)
    return f"{text[: found.start()]}. {text[end:].lstrip()}"


def _creators(text: str) -> NameList:
    names = read_names(text)
    if not names.names and (body := _BODY_BEFORE_YEAR.match(text)):
        return NameList((Name(literal=body["body"].strip()),), end=body.end())
    return names


def _years(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    years = _YEARS.findall(text)
    if len(years) == 2:
        return PartialDate(int(years[0])), PartialDate(int(years[1]))
    return read_date(text), None


def set_issued(draft: Draft, issued: PartialDate | None, end: PartialDate | None) -> None:
    """Keeps the first date found; a fuller one of the same year replaces a bare year."""
    if issued is None:
        return
    if draft.issued is None or (draft.issued.year == issued.year and draft.issued.month is None):
        draft.issued, draft.issued_end = issued, end
