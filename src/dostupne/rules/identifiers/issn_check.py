"""
## What it does

Computes the check digit of every ISSN.

## Why it matters

A mistyped ISSN finds no journal, or another one.

## Example

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. ISSN 1234-5678.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, issn = {1234-5678}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. ISSN 1211-1244.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, issn = {1211-1244}}
```

## Source

ISO 3297; checked by python-stdnum (<https://arthurdejong.org/python-stdnum/>).
"""

from collections.abc import Iterator
from dataclasses import replace

from stdnum import issn

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.identifiers.printed import numbers


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Numbers of the right length whose last digit is not what the others make it."""
    for number in numbers(listed):
        if number.kind == "issn" and len(number.digits) == 8 and not issn.is_valid(number.digits):
            yield replace(number.objection, arguments=(("number", number.written),))


RULE = Rule(
    code="issn-check",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kontrolní číslice ISSN souhlasí", en="The check digit of an ISSN is right"),
    messages={
        "": Message(cs="ISSN {number} má chybnou kontrolní číslici", en="the check digit of ISSN {number} is wrong"),
    },
    check=check,
    page=__doc__ or "",
)
