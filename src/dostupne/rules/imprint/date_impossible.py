"""
## What it does

Finds days and months that no calendar has (`2019-10-00`, `31. 6. 2020`), and works dated more than a year ahead.

## Why it matters

One of the digits is wrong, and what was meant is lost.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2019 [cit. 2019-10-00]. Dostupné z: https://a.cz/1
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2019-10-00}, year = 2019}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2019 [cit. 2019-10-10]. Dostupné z: https://a.cz/1
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2019-10-10}, date = {2019/2020}}
```

## Source

The calendar; seen in a thesis of FIT VUT.
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibField, BibRecord
from dostupne.model.dates import PartialDate
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Way
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_record
from dostupne.rules.objecting import span_of, to_printed, to_record

_ISO = re.compile(r"(?<![\d/.-])(?P<y>(?:1[4-9]|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d/-])")
_CZECH = re.compile(
    r"(?<![\d./-])(?<![Vv]erze\s)(?<![Vv]ersion\s)(?<!\b[Vv]\.\s)(?<!\b[Vv]er\.\s)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:1[4-9]|20)\d\d)(?![\d/-])"
)
_DATES = ("date", "urldate", "eventdate", "origdate", "archivedate")
_MONTH = re.compile(r"\d{1,2}")


def _impossible(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for pattern in (_ISO, _CZECH):
        for found in pattern.finditer(text, start, end):
            if PartialDate.of(int(found["y"]), int(found["m"]), int(found["d"])) is None:
                yield found


def _printed(listed: ReferenceList) -> Iterator[Objection]:
    for reference in listed.printed:
        addresses = [span for name in ("url", "doi", "archive_url") if (span := span_of(reference, name))]
        for found in _impossible(reference.raw, 0, len(reference.raw)):
            if not any(start <= found.start() < end for start, end in addresses):
                yield to_printed(reference, found.span(), message="day", field="issued", date=found[0])
        certain = any(one.field == "issued" and one.way is not Way.GUESSED for one in reference.readings)
        if reference.issued and certain and reference.issued.year > listed.today.year + 1:
            yield to_printed(reference, None, message="year", field="issued", date=reference.issued.year)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        if field.name in _DATES:
            for found in _impossible(field.value, 0, len(field.value)):
                span = (field.inside[0] + found.start(), field.inside[0] + found.end())
                yield to_record(listed, record, field, span=span, message="day", date=found[0])
        elif _is_no_part(field):
            yield to_record(listed, record, field, message="day", date=field.value)
    year = record.field("date", "year")
    found_year = re.match(r"\d{4}(?!\d)", year.value.strip()) if year else None
    if year and found_year and int(found_year[0]) > listed.today.year + 1:
        yield to_record(listed, record, year, message="year", date=found_year[0])


def _is_no_part(field: BibField) -> bool:
    """Whether it is a month or a day, in numbers, that no calendar has."""
    most = {"month": 12, "day": 31}.get(field.name, 0)
    return most > 0 and _MONTH.fullmatch(field.value.strip()) is not None and not 1 <= int(field.value) <= most


check = both(_printed, _in_bib)


RULE = Rule(
    code="date-impossible",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Data existují v kalendáři", en="Dates are in the calendar"),
    messages={
        "day": Message(cs="datum „{date}“ neexistuje", en="there is no such date as “{date}”"),
        "year": Message(cs="rok {date} teprve přijde", en="the year {date} is still to come"),
    },
    check=check,
    page=__doc__ or "",
)
