"""
## What it does

Finds imprints with several places or publishers parted by a semicolon.

## Why it matters

The first is what catalogues are searched by.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha; Brno: Academia, 2013.
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import span_of, to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """A semicolon in the place or the publisher."""
    for field in ("publisher_place", "publisher"):
        span = span_of(reference, field)
        if span and ";" in reference.raw[slice(*span)]:
            yield to_printed(reference, span, field=field)
            return


RULE = Rule(
    code="imprint-first-only",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Z více míst a nakladatelů stačí první", en="Of several places and publishers the first is enough"
    ),
    messages={
        "": Message(cs="stačí první místo a nakladatel", en="the first place and publisher are enough"),
    },
    check=check,
    page=__doc__ or "",
)
