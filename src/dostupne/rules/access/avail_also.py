"""
## What it does

Finds references that are said to be online and are also `Dostupné také z:`.

## Why it matters

The phrase means a printed source that has a copy on the web; for an online source it is `Dostupné z:`.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné také z: https://a.cz/odkazy
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
NOVÁK, Jan. Odkazy. Praha: Academia, 2014. Dostupné také z: https://a.cz/odkazy
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.access.online import ALSO, medium_span
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed

_OTHER = re.compile(r"dostupn[éý]\s+(?:z|na)\b", re.IGNORECASE)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Online, and available "also"; two addresses may have both phrases."""
    found = ALSO.search(reference.raw)
    if found and medium_span(reference) and not _OTHER.search(reference.raw):
        yield to_printed(reference, found.span(), field="url", phrase=found[0])


RULE = Rule(
    code="avail-also",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="„Dostupné také z:“ je u tištěného zdroje, bez [online]",
        en="“Dostupné také z:” goes with a printed source, without [online]",
    ),
    messages={
        "": Message(
            cs="„{phrase}“ říká, že zdroj je tištěný, ale je označen jako online",
            en="“{phrase}” says that the source is a printed one, but it is said to be online",
        ),
    },
    check=check,
    page=__doc__ or "",
)
