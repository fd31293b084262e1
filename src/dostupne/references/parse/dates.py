"""Text → PartialDate: every notation of a date met in Czech lists."""

import re

from dostupne.model.dates import PartialDate
from dostupne.references.lexicon import MONTH, month_number

YEAR = r"(?:1[4-9]|20)\d\d"
"""A year of print, 1400 to 2099; for use inside larger patterns."""
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MON = r"(?:0?[1-9]|1[0-2])"
_GAP = r"\s{0,2}"

DATE = (
    rf"(?:{YEAR}{_GAP}[-–‑./]{_GAP}{_MON}{_GAP}[-–‑./]{_GAP}{_DAY}(?!\d)\.?"  # 2014-07-22, 2012-03- 21, 2009.06.10.
    rf"|{_DAY}\.{_GAP}{_MON}\.{_GAP}{YEAR}"  # 22. 7. 2014
    rf"|{_DAY}{_GAP}[/–-]{_GAP}{_MON}{_GAP}[/–-]{_GAP}{YEAR}"  # 22/7/2014, 6-5-2019
    rf"|{_DAY}[.,]?{_GAP}-?{MONTH},?{_GAP}-?{YEAR}"  # 22. července 2014, 15-Čvc-2023
    rf"|{MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{YEAR}"  # July 22, 2014
    rf"|{YEAR},?\s{MONTH}\s{_DAY}"  # 2014 July 22
    rf"|(?:{_DAY}\.{_GAP}[–-]{_GAP}{_DAY}\.{_GAP})?{MONTH},?\s{YEAR}"  # červenec 2014
    rf"|{_MON}[./]{_GAP}{YEAR}"  # 07/2014, 12. 2017
    rf"|{YEAR}[-/]{_MON}(?!\d)"  # 2014-07
    rf"|{YEAR})"
)
"""One alternative for every notation, longest first; for use inside larger patterns."""

_FULL = re.compile(
    rf"(?P<iso>(?P<y1>{YEAR})\s*[-–‑./]\s*(?P<m1>\d{{1,2}})\s*[-–‑./]\s*(?P<d1>\d{{1,2}}))"
    rf"|(?P<dmy>(?P<d2>\d{{1,2}})\s*[./–-]\s*(?P<m2>\d{{1,2}})\s*[./–-]\s*(?P<y2>{YEAR}))"
    rf"|(?P<word>(?P<d3>\d{{1,2}})[.,]?\s*-?(?P<m3>{MONTH}),?\s*-?(?P<y3>{YEAR}))"
    rf"|(?P<us>(?P<m4>{MONTH})\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y4>{YEAR}))"
    rf"|(?P<ymd>(?P<y5>{YEAR}),?\s(?P<m5>{MONTH})\s(?P<d5>\d{{1,2}}))",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"(?P<m1>{MONTH}),?\s(?P<y1>{YEAR})|(?P<m2>\d{{1,2}})\s*[./]\s*(?P<y2>{YEAR})|(?P<y3>{YEAR})[-/](?P<m3>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_SHORTEST_MONTH = 6
"""Characters of a date that says more than a year: `1/2014`."""
_ONLY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def read_date(text: str) -> PartialDate | None:
    """The first date in the text; a full one before a month before a year. None where there is none.

    An impossible day or month (`2019-10-00`, `2015-31-12`) leaves what is certain: the year.
    """
    if len(text) < _SHORTEST_MONTH:
        return PartialDate.of(int(found.group())) if (found := _ONLY_YEAR.search(text)) else None
    if found := _FULL.search(text):
        year, month, day = _parts(found)
        return PartialDate.of(year, month, day) or PartialDate.of(year)
    if found := _MONTH_YEAR.search(text):
        year, month, _ = _parts(found)
        return PartialDate.of(year, month) or PartialDate.of(year)
    if found := _ONLY_YEAR.search(text):
        return PartialDate.of(int(found.group()))
    return None


def _parts(found: re.Match[str]) -> tuple[int, int | None, int | None]:
    named = {name[0]: value for name, value in found.groupdict().items() if value and len(name) == 2}
    month = named.get("m", "")
    number = int(month) if month.isdigit() else month_number(month)
    return int(named["y"]), number, int(named["d"]) if "d" in named else None
