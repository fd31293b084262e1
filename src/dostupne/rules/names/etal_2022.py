"""
## What it does

Finds lists of creators that are cut before the fifth name, and a comma before `et al.`

## Why it matters

The edition of 2022 wants all creators, or the first five.

## Example

```text 2022
NOVÁK, Jan et al. Dějiny odkazů. Praha: Academia, 2023.
```

## Use instead

```text 2022
NOVÁK, Jan; BÍLÝ, Jan; ČERNÝ, Petr; MODRÁ, Eva; MALÁ, Jana et al. Dějiny odkazů. Praha: Academia, 2023.
```

## Source

Příklady citací podle ČSN ISO 690:2022, FSV UK (<https://knihovna.fsv.cuni.cz/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import to_printed

_COMMA = re.compile(r",\s*(?=et\s+al|a\s+kol|aj\.|a\s+další)")


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Fewer than five names and more left out; a comma before the words for it."""
    found = head(reference)
    if not reference.et_al or found is None or found.names != reference.author:
        return
    if len(found.names) < 5:
        yield to_printed(reference, found.span, message="few", field="author", count=len(found.names))
    if comma := _COMMA.search(found.text):
        at = found.span[0] + comma.start()
        yield to_printed(reference, (at, at + 1), message="comma", field="author")


RULE = Rule(
    code="etal-2022",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Před „et al.“ stojí prvních pět tvůrců, bez čárky",
        en="Before “et al.” stand the first five creators, without a comma",
    ),
    messages={
        "few": Message(
            cs="před „et al.“ má být prvních pět tvůrců, jsou tu {count}",
            en="the first five creators should stand before “et al.”, here are {count}",
        ),
        "comma": Message(cs="před „et al.“ se nepíše čárka", en="there is no comma before “et al.”"),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
