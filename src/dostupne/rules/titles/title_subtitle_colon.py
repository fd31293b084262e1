"""
## What it does

Finds `Název : podnázev` with a space before the colon.

## Why it matters

That is the form of catalogue records and of the standard before 2011.

## Example

```text
NOVÁK, Jan. Internet : průvodce. Praha: Academia, 2013.
```

```bib
@book{a, title = {Internet : průvodce}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Internet: průvodce. Praha: Academia, 2013.
```

```bib
@book{a, title = {Internet: průvodce v měřítku 1 : 50 000}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_printed, each_record
from dostupne.rules.objecting import mended, span_of, to_printed, to_record

_COLON = re.compile(r"(?<=[^\W\d_])(?P<gap>\s+):(?=\s+[^\W\d_])")


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    span = span_of(reference, "title")
    for found in _COLON.finditer(reference.raw, *span) if span else ():
        objection = to_printed(reference, (found.start(), found.end()), field="title")
        yield mended(objection, FixKind.PROPOSAL, Edit(*found.span("gap"), ""))


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        for found in _COLON.finditer(field.value) if field.name in ("title", "booktitle") else ():
            start = field.inside[0]
            objection = to_record(listed, record, field, span=(start + found.start(), start + found.end()))
            yield mended(objection, FixKind.PROPOSAL, Edit(start + found.start("gap"), start + found.end("gap"), ""))


check = both(_printed, _in_bib)


RULE = Rule(
    code="title-subtitle-colon",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Před dvojtečkou podnázvu není mezera", en="There is no space before the colon of a subtitle"),
    messages={
        "": Message(
            cs="mezera před dvojtečkou mezi názvem a podnázvem",
            en="a space before the colon between title and subtitle",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
