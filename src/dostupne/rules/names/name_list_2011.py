"""
## What it does

Finds lists of creators in another form than that of the edition of 2011, in which the second and further ones stand in
natural order. Where the whole list is of another form that is in use, this is told only if you named the edition (`--edition
2011`).

## Why it matters

One form in the list lets the reader tell where one name ends and the next begins.

## Example

```text 2011
HALLIDAY, David; RESNICK, Robert a WALKER, Jearl. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan, Petr SVOBODA a Eva MALÁ. Odkazy. Praha: Academia, 2013.
```

## Use instead

```text 2011
HALLIDAY, David, Robert RESNICK a Jearl WALKER. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan, Petr SVOBODA a Eva MALÁ. Odkazy. Praha: Academia, 2013.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import odd_forms
from dostupne.rules.names.creator_lists import COMMAS, INVERTED, NATURAL, creator_lists


def check(listed: ReferenceList) -> Iterator[Objection]:
    """The lists of creators that are not in the edition's form, where the list is not of one form."""
    for odd in odd_forms(
        listed,
        creator_lists(listed),
        (NATURAL,),
        (
            INVERTED,
            COMMAS,
        ),
    ):
        if odd.form.name == odd.form.name:
            yield odd.objection(field="author", wanted=NATURAL)


RULE = Rule(
    code="name-list-2011",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(
        cs="Druhý a další tvůrci jsou v přirozeném pořadí, oddělení čárkami",
        en="Second and further creators stand in natural order, with commas",
    ),
    messages={
        "": Message(
            cs="tvůrci nejsou ve tvaru vydání 2011: „{wanted}“",
            en="the creators are not in the form of edition 2011: “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
