"""The series where its word names it: `Edice Kolumbus, sv. 138.`, before the imprint (2022) or behind it."""

import re

from dostupne.references.parse.dates import YEAR
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark

_SERIES = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?:Edice|Ediční\sřada|Edícia)\s(?P<title>[^\s.{MARKS}](?:[^.{MARKS}]|\.(?=\S)){{1,150}}?)"
    rf"(?:,\s(?:sv\.|č\.|svazek|zv\.)\s?(?P<number>\w{{1,8}}))?(?:\.(?=\s|$)|(?=\s*{ANY_MARK})|$)"
)

_IMPRINT_END = re.compile(rf",\s{YEAR}$")
"""`Edice CZ.NIC, 2012.` is a publisher and its date."""


def read_series(draft: Draft) -> None:
    """Fills `collection_title` and `collection_number`; in `Edice pedagogické literatury` the word is a part of the name."""
    if "Edic" not in draft.text and "Edíc" not in draft.text:
        return
    found = _SERIES.search(draft.text, draft.title_end)
    if found and not _IMPRINT_END.search(found["title"]):
        named = found["title"][0].islower()
        draft.set("collection_title", draft.text[found.start() : found.end("title")] if named else found["title"])
        draft.set("collection_number", found["number"] or "")
        draft.take(found, Mark.CONTRIBUTOR)
