"""
## What it does

Finds fields without a value.

## Why it matters

Some styles print the signs that should stand round it; BibTeX warns.

## Example

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, edition = {}}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.1 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.bibtex.places import without
from dostupne.rules.objecting import mended, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Fields with nothing or empty braces in them."""
    for record in listed.bib.records if listed.bib else ():
        for field in record.fields:
            if not field.value.strip(" \t\r\n{}~"):
                told = to_record(listed, record, field, span=field.whole, name=field.written)
                yield mended(told, FixKind.SAFE, without(record, field))


RULE = Rule(
    code="bib-field-empty",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole mají hodnotu", en="Fields have a value"),
    messages={
        "": Message(cs="pole {name} je prázdné", en="the field {name} is empty"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
