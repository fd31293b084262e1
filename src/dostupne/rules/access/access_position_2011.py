"""
## What it does

Finds dates of access behind the address in a list of the edition of 2011. A list that has them there throughout is told of
only if you named the edition.

## Why it matters

The edition of 2011 has it right behind the date of publication.

## Example

```text 2011
NOVÁK, Jan. Odkazy [online]. 2014. Dostupné z: https://a.cz/odkazy [cit. 2014-07-22]
```

## Use instead

```text 2011
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.positions import BEFORE, BEHIND, access_positions
from dostupne.rules.forms import odd_forms


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Dates of access on the other side of the address."""
    for odd in odd_forms(listed, access_positions(listed), (BEFORE,), (BEHIND,)):
        if odd.form.name == BEHIND:
            yield odd.objection(field="accessed")


RULE = Rule(
    code="access-position-2011",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Datum přístupu stojí před „Dostupné z“", en="The date of access stands before “Dostupné z”"),
    messages={
        "": Message(
            cs="datum přístupu stojí za adresou; podle vydání 2011 je před ní",
            en="the date of access stands behind the address; edition 2011 has it before",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
