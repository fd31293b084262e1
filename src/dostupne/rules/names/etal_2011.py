"""
## What it does

Finds lists of creators that are cut after the second name or a later one.

## Why it matters

The edition of 2011 wants all creators if possible; where they are too many, the first and `et al.` (`a kol.` only as the
source has it).

## Example

```text 2011
NOVÁK, Jan, Petr SVOBODA et al. Dějiny odkazů. Praha: Academia, 2013.
```

## Use instead

```text 2011
NOVÁK, Jan et al. Dějiny odkazů. Praha: Academia, 2013.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/tvurce.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Two or more names and more left out."""
    found = head(reference)
    if reference.et_al and found and len(found.names) > 1:
        yield to_printed(reference, found.span, field="author", count=len(found.names))


RULE = Rule(
    code="etal-2011",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(cs="Před „et al.“ stojí jen první tvůrce", en="Before “et al.” stands the first creator alone"),
    messages={
        "": Message(
            cs="před „et al.“ stojí {count} tvůrci: uveďte všechny, nebo jen prvního",
            en="{count} creators stand before “et al.”: name all, or the first alone",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
