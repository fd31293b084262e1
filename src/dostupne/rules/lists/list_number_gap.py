"""
## What it does

Finds numbers that a numbered list leaves out, and those that it has twice.

## Why it matters

The text points to the items by number.

## Example

```markdown
# Literatura

[1] NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[2] MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.

[4] BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
```

## Use instead

```markdown
# Literatura

[1] NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[2] MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.

[3] BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
```

## Source

Logic.
"""

from collections.abc import Iterator
from itertools import pairwise

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.items import runs
from dostupne.rules.objecting import to_printed

_MOST = 5
"""A greater leap is another list, or a year."""


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Neighbours in a numbered stretch whose numbers do not follow each other."""
    for run in runs(listed):
        numbered = [one for one in run if one.origin.label.isdecimal()]
        if len(numbered) < len(run):
            continue
        usual = min(
            (_lines_between(one, other) for one, other in pairwise(numbered) if _number(other) == _number(one) + 1),
            default=0,
        )
        for one, other in pairwise(numbered):
            before, number = _number(one), _number(other)
            # Where more lines lie between than between other items, the missing one may stand there and was not understood.
            if before + 1 < number <= before + _MOST and _lines_between(one, other) <= usual:
                yield to_printed(other, None, message="gap", before=before, number=number)
            elif number == before and one.origin.first_line != other.origin.first_line:
                yield to_printed(other, None, message="again", number=number)


def _number(reference: Reference) -> int:
    return int(reference.origin.label)


def _lines_between(one: Reference, other: Reference) -> int:
    return (other.origin.first_line or 0) - (one.origin.last_line or one.origin.first_line or 0)


RULE = Rule(
    code="list-number-gap",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Číslování seznamu nemá mezery", en="The numbers of a list have no gap"),
    messages={
        "gap": Message(cs="za číslem {before} následuje {number}", en="{before} is followed by {number}"),
        "again": Message(cs="číslo {number} je v seznamu podruhé", en="the number {number} is in the list again"),
    },
    check=check,
    page=__doc__ or "",
)
