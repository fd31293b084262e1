"""
## What it does

Finds keys that two entries of a file have. Keys that differ in capitals alone are two for biber and one for BibTeX;
those are warned of.

## Why it matters

Only one of the entries can be cited; which one, depends on the program.

## Example

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
@book{a, title = {Stránky}, publisher = {Academia}, year = 2014}
```

```bib
@book{novak, title = {Odkazy}, publisher = {Academia}, year = 2013}
@book{Novak, title = {Stránky}, publisher = {Academia}, year = 2014}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
@book{b, title = {Stránky}, publisher = {Academia}, year = 2014}
```

## Source

Patashnik, BibTeXing (btxdoc), section 4 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import graded, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Entries whose key an earlier one has."""
    seen: dict[str, BibRecord] = {}
    for record in listed.bib.records if listed.bib else ():
        first = seen.setdefault(record.key.lower(), record)
        if not record.key or first is record:
            continue
        if first.key == record.key:
            yield to_record(listed, record, message="same", key=record.key, line=first.line)
        else:
            told = to_record(listed, record, message="capitals", key=record.key, other=first.key, line=first.line)
            yield graded(told, Severity.WARNING)


RULE = Rule(
    code="bib-key-duplicate",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Každý klíč má jediný záznam", en="Every key is of one entry"),
    messages={
        "same": Message(
            cs="klíč {key} má už záznam na řádku {line}", en="the entry on line {line} has the key {key} too"
        ),
        "capitals": Message(
            cs="klíč {key} je pro BibTeX týž jako {other} na řádku {line}",
            en="for BibTeX the key {key} is {other} of line {line}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
