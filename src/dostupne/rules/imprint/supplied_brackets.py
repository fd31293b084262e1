"""
## What it does

Finds place, publisher and year each in brackets of its own.

## Why it matters

One pair says the same and is read more easily.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. [Praha]: [Academia], [2000].
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. [Praha: Academia, 2000].
```

## Source

Příklady citací podle ČSN ISO 690:2022, FSV UK (<https://knihovna.fsv.cuni.cz/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, to_printed

_PART = r"\[(?!\s*(?:online|cit|vid|b\.|s\.))[^\[\]]{2,60}\]"
_ROW = re.compile(rf"{_PART}\s*[:,]\s*{_PART}(?:\s*[:,]\s*{_PART})?", re.IGNORECASE)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Brackets next to each other with a colon or a comma between."""
    if found := _ROW.search(reference.raw):
        wanted = "[" + found[0].replace("[", "").replace("]", "") + "]"
        objection = to_printed(reference, found.span(), field="publisher", wanted=wanted)
        yield mended(objection, FixKind.PROPOSAL, Edit(*found.span(), wanted))


RULE = Rule(
    code="supplied-brackets",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Doplněné údaje jsou v jedněch hranatých závorkách", en="Supplied data stand in one pair of square brackets"
    ),
    messages={
        "": Message(
            cs="doplněné údaje patří do jedněch závorek: „{wanted}“",
            en="supplied data go into one pair of brackets: “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
