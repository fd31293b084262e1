"""
## What it does

With `--online`: asks doi.org whether the DOI is registered.

## Why it matters

A DOI with a wrong digit leads nowhere, or to another work.

## Example

```text
WEINBERG, Steven. A model of leptons. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.9999999.
```

## Use instead

```text
WEINBERG, Steven. A model of leptons. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
```

## Source

Content negotiation at doi.org (<https://citation.crosscite.org/docs.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.model.registration import Registered
from dostupne.rules.objecting import to_reference
from dostupne.rules.registers.known import known


def check(listed: ReferenceList) -> Iterator[Objection]:
    """DOIs that the registry does not know; not those that it said nothing of."""
    for reference, found in known(listed):
        if found.registered is Registered.NO:
            yield to_reference(listed, reference, "doi", doi=reference.doi)


RULE = Rule(
    code="doi-unregistered",
    severity=Severity.ERROR,
    scope=Scope.NETWORK,
    summary=Message(cs="DOI je registrováno", en="A DOI is registered"),
    messages={
        "": Message(cs="DOI {doi} není registrováno", en="the DOI {doi} is not registered"),
    },
    check=check,
    page=__doc__ or "",
)
