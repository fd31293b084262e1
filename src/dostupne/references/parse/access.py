"""The access date: `[cit. 2014-07-22]` in all its notations."""

import re

from dostupne.references.lexicon import ACCESS, DATE_INTRODUCERS, any_of, of_every_language
from dostupne.references.parse.dates import DATE, read_date
from dostupne.references.parse.draft import Draft, Mark

_WORD = of_every_language(ACCESS)
_CLOCK = r"(?:[,\s]+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[A-Z]{2,4})?)?"
_BRACKETED = re.compile(
    rf"[\[(](?P<medium>on-?\s?line)?[,;\s]*{_WORD}[\s:,.]*(?:dne\s+|k\s+|on\s+)?(?P<date>{DATE}){_CLOCK}[^\])]{{0,25}}[\])+]?(?:\.(?=\s*\[))?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:^|(?<=[\s.;,]))(?:{_WORD})[\s:,]*(?:dne\s+|k\s+|on\s+)?(?P<date>{DATE}){_CLOCK}(?=[\s.;,\]]|$)\]?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(rf"[\[(]\s*{any_of(DATE_INTRODUCERS)}[\s:]*(?P<date>{DATE})[^\])]{{0,15}}[\])]", re.IGNORECASE)
_HEADLESS = re.compile(rf"^\s*(?P<date>{DATE})\s*\]")
_DAMAGED = re.compile(rf"[\[(]\s*{_WORD}[^\])]{{0,30}}[\])]", re.IGNORECASE)


def read_access(draft: Draft) -> None:
    """Fills `accessed`; the date of a reference whose beginning is lost (`2014-07-31]. Dostupné z`) too."""
    if published := _PUBLISHED.search(draft.text):
        draft.issued = read_date(published["date"])
        draft.take(published, Mark.DATE)
    found = _BRACKETED.search(draft.text) or _BARE.search(draft.text)
    if found:
        draft.accessed = read_date(found["date"])
        if found.groupdict().get("medium"):
            draft.fields.setdefault("medium", "online")
        draft.take(found, Mark.ACCESS)
        if again := _BRACKETED.search(draft.text):  # the archived copy too was seen on a day
            draft.notes.append(again.group().strip())
            draft.take(again, Mark.ACCESS)
    elif found := _HEADLESS.search(draft.text):
        draft.accessed = read_date(found["date"])
        draft.take(found, Mark.ACCESS)
    elif found := _DAMAGED.search(draft.text):
        draft.notes.append(found.group())
        draft.take(found, Mark.ACCESS)
