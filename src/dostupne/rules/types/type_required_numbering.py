"""
## What it does

Finds entries `@article` that have neither volume nor issue nor pages nor an article number, nor a DOI or an address, nor a
note that they are still to come.

## Why it matters

Without any of them the article must be looked for in all issues.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, volume = 5}
@article{b, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, doi = {10.1000/182}}
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

_ANY = (
    "volume",
    "number",
    "issue",
    "pages",
    "eid",
    "articleno",
    "doi",
    "url",
    "eprint",
    "pubstate",
    "crossref",
    "xdata",
    "note",
    "date",
    "month",
)


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Articles with no number at all; newspapers have a day instead."""
    if record.type == "article" and not record.has(*_ANY):
        yield to_record(listed, record)


RULE = Rule(
    code="type-required-numbering",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Článek má ročník, číslo nebo strany", en="An article has a volume, an issue or pages"),
    messages={
        "": Message(cs="chybí ročník, číslo i strany", en="volume, issue and pages are all missing"),
    },
    check=check,
    page=__doc__ or "",
)
