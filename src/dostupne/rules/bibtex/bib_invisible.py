"""
## What it does

Finds control characters, soft hyphens, zero-width spaces, marks of direction and byte-order marks in values.

## Why it matters

They come with text copied from pages and PDFs; nobody sees them, and no search finds the word.

## Example

```bib
@book{a, title = {Děj\u200biny odkazů}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů}, publisher = {Academia}, year = 2013}
```

## Source

Unicode Standard Annex 44, default ignorable code points (<https://www.unicode.org/reports/tr44/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.invisible import INVISIBLE
from dostupne.rules.bibtex.places import Place, each_field
from dostupne.rules.objecting import mended

_JOINERS = "\u200c\u200d\u200e\u200f"
_SIGNS = re.compile(f"(?<![ÂÃÄÅĂĹâ€])[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f{''.join(map(chr, INVISIBLE))}]")
_OTHER_SCRIPTS = re.compile("[\u0590-\u1fff\ua800-\uabff\ufb1d-\ufeff]")
"""Scripts in which joiners and marks of direction mean something."""


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Characters that print nothing; one objection a field. Behind letters of wrongly read UTF-8 they are a part of those."""
    value = place.field.value
    kept = _JOINERS if _OTHER_SCRIPTS.search(value.replace("\ufeff", "")) else ""
    found = [one for one in _SIGNS.finditer(value) if one[0] not in kept]
    if found:
        base = place.field.inside[0]
        edits = [Edit(base + one.start(), base + one.end(), "") for one in found]
        yield mended(place.told(found[0].span(), sign=f"U+{ord(found[0][0]):04X}"), FixKind.SAFE, *edits)


RULE = Rule(
    code="bib-invisible",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V hodnotách nejsou neviditelné znaky", en="No invisible characters stand in values"),
    messages={
        "": Message(cs="neviditelný znak {sign}", en="an invisible character {sign}"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
