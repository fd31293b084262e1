"""
## What it does

Finds corrections of dates in words: `1946, správně 1964`, `1946 i. e. 1964`.

## Why it matters

Square brackets say in every language that the citing person has added something.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 1946, správně 1964.
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 1946 [1964].
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed

_CORRECTION = re.compile(
    r"(?P<wrong>(?<!\d)\d{4}),?\s*[\[(]?(?:i\.\s?e\.|správně|recte|vlastně|tj\.)\s*(?P<right>\d{4})[\])]?"
)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """A year, a word of correction, and a year."""
    if found := _CORRECTION.search(reference.raw):
        wanted = f"{found['wrong']} [{found['right']}]"
        yield to_printed(reference, found.span(), field="issued", date=found[0], wanted=wanted)


RULE = Rule(
    code="date-correction",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Chybné datum se ponechá a správné se doplní v závorce: 1946 [1964]",
        en="A wrong date is kept, the right one follows in brackets: 1946 [1964]",
    ),
    messages={
        "": Message(
            cs="oprava data „{date}“: píše se „{wanted}“", en="the correction of a date “{date}” is written “{wanted}”"
        ),
    },
    check=check,
    page=__doc__ or "",
)
