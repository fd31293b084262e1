"""
## What it does

Finds entries `@article` without a journal.

## Why it matters

Without it nobody finds the article.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013, volume = 5}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, volume = 5}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
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
    """Articles without a host of any name; preprints have their archive instead."""
    if record.type == "article" and not record.has(
        "journal", "journaltitle", "booktitle", "crossref", "eprint", "xdata"
    ):
        yield to_record(listed, record)


RULE = Rule(
    code="type-required-container",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Článek má název časopisu", en="An article has the title of its journal"),
    messages={
        "": Message(cs="chybí název časopisu", en="the title of the journal is missing"),
    },
    check=check,
    page=__doc__ or "",
)
