"""
## What it does

Finds elements out of order: *creator, title [medium], edition, place: publisher, date, date of access, series, numbering,
ISBN or ISSN, address*. What the list has in another order throughout is let pass.

## Why it matters

The place of an element says what it is.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2. vyd., 2013. ISBN 80-200-0980-9.
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů. 2. vyd. Praha: Academia, 2013. ISBN 80-200-0980-9.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.elements import IN_BOTH_EDITIONS, MESSAGE, misplaced


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Pairs of elements in the other order, unless the whole list has them so."""
    return misplaced(listed, (*IN_BOTH_EDITIONS, ("publisher", "collection_title")))


RULE = Rule(
    code="order-2011",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Prvky stojí v pořadí vydání 2011", en="The elements stand in the order of edition 2011"),
    messages={"": MESSAGE},
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
