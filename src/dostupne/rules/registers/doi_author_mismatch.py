"""
## What it does

With `--online`: compares the creators of the reference with those that are registered for its DOI.

## Why it matters

None in common is another work; often the DOI of the next article was copied.

## Example

```text
NOVÁK, Jan. A model of leptons. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
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
from dostupne.model.folding import fold
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import to_reference
from dostupne.rules.registers.known import known

_SHOWN = 3


def check(listed: ReferenceList) -> Iterator[Objection]:
    """References that name nobody of whom is registered."""
    for reference, found in known(listed):
        cited = [fold(name.short()) for name in (*reference.author, *reference.editor)]
        registered = {fold(family) for family in found.families}
        if cited and registered and not any(_is_among(name, registered) for name in cited):
            families = ", ".join(found.families[:_SHOWN]) + (" …" if len(found.families) > _SHOWN else "")
            yield to_reference(listed, reference, "author", doi=reference.doi, families=families)


def _is_among(name: str, registered: set[str]) -> bool:
    """Particles and second family names stand in the one or in the other."""
    words = set(name.split())
    return any(words & set(family.split()) for family in registered)


RULE = Rule(
    code="doi-author-mismatch",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    summary=Message(cs="Tvůrci souhlasí s registrovanými", en="The creators agree with the registered ones"),
    messages={
        "": Message(
            cs="pod DOI {doi} jsou registrováni tvůrci {families}",
            en="the DOI {doi} is registered with the creators {families}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
