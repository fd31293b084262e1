"""
## What it does

Finds `and` without a name on both sides, and commas or semicolons at the ends of a name list.

## Why it matters

BibTeX makes an empty name of it.

## Example

```bib
@book{a, author = {Novák, Jan and}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

```bib
@book{a, author = {Novák, Jan and and Malý, Petr}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, author = {Novák, Jan and Malý, Petr}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, Designing BibTeX Styles, section 4 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import NAMES, Place, each_field

_EMPTY = re.compile(r"\A\s*(?:and\b|[,;])\s*|(?:\sand|\s*[,;])\s*\Z|\sand(?=\s+and\s)", re.IGNORECASE)


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Separators with nothing to part."""
    if place.field.name in NAMES and (found := _EMPTY.search(place.field.value)):
        yield place.mended(found.span(), "", text=found[0].strip())


RULE = Rule(
    code="bib-name-empty",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Na obou stranách and je jméno", en="A name stands on both sides of and"),
    messages={
        "": Message(cs="„{text}“ bez jména", en="“{text}” without a name"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
