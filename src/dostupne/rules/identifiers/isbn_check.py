"""
## What it does

Computes the check digit of every ISBN.

## Why it matters

A mistyped ISBN finds no book, or another one.

## Example

```text
NOVÁK, Jan. Odkazy. Praha: Academia, 2013. ISBN 978-80-200-1234-6.
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, isbn = {978-80-200-1234-6}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Praha: Academia, 2013. ISBN 80-200-0980-9.
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, isbn = {978-0-306-40615-7}}
```

## Source

ISO 2108; checked by python-stdnum (<https://arthurdejong.org/python-stdnum/>).
"""

from collections.abc import Iterator
from dataclasses import replace

from stdnum import isbn

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.identifiers.printed import numbers


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Numbers of the right length whose last digit is not what the others make it."""
    for number in numbers(listed):
        if number.kind == "isbn" and len(number.digits) in (10, 13) and not isbn.is_valid(number.digits):
            yield replace(number.objection, arguments=(("number", number.written),))


RULE = Rule(
    code="isbn-check",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kontrolní číslice ISBN souhlasí", en="The check digit of an ISBN is right"),
    messages={
        "": Message(cs="ISBN {number} má chybnou kontrolní číslici", en="the check digit of ISBN {number} is wrong"),
    },
    check=check,
    page=__doc__ or "",
)
