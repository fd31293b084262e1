"""
## What it does

Finds letters whose accents are characters of their own (`c` with U+030C), as files from macOS have them.

## Why it matters

They look alike, but are sorted, searched and printed as two characters; pdfLaTeX stops at them.

## Example

```bib
@book{a, title = {Dějiny odkazů}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů}, publisher = {Academia}, year = 2013}
```

## Source

Unicode Standard Annex 15 (<https://www.unicode.org/reports/tr15/>).
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import VERBATIM, Place, each_field
from dostupne.rules.objecting import mended

_CLUSTER = re.compile(r"[^\W\d_][\u0300-\u036f]+")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Letters that have a composed form; one objection a field."""
    value = place.field.value
    found = [] if value.isascii() else [one for one in _CLUSTER.finditer(value) if normalize("NFC", one[0]) != one[0]]
    if found and place.field.name not in VERBATIM:
        base = place.field.inside[0]
        edits = [Edit(base + one.start(), base + one.end(), normalize("NFC", one[0])) for one in found]
        yield mended(place.told(found[0].span(), letter=normalize("NFC", found[0][0])), FixKind.SAFE, *edits)


RULE = Rule(
    code="bib-decomposed",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Písmena jsou složená (NFC)", en="Letters are composed (NFC)"),
    messages={
        "": Message(cs="písmeno „{letter}“ je rozložené (NFD)", en="the letter “{letter}” is decomposed (NFD)"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
