"""
## What it does

Finds first editions that are told.

## Why it matters

Only a later edition tells the reader something.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. 1. vyd. Praha: Academia, 2013.
```

```bib 2011
@book{a, title = {Odkazy}, edition = {1}, year = 2013}
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů. 2. vyd. Praha: Academia, 2013.
```

```bib 2011
@book{a, title = {Odkazy}, edition = {2}, year = 2013}
```

## Source

Citace, VŠE, starší verze (<https://knihovna.vse.cz/citace/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_FIRST = re.compile(
    r"(?:1(?:\.|st)?|I\.|první|first|vyd\.\s1\.?)(?:\s*(?:vyd\.?|vydání|ed\.?|edition))?", re.IGNORECASE
)


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Editions that are the first and nothing else."""
    if _FIRST.fullmatch(reference.edition.strip()):
        yield to_reference(listed, reference, "edition")


RULE = Rule(
    code="edition-first",
    severity=Severity.INFO,
    scope=Scope.REFERENCE,
    summary=Message(cs="První vydání se nemusí uvádět", en="A first edition may be left out"),
    messages={
        "": Message(cs="první vydání se nemusí uvádět", en="a first edition may be left out"),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
