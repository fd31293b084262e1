"""The head of a reference: list label, creators, and the year that author-date styles put behind them."""

import re

from dostupne.model.dates import PartialDate
from dostupne.references.alternation import bears, signs_of
from dostupne.references.lexicon import NO_DATE, any_of
from dostupne.references.parse.dates import DATE, YEAR, read_date
from dostupne.references.parse.draft import Draft, Span, Way
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import first_end

_LABEL = re.compile(r"^\s*(?:\[\^?\w{1,12}\]:?|\(\d{1,3}\)|\d{1,3}[.)](?=\s+[^\W\d])|[-*•–]\s)\s*")
_YEAR_AFTER_NAMES = re.compile(
    rf"(?:[.,]?\s*\[?\(?(?:cca\.?\s|ca\.?\s)?(?P<date>{YEAR}(?:[-–](?:{YEAR})?)?[a-z]?|\[?{any_of(NO_DATE)}\]?|{DATE})\)?\]?)(?=[.:,]\s|\s?$)[.:,]?\s*",
    re.IGNORECASE,
)
_NO_DATE_SIGNS = signs_of(any_of(NO_DATE))
_LONGEST_START = 30
"""Characters at the beginning of a date, one of which is a digit; or they say that none is known."""
_DIGIT = re.compile(r"\d")
_YEARS = re.compile(rf"{YEAR}")


def read_creators(draft: Draft) -> None:
    """Fills the names at the head and the year that author-date styles put behind them; finds the title's end."""
    if label := _LABEL.match(draft.text):
        draft.cut_head(label.end())
    draft.cut_head(len(draft.text) - len(draft.text.lstrip()))
    if end := _read_names(draft):
        if _may_begin_with_year(draft.text, end) and (year := _YEAR_AFTER_NAMES.match(draft.text, end)):
            set_issued(draft, *_years(year["date"]), year.span("date"))
            end = year.end()
        draft.cut_head(end)
        draft.cut_head(len(draft.text) - len(draft.text.lstrip(" .:,;-–")))
    draft.title_end = first_end(draft.text)


def _read_names(draft: Draft) -> int:
    """Keeps the names at the head; where they end, 0 where there are none."""
    names = read_names(draft.text)
    if not names.names:
        return len("Anon.") if draft.text.startswith("Anon.,") else 0
    if names.editors:
        draft.editor = names.names
    else:
        draft.author = names.names
    draft.found_at("editor" if names.editors else "author", (0, names.end), Way.PLACED)
    draft.et_al = names.et_al
    return names.end


def _may_begin_with_year(text: str, at: int) -> bool:
    start = text[at : at + _LONGEST_START]
    return _DIGIT.search(start) is not None or bears(start.lower(), _NO_DATE_SIGNS)


def _years(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    years = _YEARS.findall(text)
    if len(years) == 2:
        return PartialDate(int(years[0])), PartialDate(int(years[1]))
    return read_date(text), None


def set_issued(draft: Draft, issued: PartialDate | None, end: PartialDate | None, span: Span) -> None:
    """Keeps the first date found; a fuller one of the same year replaces a bare year."""
    if issued is None:
        return
    if draft.issued is None or (draft.issued.year == issued.year and draft.issued.month is None):
        if issued != draft.issued:
            draft.places.pop("issued", None)
        draft.issued, draft.issued_end = issued, end
        draft.found_at("issued", span, Way.PLACED)
