"""
## What it does

Finds acts, decrees and government orders without their number.

## Why it matters

Acts are known by number and year; their names repeat.

## Example

```text
ČESKO. Zákon o vysokých školách. In: Sbírka zákonů. Praha: MV, 1998.
```

## Use instead

```text
ČESKO. Zákon č. 111/1998 Sb., o vysokých školách. In: Sbírka zákonů. Praha: MV, 1998.
ČESKO. Zákon č. 111 ze dne 22. dubna 1998 o vysokých školách. In: Sbírka zákonů. 1998.
```

## Source

Citování patentů, norem a zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_ACT = re.compile(
    r"(?:Ústavní\s)?(?:Zákon|Vyhláška|Nařízení\svlády)\s(?:\w+\s){0,3}?(?:o|kterým|kterou|ze\sdne|České|Ministerstva)\b"
)
_NUMBER = re.compile(r"\d+/\d{2,4}|\bč(?:\.|íslo)\s*\d+|\d+\s?Sb\.")


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Titles that begin as an act's does, and no number anywhere in the reference."""
    if _ACT.match(reference.title) and not _NUMBER.search(f"{reference.title} {reference.number} {reference.raw}"):
        yield to_reference(listed, reference, "title")


RULE = Rule(
    code="law-number-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Zákon má číslo: č. 121/2000 Sb.", en="An act has its number: č. 121/2000 Sb."),
    messages={
        "": Message(
            cs="chybí číslo předpisu (č. 121/2000 Sb.)", en="the number of the act is missing (č. 121/2000 Sb.)"
        ),
    },
    check=check,
    page=__doc__ or "",
)
