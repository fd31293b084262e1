"""
## What it does

Finds dates of copyright written as `©2011`, `c2011` or `cop. 2011` where the list has another of the three.

## Why it matters

All three are in use where only a date of copyright is known; a list has one of them.

## Example

```text
NOVÁK, Jan. Odkazy. Praha: Academia, ©2011.
MALÁ, Eva. Odkazy dnes. Brno: Host, ©2015.
BÍLÝ, Petr. Barvy. Olomouc: Votobia, c2000.
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Praha: Academia, ©2011.
MALÁ, Eva. Odkazy dnes. Brno: Host, ©2015.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import whole

_SIGNS = {"©": "©2011", "c": "c2011", "cop.": "cop. 2011"}
_COPYRIGHT = re.compile(r"(?<![\w.])(?P<sign>©|c|cop\.)\s?(?:1[89]|20)\d\d(?!\d)")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Signs of copyright that are not the most usual of the list."""
    forms = [
        Form(reference, _SIGNS[found["sign"]], found.span())
        for reference in whole(listed.printed)
        if (found := _COPYRIGHT.search(reference.raw))
    ]
    for odd in odd_forms(listed, forms, tuple(_SIGNS.values())):
        yield odd.objection(field="issued")


RULE = Rule(
    code="date-copyright",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(
        cs="Copyrightová data se v seznamu píší stejně", en="Dates of copyright are written alike in a list"
    ),
    messages={
        "": Message(
            cs="datum copyrightu je zapsáno „{form}“, v seznamu „{kept}“",
            en="the date of copyright is written “{form}”, in the list “{kept}”",
        ),
    },
    check=check,
    page=__doc__ or "",
)
