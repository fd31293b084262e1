"""
## What it does

Finds entries `@software` without a version and without a date.

## Why it matters

Results depend on it.

## Example

```bib
@software{a, author = {Novák, Jan}, title = {Odkazovač}, url = {https://a.cz/}, urldate = {2020-01-02}}
```

## Use instead

```bib
@software{a, author = {Novák, Jan}, title = {Odkazovač}, version = {1.2}, url = {https://a.cz/}, urldate = {2020-01-02}}
```

## Source

Citování patentů, norem a zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_record
from dostupne.rules.objecting import to_record


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Programs of no version that is known."""
    if record.type == "software" and not record.has("version", "edition", "date", "year", "crossref"):
        yield to_record(listed, record)


RULE = Rule(
    code="type-required-version",
    severity=Severity.INFO,
    scope=Scope.ENTRY,
    summary=Message(cs="Software má verzi", en="Software has its version"),
    messages={
        "": Message(cs="chybí verze softwaru", en="the version of the software is missing"),
    },
    check=check,
    page=__doc__ or "",
)
