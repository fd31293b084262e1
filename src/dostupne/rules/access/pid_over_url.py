"""
## What it does

Finds printed references that have both a DOI and another address.

## Why it matters

The identifier lasts, the address need not.

## Example

```text 2022
NOVÁK, Jan. Odkazy. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. DOI: 10.1000/182. Dostupné z: https://a.cz/odkazy. [cit. 2024-01-16].
```

## Use instead

```text 2022
NOVÁK, Jan. Odkazy. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. Dostupné z: https://doi.org/10.1000/182. [cit. 2024-01-16].
```

## Source

Citace podle ČSN ISO 690:2022, ZČU (<https://iso690.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """A DOI and an address besides; what is said to be another copy is let pass."""
    if reference.doi and reference.url and "také" not in reference.raw:
        yield to_printed(reference, None, field="url", doi=reference.doi)


RULE = Rule(
    code="pid-over-url",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Trvalý identifikátor stojí místo adresy", en="A persistent identifier stands instead of the address"
    ),
    messages={
        "": Message(
            cs="je-li DOI, adresa se neuvádí: „https://doi.org/{doi}“",
            en="where there is a DOI the address is left out: “https://doi.org/{doi}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
