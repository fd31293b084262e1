"""
## What it does

With `--online`: asks Crossref for notices that retract or withdraw the work.

## Why it matters

What was retracted may still be cited, but the reader must be told.

## Example

```text
WEINBERG, Steven. A model of leptons. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/withdrawn.1.
```

## Use instead

```text
WEINBERG, Steven. A model of leptons. Physical Review Letters. 1967, roč. 19, č. 21, s. 1264–1266. DOI: 10.1103/PhysRevLett.19.1264.
```

## Source

Crossref, REST API, `update-to` (<https://www.crossref.org/documentation/retrieve-metadata/rest-api/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import to_reference
from dostupne.rules.registers.known import known


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Works with a notice of retraction, unless the reference itself says so."""
    for reference, found in known(listed):
        said = reference.raw.lower().replace(found.doi, "")
        told = any(word in said for word in ("retract", "retrak", "stažen"))
        if found.retraction and not told:
            yield to_reference(listed, reference, "doi", notice=found.retraction)


RULE = Rule(
    code="doi-retracted",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    summary=Message(cs="Citované dílo nebylo staženo", en="The cited work was not retracted"),
    messages={
        "": Message(
            cs="dílo bylo staženo (retrakce: https://doi.org/{notice})",
            en="the work was retracted (see https://doi.org/{notice})",
        ),
    },
    check=check,
    page=__doc__ or "",
)
