"""The head of a reference: list label, creators, and the year that author-date styles put behind them."""

import re

from dostupne.model.dates import PartialDate
from dostupne.references.lexicon import NO_DATE, any_of
from dostupne.references.parse.dates import DATE, YEAR, read_date
from dostupne.references.parse.draft import Draft
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import first_end

_LABEL = re.compile(r"^\s*(?:\[\^?\w{1,12}\]:?|\(\d{1,3}\)|\d{1,3}[.)](?=\s+[^\W\d])|[-*•–]\s)\s*")
_YEAR_AFTER_NAMES = re.compile(
    rf"(?:[.,]?\s*\[?\(?(?:cca\.?\s|ca\.?\s)?(?P<date>{YEAR}(?:[-–]{YEAR})?[a-z]?|\[?{any_of(NO_DATE)}\]?|{DATE})\)?\]?)(?:(?=[.:,]\s|\s?$)|(?<=\))(?=\s))[.:,]?\s*",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"{YEAR}")


def read_creators(draft: Draft) -> None:
    """Fills the names at the head and the year that author-date styles put behind them; finds the title's end."""
    text = _LABEL.sub("", draft.text, count=1).strip()
    draft.text = _without_names(draft, text)
    draft.title_end = first_end(draft.text)


def _without_names(draft: Draft, text: str) -> str:
    names = read_names(text)
    if not names.names:
        anonymous = re.match(r"Anon\.,\s*", text)
        if anonymous is None:
            return text
        end = anonymous.end() - 2
    else:
        end = names.end
        if names.editors:
            draft.editor = names.names
        else:
            draft.author = names.names
        draft.et_al = names.et_al
    rest = text[end:]
    if year := _YEAR_AFTER_NAMES.match(rest):
        set_issued(draft, *_years(year["date"]))
        rest = rest[year.end() :]
    return rest.lstrip(" .:,;-–")


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
