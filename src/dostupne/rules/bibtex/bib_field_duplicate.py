"""
## What it does

Finds fields that an entry has twice.

## Why it matters

BibTeX takes the first, biber the last; one of them is lost.

## Example

```bib
@book{a, title = {Odkazy}, year = 2013, publisher = {Academia}, title = {Stránky}}
```

## Use instead

```bib
@book{a, title = {Odkazy}, year = 2013, publisher = {Academia}}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibField
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.bibtex.places import without
from dostupne.rules.objecting import mended, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Fields with a name that an earlier one of the entry has."""
    for record in listed.bib.records if listed.bib else ():
        seen: dict[str, BibField] = {}
        for field in record.fields:
            first = seen.setdefault(field.name, field)
            if first is not field:
                told = to_record(listed, record, field, span=field.whole, name=field.written)
                same = first.value.split() == field.value.split()
                yield mended(told, FixKind.SAFE, without(record, field)) if same else told


RULE = Rule(
    code="bib-field-duplicate",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole je v záznamu jednou", en="A field is there once in an entry"),
    messages={
        "": Message(cs="pole {name} je v záznamu podruhé", en="the entry has the field {name} twice"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
