"""
## What it does

Compares the date given for an archived copy with the 14 digits in its address. A day that is the next one in Central Europe,
where the digits are in UTC, agrees.

## Why it matters

The digits are the truth; a wrong date tells the reader of another state of the page.

## Example

```text
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: http://www.a.cz/. Archivní kopie dostupná z: Internet Archive (distributor), https://web.archive.org/web/20110216194306/http://www.a.cz/. [archivováno 2012-02-16 19:43:06]. [citováno 2024-01-17].
```

```bib
@online{a, title = {Odkazy}, url = {http://www.a.cz/}, urldate = {2011-03-01}, archiveurl = {https://web.archive.org/web/20110216194306/http://www.a.cz/}, archivedate = {2011-06-16}}
```

## Use instead

```text
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: http://www.a.cz/. Archivní kopie dostupná z: Internet Archive (distributor), https://web.archive.org/web/20110216194306/http://www.a.cz/. [archivováno 2011-02-16 19:43:06]. [citováno 2024-01-17].
```

```bib
@online{a, title = {Odkazy}, url = {http://www.a.cz/}, urldate = {2011-03-01}, archiveurl = {https://web.archive.org/web/20110216234306/http://www.a.cz/}, archivedate = {2011-02-17}}
```

## Source

Citace podle ČSN ISO 690:2022, ZČU (<https://iso690.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.copies import parse_copy
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_ZONES = tuple(timedelta(hours=hours) for hours in (0, 1, 2))
"""UTC, and Central European time in winter and summer."""
_TIME = re.compile(r"archivov[aá]no\s*:?\s*(?P<date>\d{4}-\d\d-\d\d)[T\s](?P<time>\d\d:\d\d:\d\d)", re.IGNORECASE)


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """The stated date, and the time where it is printed, against the address."""
    copy = parse_copy(reference.archive_url) or parse_copy(reference.url)
    stated = reference.archive_date
    if copy is None or stated is None:
        return
    moments = [copy[1] + zone for zone in _ZONES]
    known = len(stated.parts())
    days = {(moment.year, moment.month, moment.day)[:known] for moment in moments}
    timed = _TIME.search(reference.raw)
    times = {f"{moment:%Y-%m-%d %H:%M:%S}" for moment in moments}
    if tuple(stated.parts()) not in days:
        yield to_reference(listed, reference, "archive_date", stated=stated.iso(), at=f"{copy[1]:%Y-%m-%d}")
    elif timed and f"{timed['date']} {timed['time']}" not in times:
        said = f"{timed['date']} {timed['time']}"
        yield to_reference(listed, reference, "archive_date", stated=said, at=f"{copy[1]:%Y-%m-%d %H:%M:%S}")


RULE = Rule(
    code="archive-date-mismatch",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Datum archivní kopie souhlasí s její adresou", en="The date of an archived copy agrees with its address"
    ),
    messages={
        "": Message(
            cs="uvedeno je archivováno {stated}, adresa kopie říká {at}",
            en="archived {stated}, it says; the address of the copy says {at}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
