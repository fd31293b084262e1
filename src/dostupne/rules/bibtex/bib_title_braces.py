"""
## What it does

Finds titles that stand in braces as a whole.

## Why it matters

No style can set their case any more; what needs it, names and acronyms, gets braces of its own.

## Example

```bib
@book{a, title = {{Dějiny odkazů a stránek}}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů podle {ČSN} a {UNESCO}}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 4, item 6 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_WHOLE = re.compile(r"\s*\{(?P<text>(?:[^{}]++|\{[^{}]*+\})*+)\}\s*")
_TITLES = ("title", "booktitle", "subtitle", "maintitle", "journal", "journaltitle")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Titles of three words or more, one of them in lower case, in one pair of braces."""
    value = place.field.value
    found = _WHOLE.fullmatch(value) if place.field.name in _TITLES else None
    if found and len(found["text"].split()) >= 3 and any(word.islower() for word in found["text"].split()):
        yield place.mended((0, len(value)), found["text"], FixKind.PROPOSAL)


RULE = Rule(
    code="bib-title-braces",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Název není celý ve dvojích závorkách", en="A title is not in double braces as a whole"),
    messages={
        "": Message(cs="celý název je ve dvojích závorkách", en="the whole title is in double braces"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
