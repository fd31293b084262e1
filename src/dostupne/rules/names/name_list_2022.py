"""
## What it does

Finds lists of creators in another form than that of the edition of 2022, in which all names are inverted, parted by
semicolons, the last joined by `a`. Where the whole list is of another form that is in use, this is told only if you named
the edition (`--edition 2022`).

## Why it matters

One form in the list lets the reader tell where one name ends and the next begins.

## Example

```text 2022
HALLIDAY, David, Robert RESNICK a Jearl WALKER. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan; SVOBODA, Petr a MALÁ, Eva. Odkazy. Praha: Academia, 2013.
```

## Use instead

```text 2022
HALLIDAY, David; RESNICK, Robert a WALKER, Jearl. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan; SVOBODA, Petr a MALÁ, Eva. Odkazy. Praha: Academia, 2013.
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/>).
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
        (INVERTED,),
        (
            NATURAL,
            COMMAS,
        ),
    ):
        if odd.form.name == odd.form.name:
            yield odd.objection(field="author", wanted=INVERTED)


RULE = Rule(
    code="name-list-2022",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(
        cs="Všichni tvůrci jsou invertovaně, oddělení středníky", en="All creators are inverted, with semicolons"
    ),
    messages={
        "": Message(
            cs="tvůrci nejsou ve tvaru vydání 2022: „{wanted}“",
            en="the creators are not in the form of edition 2022: “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
