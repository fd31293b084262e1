"""
## What it does

With `--online`: compares the year of the reference with those that are registered for its DOI: in print and online, which
may lie a year apart.

## Why it matters

Another year is another edition, or a mistake.

## Example

```text
WEINBERG, Steven. A model of leptons. Physical Review Letters. 1976, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
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
from dostupne.rules.objecting import to_reference
from dostupne.rules.registers.known import known


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Years more than one away from every registered one."""
    for reference, found in known(listed):
        if reference.issued is None or not found.years:
            continue
        year = reference.issued.year
        if min(abs(year - one) for one in found.years) > 1:
            registered = ", ".join(map(str, found.years))
            yield to_reference(listed, reference, "issued", doi=reference.doi, year=year, registered=registered)


RULE = Rule(
    code="doi-year-mismatch",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    summary=Message(cs="Rok souhlasí s registrovaným", en="The year agrees with the registered one"),
    messages={
        "": Message(
            cs="uveden je rok {year}, pod DOI {doi} je registrován {registered}",
            en="the year is given as {year}; the DOI {doi} is registered with {registered}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
