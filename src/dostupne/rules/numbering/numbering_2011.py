"""
## What it does

Finds volumes and issues written as `15(5)` where most of the list has `roč. 15, č. 5`, or the other way round.

## Why it matters

Both are allowed; a list has one of them.

## Example

```text 2011
NOVÁK, Jan. Odkazy. Knihovna. 2014, 41(2), s. 1–2.
MALÁ, Eva. Stránky. Knihovna. 2014, 41(3), s. 1–2.
BÍLÝ, Petr. Barvy. Knihovna. 2014, roč. 41, č. 4, s. 1–2.
```

## Use instead

```text 2011
NOVÁK, Jan. Odkazy. Knihovna. 2014, 41(2), s. 1–2.
MALÁ, Eva. Stránky. Knihovna. 2014, 41(3), s. 1–2.
```

## Source

Citace, VŠE (<https://knihovna.vse.cz/citace/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import odd_forms
from dostupne.rules.numbering.forms import COMPACT, WORDS, numbering_forms


def check(listed: ReferenceList) -> Iterator[Objection]:
    """The form that is less used."""
    for odd in odd_forms(listed, numbering_forms(listed), (COMPACT, WORDS)):
        yield odd.objection(field="volume")


RULE = Rule(
    code="numbering-2011",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Ročník a číslo se v seznamu píší stejně", en="Volume and issue are written alike in a list"),
    messages={
        "": Message(
            cs="ročník a číslo jsou jako „{form}“, v seznamu {count}× „{kept}“",
            en="volume and issue are written as “{form}”, in the list as “{kept}” ({count} times)",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
