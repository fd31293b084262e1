"""
## What it does

Finds publishers with their legal form: `Grada Publishing, a.s.`

## Why it matters

The legal form changes, the name stays.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Grada Publishing, a.s., 2013.
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Grada, 2013.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import mended, to_reference

_FORM = re.compile(
    r"(?P<short>.{2,}?)(?:\s+(?:Publishing|nakladatelství))?,?\s+(?:a\.\s?s\.?|s\.\s?r\.\s?o\.?|spol\.\s.*|v\.\s?o\.\s?s\.?|Inc\.?|Ltd\.?|GmbH|LLC)"
)


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Publishers that end in a legal form."""
    if found := _FORM.fullmatch(reference.publisher):
        objection = to_reference(listed, reference, "publisher", publisher=reference.publisher, short=found["short"])
        edits = [Edit(*objection.span, found["short"])] if objection.span and not objection.base else []
        yield mended(objection, FixKind.PROPOSAL, *edits)


RULE = Rule(
    code="imprint-short-name",
    severity=Severity.INFO,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Jméno nakladatele se zkracuje na to, podle čeho se pozná",
        en="A publisher's name is cut to what it is known by",
    ),
    messages={
        "": Message(
            cs="u nakladatele „{publisher}“ stačí „{short}“", en="of the publisher “{publisher}” “{short}” is enough"
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
    fix=FixKind.PROPOSAL,
)
