"""
## What it does

Finds particles (van, von, de, …) with a capital behind the given name.

## Why it matters

A particle in lower case goes with the family name (`DÄNIKEN, Erich von`, `VAN GOOL, Luc`); with a capital it becomes a given
name, and the way back is lost.

## Example

```text
GOOL, Luc Van. Počítačové vidění. Praha: Academia, 2013.
```

```bib
@book{a, author = {Gool, Luc Van}, title = {Vidění}, year = 2013}
```

## Use instead

```text
VAN GOOL, Luc. Počítačové vidění. Praha: Academia, 2013.
```

```bib
@book{a, author = {Van Gool, Luc and von Däniken, Erich}, title = {Vidění}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/tvurce.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.letters import UPPER
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_printed, each_record
from dostupne.rules.names.etal_in_bib import NAME_FIELDS
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import to_printed, to_record

_BEHIND = re.compile(
    rf"(?<![^\W\d_])(?P<family>[^\W\d_]{{2,40}}),\s(?P<given>[{UPPER}][\w.-]{{0,40}})\s(?P<particle>Van|Von|De|Der|Den|La|Le|Du|Di|Della|Zu)(?=[.;,]|\s(?:a|and)\s|\s*\Z)"
)


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    found = head(reference)
    for one in _BEHIND.finditer(reference.raw, found.span[0], found.span[1] + 1) if found else ():
        name = f"{one['family']}, {one['given']}"
        yield to_printed(reference, one.span("particle"), field="author", particle=one["particle"], name=name)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        for one in _BEHIND.finditer(field.value) if field.name in NAME_FIELDS else ():
            span = (field.inside[0] + one.start("particle"), field.inside[0] + one.end("particle"))
            name = f"{one['family']}, {one['given']}"
            yield to_record(listed, record, field, span=span, particle=one["particle"], name=name)


check = both(_printed, _in_bib)


RULE = Rule(
    code="name-particles",
    severity=Severity.INFO,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Předložka u jména stojí tak, aby ji šlo poznat",
        en="The particle of a name stands where it can be told for one",
    ),
    messages={
        "": Message(
            cs="„{particle}“ za jménem „{name}“ vypadá jako druhé jméno",
            en="“{particle}” behind “{name}” looks like a second given name",
        ),
    },
    check=check,
    page=__doc__ or "",
)
