"""
## What it does

Finds `In: .` and `In: [online]`.

## Why it matters

Citation managers print it where the field of the host is empty: the name of the site was to stand there.

## Example

```text
NOVÁK, Jan. Odkazy. In: . 2021 [cit. 2021-05-19]. Dostupné z: https://a.cz/odkazy
MALÁ, Eva. Stránky. In: [online]. 2021 [cit. 2021-05-19]. Dostupné z: https://a.cz/stranky
```

## Use instead

```text
NOVÁK, Jan. Odkazy. In: Knihovna [online]. 2021 [cit. 2021-05-19]. Dostupné z: https://a.cz/odkazy
```

## Source

Seen in theses, printed by the style iso690-full-note-cs and by citace.com.
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_print
from dostupne.rules.objecting import to_printed

_EMPTY = re.compile(r"(?<=[.?!\s])In:\s*(?=[.,]|\[\s*on-?line|$)|(?<=[.?!]\s)In:\s+(?=Online\.)")


@each_print
def check(reference: Reference) -> Iterator[Objection]:
    """`In:` and then a stop, the medium, or the end."""
    if found := _EMPTY.search(reference.raw):
        yield to_printed(reference, found.span(), field="container_title")


RULE = Rule(
    code="in-empty",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(cs="Za „In:“ následuje dílo", en="“In:” is followed by a work"),
    messages={
        "": Message(cs="za „In:“ nic není", en="nothing follows “In:”"),
    },
    check=check,
    page=__doc__ or "",
)
