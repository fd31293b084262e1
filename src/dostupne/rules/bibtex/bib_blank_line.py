"""
## What it does

Finds blank lines inside of values.

## Why it matters

For TeX a blank line is the end of a paragraph: it stops with “Paragraph ended before …”.

## Example

```bib
@book{a, title = {Dějiny

odkazů}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny
  odkazů}, publisher = {Academia}, year = 2013}
```

## Source

Knuth, The TeXbook, chapter 8 (<https://ctan.org/pkg/texbook>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field, is_prose

_BLANK = re.compile(r"(?P<end>\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n|\n|\r(?!\n)))+")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Blank lines in what TeX prints; the first of each field."""
    if is_prose(place.field) and (found := _BLANK.search(place.field.value.rstrip())):
        yield place.mended(found.span(), found["end"], name=place.field.written)


RULE = Rule(
    code="bib-blank-line",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V hodnotách nejsou prázdné řádky", en="No blank lines stand in values"),
    messages={
        "": Message(cs="v poli {name} je prázdný řádek", en="there is a blank line in {name}"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
