"""
## What it does

Finds a space before the colon between place and publisher, and a missing comma before the year.

## Why it matters

`Praha : Academia` is the form of catalogue records and of the standard before 2011.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha : Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia 2015.
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, span_of, to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """What stands between the place, the publisher and the year."""
    place, publisher, issued = (span_of(reference, name) for name in ("publisher_place", "publisher", "issued"))
    if place and publisher and place[1] <= publisher[0]:
        between = reference.raw[place[1] : publisher[0]]
        if between.strip() == ":" and between[:1].isspace():
            gap = (place[1], place[1] + between.index(":"))
            objection = to_printed(reference, (place[1], publisher[0]), message="colon", field="publisher")
            yield mended(objection, FixKind.PROPOSAL, Edit(*gap, ""))
    if place and publisher and issued and publisher[1] < issued[0]:
        between = reference.raw[publisher[1] : issued[0]]
        if between.isspace():
            objection = to_printed(reference, (publisher[1], issued[1]), message="comma", field="issued")
            yield mended(objection, FixKind.PROPOSAL, Edit(publisher[1], publisher[1], ","))


RULE = Rule(
    code="imprint-form",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(cs="Nakladatelské údaje: Místo: nakladatel, rok", en="The imprint: Place: publisher, year"),
    messages={
        "colon": Message(
            cs="před dvojtečkou za místem vydání není mezera", en="no space stands before the colon behind the place"
        ),
        "comma": Message(cs="před rokem chybí čárka", en="the comma before the year is missing"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
