"""
## What it does

Finds theses without a school.

## Why it matters

The school is where the thesis is kept.

## Example

```text
NOVÁK, Jan. Odkazy. Diplomová práce. 2013.
```

```bib
@mastersthesis{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Brno, 2013. Diplomová práce. Masarykova univerzita, Fakulta informatiky.
```

```bib
@mastersthesis{a, author = {Novák, Jan}, title = {Odkazy}, school = {Masarykova univerzita}, year = 2013}
```

## Source

Citování patentů, norem a zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import records, to_printed, to_record, whole

_SCHOOL = re.compile(
    r"univer|škol|akademi|učení|fakult|institut|college|\buni\b|ČVUT|VŠE|VUT|VŠB|\bMU\b|\bUK\b|ČZU|UTB|\bZČU\b|hochschule|school",
    re.IGNORECASE,
)
_ENTRIES = frozenset(("thesis", "mastersthesis", "phdthesis"))


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Theses with no school in the field, nor anywhere in print."""
    for reference in whole(listed.printed):
        if (
            reference.type == "thesis"
            and reference.genre
            and not reference.publisher
            and not _SCHOOL.search(reference.raw)
        ):
            yield to_printed(reference, None, field="genre")
    for record in records(listed):
        if record.type in _ENTRIES and not record.has(
            "school", "institution", "publisher", "organization", "crossref", "xdata"
        ):
            yield to_record(listed, record)


RULE = Rule(
    code="thesis-school-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kvalifikační práce má školu", en="A thesis names its school"),
    messages={
        "": Message(cs="chybí škola", en="the school is missing"),
    },
    check=check,
    page=__doc__ or "",
)
