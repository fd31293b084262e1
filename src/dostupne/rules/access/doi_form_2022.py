"""
## What it does

Finds `doi:10.…` and `DOI: 10.…` in a list of the edition of 2022.

## Why it matters

A link can be followed; what it should begin with need not be known.

## Example

```text 2022
NOVÁK, Jan. Odkazy. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. Dostupné z: doi:10.1000/182. [cit. 2024-01-16].
```

## Use instead

```text 2022
NOVÁK, Jan. Odkazy. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. Dostupné z: https://doi.org/10.1000/182. [cit. 2024-01-16].
```

## Source

Citace podle ČSN ISO 690:2022, ZČU (<https://iso690.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>). Modely a
příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, to_printed

_WRITTEN = re.compile(r"\bdoi\s*:?\s*(?=10\.\d{4,9}/)", re.IGNORECASE)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """DOIs with their label instead of a link."""
    found = _WRITTEN.search(reference.raw)
    if found and reference.doi:
        objection = to_printed(reference, found.span(), field="doi", doi=reference.doi)
        yield mended(objection, FixKind.PROPOSAL, Edit(*found.span(), "https://doi.org/"))


RULE = Rule(
    code="doi-form-2022",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="DOI se píše jako odkaz", en="A DOI is written as a link"),
    messages={
        "": Message(
            cs="DOI se píše jako odkaz: „https://doi.org/{doi}“",
            en="a DOI is written as a link: “https://doi.org/{doi}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
    fix=FixKind.PROPOSAL,
)
