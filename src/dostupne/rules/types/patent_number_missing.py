"""
## What it does

Finds patents and utility models without a number.

## Why it matters

The registers are searched by it.

## Example

```text
NOVÁK, Jan. Odkazovač. Česká republika. Patentový spis. Uděleno 2013-05-05.
```

```bib
@patent{a, author = {Novák, Jan}, title = {Odkazovač}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Odkazovač. Česká republika. Patentový spis, CZ 304123 B6. Uděleno 2013-05-05.
```

```bib
@patent{a, author = {Novák, Jan}, title = {Odkazovač}, number = {CZ304123}, year = 2013}
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

_PATENT = re.compile(r"\b(?:Patentový spis|Užitný vzor|Patentová přihláška|Patentová listina)\b")
_NUMBER = re.compile(r"\b[A-Z]{2}\s?(?:\d[\s.]?){4,}|\b(?:č\.|číslo)\s*\d|\d{5,}|\d{2,3}\s\d{3}\b|\bPV\s?\d")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Patents with no number in print; entries without the field."""
    for reference in whole(listed.printed):
        found = _PATENT.search(reference.raw)
        if found and not _NUMBER.search(reference.raw):
            yield to_printed(reference, found.span(), field="number")
    for record in records(listed):
        if record.type == "patent" and not record.has("number", "crossref", "xdata"):
            yield to_record(listed, record)


RULE = Rule(
    code="patent-number-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Patent má číslo", en="A patent has its number"),
    messages={
        "": Message(cs="chybí číslo patentu nebo užitného vzoru", en="the number of the patent is missing"),
    },
    check=check,
    page=__doc__ or "",
)
