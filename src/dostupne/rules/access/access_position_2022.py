"""
## What it does

Finds dates of access before the address in a list of the edition of 2022. A list that has them there throughout is told of
only if you named the edition.

## Why it matters

The edition of 2022 has it after the address: `Dostupné z: https://… . [cit. 2022-01-16].`

## Example

```text 2022
NOVÁK, Jan. Odkazy. Online. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy.
```

## Use instead

```text 2022
NOVÁK, Jan. Odkazy. Online. 2014. Dostupné z: https://a.cz/odkazy. [cit. 2014-07-22].
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.positions import BEFORE, BEHIND, access_positions
from dostupne.rules.forms import odd_forms


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Dates of access on the other side of the address."""
    for odd in odd_forms(listed, access_positions(listed), (BEHIND,), (BEFORE,)):
        if odd.form.name == BEFORE:
            yield odd.objection(field="accessed")


RULE = Rule(
    code="access-position-2022",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Datum přístupu stojí za adresou", en="The date of access stands behind the address"),
    messages={
        "": Message(
            cs="datum přístupu stojí před adresou; podle vydání 2022 je za ní",
            en="the date of access stands before the address; edition 2022 has it behind",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
