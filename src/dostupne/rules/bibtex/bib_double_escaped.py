r"""
## What it does

Finds signs that were escaped twice: `\\_`, `\textbackslash{}_`.

## Why it matters

The first backslash becomes a line break or is printed; the address leads nowhere.

## Example

```bib
@book{a, title = {Odkazy \\& stránky}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy \& stránky}, publisher = {Academia}, year = 2013}
```

## Source

Knuth, The TeXbook, chapter 7 (<https://ctan.org/pkg/texbook>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import VERBATIM, Place, each_field

_TWICE = re.compile(r"(?:\\\\|\\textbackslash(?:\{\}|\s)?\\?|\{\\textbackslash\}\\?|\\{3,})(?P<sign>[_&%#$])")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Signs with more than one backslash."""
    for found in _TWICE.finditer(place.field.value):
        new = found["sign"] if place.field.name in VERBATIM else f"\\{found['sign']}"
        yield place.mended(found.span(), new, text=found[0], wanted=new)


RULE = Rule(
    code="bib-double-escaped",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Zpětné lomítko není zdvojené", en="No sign is escaped twice"),
    messages={
        "": Message(
            cs="„{text}“ je zdvojeně: má být „{wanted}“", en="“{text}” is escaped twice: it should be “{wanted}”"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
