"""
## What it does

Finds titles in quotes as a whole.

## Why it matters

Quotes round a title are the style's; these are printed besides.

## Example

```bib
@book{a, title = {"Dějiny odkazů"}, publisher = {Academia}, year = 2013}
```

```bib
@book{a, title = {„Dějiny odkazů“}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny „odkazů“}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, section 3.11.7 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_QUOTED = re.compile(
    r"\s*(?:\"(?P<ascii>[^\"]*)\"|„(?P<czech>[^„“”]*)[“”]|“(?P<english>[^“”]*)”|``(?P<tex>[^`']*)''|\\(?:uv|enquote)\s*\{(?P<command>[^{}]*)\})\s*"
)
_TITLES = ("title", "booktitle", "subtitle")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Titles with one pair of quotes, at their ends."""
    value = place.field.value
    found = _QUOTED.fullmatch(value) if place.field.name in _TITLES else None
    if found and (text := next((part for part in found.groups() if part), "")):
        yield place.mended((0, len(value)), text.strip(), FixKind.PROPOSAL)


RULE = Rule(
    code="bib-title-quotes",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Název není celý v uvozovkách", en="A title is not in quotes as a whole"),
    messages={
        "": Message(cs="celý název je v uvozovkách", en="the whole title is in quotes"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
