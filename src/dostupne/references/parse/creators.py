"""The head of a reference: list label, creators, and the year that author-date styles put behind them."""

import re

from dostupne.model.dates import PartialDate
from dostupne.model.letters import LOWER
from dostupne.model.names import Name
from dostupne.model.reference import Way
from dostupne.references.alternation import bears, signs_of
from dostupne.references.lexicon import NO_DATE, any_of
from dostupne.references.parse.dates import DATE, YEAR, read_date
from dostupne.references.parse.draft import MARKS, Draft, Span
from dostupne.references.parse.edition import TRANSLATOR_ROLE
from dostupne.references.parse.names import NOBODY, NameList, read_names
from dostupne.references.parse.sentences import first_end

_LABEL = re.compile(r"^\s*(?:\[\^?\w{1,12}\]:?|\(\d{1,3}\)|\d{1,3}[.)](?=\s+[^\W\d])|[-*•–]\s)\s*")
_YEAR_AFTER_NAMES = re.compile(
    rf"(?:[.,]?\s*\[?\(?(?:cca\.?\s|ca\.?\s)?(?P<date>{YEAR}(?:[-–](?:{YEAR})?)?[a-z]?|\[?{any_of(NO_DATE)}(?:\s?[a-z])?\]?|{DATE})\)?\]?)(?!(?<=\d):\s[{LOWER}])(?:(?=[.:,]\s|\s?$)|(?<=\))(?=\s))[.:,]?\s*",
    re.IGNORECASE,
)
_NO_DATE_SIGNS = signs_of(any_of(NO_DATE))
_LONGEST_START = 30
"""Characters at the beginning of a date, one of which is a digit; or they say that none is known."""
_LONGEST_HEAD = 200
"""Characters at the head of a reference in which a role behind its first names is looked for."""
_LONGEST_BODY = 60
_DIGIT = re.compile(r"\d")
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
    if label := _LABEL.match(draft.text):
        draft.cut_head(label.end())
    draft.cut_head(len(draft.text) - len(draft.text.lstrip()))
    if end := _read_names(draft):
        if _may_begin_with_year(draft.text, end) and (year := _YEAR_AFTER_NAMES.match(draft.text, end)):
            set_issued(draft, *_years(year["date"]), year.span("date"))
            end = year.end()
        led_by_colon = draft.text[end : end + 1] == ":"
        draft.cut_head(end)
        draft.cut_head(len(draft.text) - len(draft.text.lstrip(" .:,;-–")))
        if led_by_colon and draft.issued is None:
            _read_year_after_title(draft)  # `Česko: Zákon č. 89/2012 Sb., občanský zákoník, 2012`
    else:
        _read_year_after_title(draft)
    draft.title_end = first_end(draft.text)


def _read_names(draft: Draft) -> int:
    """Keeps the names at the head; where they end, 0 where there are none."""
    anonymous = _ANONYMOUS.match(draft.text)
    names = NameList(end=anonymous.end()) if anonymous else _creators(draft.text)
    if not names.names:
        return names.end or _read_signed(draft)
    role = TRANSLATOR_ROLE.match(draft.text, names.end) if draft.text.startswith(" (", names.end) else None
    if names.editors:
        draft.editor = names.names
    elif role:
        draft.translator = names.names
    else:
        draft.author = names.names
    field = "editor" if names.editors else "translator" if role else "author"
    end = role.end() if role else names.end
    draft.found_at(field, (0, end), Way.PLACED)
    draft.et_al = names.et_al
    return end


def _read_signed(draft: Draft) -> int:
    """`Monika B. VIZEDOM a Gabrielle L. CAFFEE (přel.).`: names in their natural order, where a role tells that they are."""
    if "(" not in draft.text[:_LONGEST_HEAD]:
        return 0
    names = read_names(draft.text, host=True)
    role = TRANSLATOR_ROLE.match(draft.text, names.end) if names.names else None
    if names.editors:
        draft.editor = names.names
    elif role:
        draft.translator = names.names
    else:
        return 0
    end = role.end() if role else names.end
    draft.found_at("editor" if names.editors else "translator", (0, end), Way.LABELLED)
    return end


def _may_begin_with_year(text: str, at: int) -> bool:
    start = text[at : at + _LONGEST_START]
    return _DIGIT.search(start) is not None or bears(start.lower(), _NO_DATE_SIGNS)


def _read_year_after_title(draft: Draft) -> None:
    """`Clock, 1911. The Encyclopaedia. …`: in author-date styles the year follows a title that has no creator."""
    end = first_end(draft.text)
    if " : " in draft.text[:end]:
        return  # `Podšívky - Zlín : Kopyto, 2001`: the year is the imprint's
    found = _YEAR_AFTER_TITLE.search(draft.text, 0, end)
    if found is None or any(year != found["year"] for year in _YEARS.findall(draft.text, end)):
        return
    if found["year"]:
        set_issued(draft, read_date(found["year"]), None, found.span("year"))
    draft.stop(found.start(), end)


def _creators(text: str) -> NameList:
    names = read_names(text)
    if names.names:
        return names
    if body := _BODY_BEFORE_YEAR.match(text):
        return NameList((Name(literal=body["body"].strip()),), end=body.end())
    return _named_twice(text)


def _named_twice(text: str) -> NameList:
    """`Microsoft. Visual Studio Code. Redmond: Microsoft, 2023`: who published the work, named first, made it.

    A sentence must stand between the two: `Vesmír. Praha: Vesmír, 2001` has a title and no author.
    """
    end = first_end(text)
    name = text[:end].strip(" .")
    if not 2 <= len(name) <= _LONGEST_BODY or text[end - 1] != ".":
        return NOBODY
    published = text.find(f": {name},", end)
    between = published > 0 and first_end(text[end:]) + end < published
    return NameList((Name(literal=name),), end=end) if between else NOBODY


def _years(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    years = _YEARS.findall(text)
    if len(years) == 2:
        return PartialDate(int(years[0])), PartialDate(int(years[1]))
    return read_date(text), None


def set_issued(
    draft: Draft, issued: PartialDate | None, end: PartialDate | None, span: Span, printed: str = ""
) -> None:
    """Keeps the first date found; a fuller one of the same year replaces a bare year. `printed` is the date within the span."""
    if issued is None:
        return
    if draft.issued is None or (draft.issued.year == issued.year and draft.issued.month is None):
        if issued != draft.issued:
            draft.places.pop("issued", None)
        draft.issued, draft.issued_end = issued, end
        draft.found_at("issued", span, Way.PLACED, printed)
