"""
## What it does

Finds maps on paper, by `[mapa]` or `kartografický dokument`, without a scale.

## Why it matters

Of one sheet there are several maps, told apart by it.

## Example

```text
KLUB ČESKÝCH TURISTŮ. Šumava [mapa]. Praha: Trasa, 2013. ISBN 80-200-0980-9.
```

## Use instead

```text
KLUB ČESKÝCH TURISTŮ. Šumava [mapa]. 1 : 50 000. Praha: Trasa, 2013. ISBN 80-200-0980-9.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed

_MAP = re.compile(r"\[\s*(?:mapa|kartografický\s+dokument|map)\s*\]", re.IGNORECASE)
_SCALE = re.compile(r"1\s*:\s*\d{1,3}(?:[\s.\u00a0]?\d{3})+|měřítk", re.IGNORECASE)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Maps without a scale; of those on the web there may be none."""
    found = _MAP.search(reference.raw)
    if found and not _SCALE.search(reference.raw) and not reference.url:
        yield to_printed(reference, found.span(), field="title")


RULE = Rule(
    code="scale-missing",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(cs="Mapa má měřítko", en="A map has its scale"),
    messages={
        "": Message(cs="chybí měřítko mapy (1 : 50 000)", en="the scale of the map is missing (1 : 50 000)"),
    },
    check=check,
    page=__doc__ or "",
)
