"""The series where its word names it: `Edice Kolumbus, sv. 138.`, before the imprint (2022) or behind it."""

import re

from dostupne.model.letters import UPPER
from dostupne.references.parse.dates import YEAR
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark

_SERIES = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?:Edice|Ediční\sřada|Edícia)\s(?P<title>[^\s.{MARKS}](?:[^.{MARKS}]|\.(?=\S)){{1,150}}?)"
    rf"(?:,\s(?:(?:sv\.|č\.|svazek|zv\.)\s?(?P<number>\w{{1,8}})|(?P<bare>\d{{1,3}})))?(?:\.(?=\s|$)|(?=\s*{ANY_MARK})|$)"
)

_BEHIND_IMPRINT = re.compile(
    rf":\s[^.:{MARKS}]{{2,80}},\s(?:\[|c|©)?{YEAR}\]?(?:[,.]\s\d{{1,4}}\s(?:s|str|p))?\.\s"
    rf"(?P<title>[{UPPER}][^.:,;{MARKS}]{{2,80}})[,;]\s(?P<numbered>(?:sv|zv|č|svazek)\.?\s?(?P<number>\d{{1,4}}))(?=\.|\s*{ANY_MARK}|$)"
)
"""`Praha: Sport, 2001. Pohyb, sv. 3`: the volume is the series'."""
_WITHIN_IMPRINT = re.compile(
    rf":\s[^.:,{MARKS}]{{2,60}},\s(?P<title>[{UPPER}][^\s.:,;{MARKS}]{{1,30}}\s[^.:,;{MARKS}\d]{{2,80}}),\s(?P<number>\d{{1,5}})(?=,\s(?:s|pp?)\.\s?\d)"
)
"""`Stuttgart: Klett-Cotta, Handbuch der Geschichte, 2, s. 884–917`: the year stood behind the names."""
_IMPRINT_END = re.compile(rf",\s{YEAR}$")
"""`Edice CZ.NIC, 2012.` is a publisher and its date."""


def read_series(draft: Draft) -> None:
    """Fills `collection_title` and `collection_number`; in `Edice pedagogické literatury` the word is a part of the name."""
    if "Edic" not in draft.text and "Edíc" not in draft.text:
        _read_behind_imprint(draft)
        return
    found = _SERIES.search(draft.text, draft.title_end)
    if found and not _IMPRINT_END.search(found["title"]):
        named = found["title"][0].islower()
        draft.set("collection_title", draft.text[found.start() : found.end("title")] if named else found["title"])
        draft.set("collection_number", found["number"] or found["bare"] or "")
        draft.take(found, Mark.CONTRIBUTOR)


def _read_behind_imprint(draft: Draft) -> None:
    if draft.issued is not None and (found := _WITHIN_IMPRINT.search(draft.text, draft.title_end)):
        draft.set("collection_title", found["title"], found.span("title"))
        draft.set("collection_number", found["number"], found.span("number"))
        draft.cover(found.start("title"), found.end(), Mark.CONTRIBUTOR)
        return
    if ("sv" in draft.text or "zv" in draft.text or "č" in draft.text) and (
        found := _BEHIND_IMPRINT.search(draft.text, draft.title_end)
    ):
        draft.set("collection_title", found["title"], found.span("title"))
        draft.set("collection_number", found["number"], found.span("number"))
        draft.cover(found.start("title"), found.end(), Mark.CONTRIBUTOR)
