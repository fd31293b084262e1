"""
## What it does

Finds references with `[online]` or `Online.` that have neither an address nor a DOI or another identifier.

## Why it matters

Without it nobody can see the source, and nothing can be checked.

## Example

```text
NOVÁK, Jan. Dějiny odkazů [online]. Brno: MU, 2014.
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů [online]. Brno: MU, 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.access.online import has_address, medium_span
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Online without any address."""
    span = medium_span(reference)
    if span and not has_address(reference):
        yield to_printed(reference, span, field="url", medium=reference.raw[slice(*span)])


RULE = Rule(
    code="medium-online-no-url",
    severity=Severity.ERROR,
    scope=Scope.PRINTED,
    summary=Message(cs="Zdroj označený online má adresu", en="A source that is said to be online has an address"),
    messages={
        "": Message(
            cs="zdroj je označen „{medium}“, ale nemá adresu ani identifikátor",
            en="the source is said to be “{medium}” but has no address or identifier",
        ),
    },
    check=check,
    page=__doc__ or "",
)
