"""
## What it does

Finds an ISSN where an ISBN is told, or the other way round, and numbers of another length.

## Why it matters

A digit is missing, or the number stands in the wrong field, where no catalogue looks for it.

## Example

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. ISBN 1211-1244.
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, issn = {978-0-306-40615-7}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. ISSN 1211-1244.
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, isbn = {978-0-306-40615-7}}
```

## Source

ISO 2108, ISO 3297.
"""

from collections.abc import Iterator
from dataclasses import replace

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.identifiers.printed import Number, numbers

_LENGTHS = {"isbn": (10, 13), "issn": (8,)}


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Numbers that have not as many digits as their label says."""
    for number in numbers(listed):
        if len(number.digits) not in _LENGTHS[number.kind]:
            count = str(len(number.digits))
            arguments = (("number", number.written), ("count", count), ("kind", number.kind.upper()))
            yield replace(number.objection, message=_message(number), arguments=arguments)


def _message(number: Number) -> str:
    other = "issn" if number.kind == "isbn" else "isbn"
    return number.kind if len(number.digits) in _LENGTHS[other] else "length"


RULE = Rule(
    code="isbn-issn-swap",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="ISBN má 10 nebo 13 číslic, ISSN 8", en="An ISBN has 10 or 13 digits, an ISSN 8"),
    messages={
        "isbn": Message(cs="ISBN {number} má 8 číslic jako ISSN", en="ISBN {number} has 8 digits as an ISSN"),
        "issn": Message(
            cs="ISSN {number} má {count} číslic jako ISBN", en="ISSN {number} has {count} digits as an ISBN"
        ),
        "length": Message(cs="{kind} {number} má {count} číslic", en="{kind} {number} has {count} digits"),
    },
    check=check,
    page=__doc__ or "",
)
