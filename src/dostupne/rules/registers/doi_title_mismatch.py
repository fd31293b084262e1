"""
## What it does

With `--online`: compares the title of the reference with those that are registered for its DOI. A title without its
subtitle, and the title of the whole work, agree.

## Why it matters

The DOI is then most likely that of another work.

## Example

```text
WEINBERG, Steven. Dějiny hypertextových odkazů v Čechách. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
```

## Use instead

```text
WEINBERG, Steven. A Model of Leptons: On Gauge Theory. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
```

## Source

Content negotiation at doi.org (<https://citation.crosscite.org/docs.html>).
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.folding import fold
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import to_reference
from dostupne.rules.registers.known import known

_ALIKE = 60


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Titles that none of the registered ones resembles."""
    for reference, found in known(listed):
        cited = [fold(title) for title in (reference.title, reference.container_title) if title]
        registered = [fold(title) for title in found.titles]
        if not cited or not registered:
            continue
        if max(fuzz.token_set_ratio(one, other) for one in cited for other in registered) < _ALIKE:
            yield to_reference(listed, reference, "title", doi=reference.doi, title=found.titles[0])


RULE = Rule(
    code="doi-title-mismatch",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    summary=Message(cs="Název souhlasí s registrovaným", en="The title agrees with the registered one"),
    messages={
        "": Message(cs="pod DOI {doi} je registrováno „{title}“", en="the DOI {doi} is registered for “{title}”"),
    },
    check=check,
    page=__doc__ or "",
)
