"""
## What it does

Finds references that begin with a person in natural order, the family name in capitals: `Jan NOVÁK.`

## Why it matters

The list is sorted by the family name of the first creator; who looks a work up looks for it there.

## Example

```text
Jan NOVÁK. Dějiny odkazů. Praha: Academia, 2013.
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.names.given_names import GIVEN_NAMES
from dostupne.rules.objecting import mended, to_printed

_LABEL = r"\s*(?:\[\d{1,4}\]\s*|\d{1,3}[.)]\s+)?"
_NATURAL = re.compile(
    rf"{_LABEL}(?P<name>(?P<given>[{UPPER}][{LOWER}]+)(?P<more>(?:\s(?:[^\W\d_]\.|[{UPPER}][{LOWER}]+)){{0,2}})"
    rf"\s(?P<family>[{UPPER}]{{3,}}(?:-[{UPPER}]{{3,}})?))(?=[.,;:]|\sa\s|\s\(|\set\s)"
)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """References that begin with a given name that is known to be one, and a word in capitals."""
    found = _NATURAL.match(reference.raw)
    if found is None or found["given"] not in GIVEN_NAMES or not found["family"].isupper():
        return
    wanted = f"{found['family']}, {found['given']}{found['more']}"
    objection = to_printed(reference, found.span("name"), field="author", name=found["name"], wanted=wanted)
    yield mended(objection, FixKind.PROPOSAL, Edit(*found.span("name"), wanted))


RULE = Rule(
    code="name-inverted-first",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(
        cs="První tvůrce je zapsán v invertované podobě", en="The first creator stands with the family name first"
    ),
    messages={
        "": Message(
            cs="první tvůrce „{name}“ má začínat příjmením: „{wanted}“",
            en="the first creator “{name}” should begin with the family name: “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
