"""The access date: `[cit. 2014-07-22]` in all its notations."""

import re

from dostupne.model.reference import Way
from dostupne.references.alternation import bears, guarded
from dostupne.references.lexicon import ACCESS, DATE_INTRODUCERS, any_of, of_every_language
from dostupne.references.parse.dates import DATE, read_date
from dostupne.references.parse.draft import Draft, Mark

_WORD = of_every_language(ACCESS)
_CLOCK = r"(?:[,\s]+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[A-Z]{2,4})?)?"
_BRACKETED = re.compile(
    rf"[\[(](?P<medium>on-?\s?line)?[,;\s]*{_WORD}[\s:,.]*(?:dne\s+|k\s+|on\s+)?(?P<date>{DATE}){_CLOCK}[^\])]{{0,25}}[\])+]?(?:\.(?=\s*\[))?",
    re.IGNORECASE,
)
_BARE = guarded(
    rf"(?:^|(?<=[\s.;,]))(?:{_WORD})[\s:,]*(?:dne\s+|k\s+|on\s+)?(?P<date>{DATE}){_CLOCK}(?=[\s.;,\]]|$)\]?"
)
_PUBLISHED = re.compile(rf"[\[(]\s*{any_of(DATE_INTRODUCERS)}[\s:]*(?P<date>{DATE})[^\])]{{0,15}}[\])]", re.IGNORECASE)
_HEADLESS = re.compile(rf"^\s*(?P<date>{DATE})\s*\]")
_DAMAGED = re.compile(rf"[\[(]\s*{_WORD}[^\])]{{0,30}}[\])]", re.IGNORECASE)


def read_access(draft: Draft) -> None:
    """Fills `accessed`; the date of a reference whose beginning is lost (`2014-07-31]. Dostupné z`) too."""
    lowered = draft.text.lower()
    bracketed = "[" in lowered or "(" in lowered
    if bracketed and (published := _PUBLISHED.search(draft.text)):
        draft.issued = read_date(published["date"])
        draft.found_at("issued", published.span("date"), Way.LABELLED)
        draft.take(published, Mark.DATE)
    said = bears(lowered, _BARE.signs)
    found = (said and bracketed and _BRACKETED.search(draft.text)) or (said and _BARE.pattern.search(draft.text))
    if found:
        draft.accessed = read_date(found["date"])
        draft.found_at("accessed", found.span("date"), Way.LABELLED)
        if found.groupdict().get("medium"):
            draft.set("medium", "online", found.span("medium"), Way.LABELLED)
        draft.take(found, Mark.ACCESS)
        if again := _BRACKETED.search(draft.text):  # the archived copy too was seen on a day
            draft.notes.append(again.group().strip())
            draft.take(again, Mark.ACCESS)
    elif "]" in lowered and (found := _HEADLESS.search(draft.text)):
        draft.accessed = read_date(found["date"])
        draft.found_at("accessed", found.span("date"), Way.GUESSED)
        draft.take(found, Mark.ACCESS)
    elif said and bracketed and (found := _DAMAGED.search(draft.text)):
        draft.notes.append(found.group())
        draft.take(found, Mark.ACCESS)
