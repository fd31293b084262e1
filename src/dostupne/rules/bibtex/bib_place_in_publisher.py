"""
## What it does

Finds places of publication in the field of the publisher: `Praha: Academia`.

## Why it matters

The style prints the place from its own field; without one it prints none, or a second.

## Example

```bib
@book{a, title = {Odkazy}, publisher = {Praha: Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, address = {Praha}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.2 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.letters import UPPER
from dostupne.rules.bibtex.places import Place, each_field
from dostupne.rules.objecting import mended

_WORD = rf"[{UPPER}][^\W\d_]+"
_PLACE = re.compile(rf"\s*(?P<place>{_WORD}(?:[ -](?:nad |u |pod )?{_WORD}){{0,2}}) ?: (?P<publisher>[^:{{}}]+)")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """A place, a colon and a publisher."""
    field = place.field
    found = _PLACE.fullmatch(field.value) if field.name in ("publisher", "institution", "school") else None
    if found:
        told = place.told(found.span("place"), place=found["place"], name=field.written)
        if not place.record.has("address", "location"):
            put_in = Edit(field.whole[0], field.whole[0], f"address = {{{found['place']}}}, ")
            told = mended(told, FixKind.PROPOSAL, put_in, Edit(*field.inside, found["publisher"].strip()))
        yield told


RULE = Rule(
    code="bib-place-in-publisher",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Místo vydání je ve svém poli", en="The place of publication is in its own field"),
    messages={
        "": Message(
            cs="místo „{place}“ patří do pole address, ne do {name}",
            en="the place “{place}” belongs in address, not in {name}",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
