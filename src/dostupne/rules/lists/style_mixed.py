"""
## What it does

Says when a list follows both editions of ČSN ISO 690 at once: some references have `[online]` and the date of access before the
address (2011), others `Online.` and the date behind it (2022). It points at the first reference of the edition that is less used; `medium-form-2011` and its kin point at each.

## Why it matters

The standard prescribes no punctuation; that one list keeps to one form is the only rule that always holds.

## Example

```text
NOVÁK, Jan. Dějiny odkazů [online]. Brno: MU, 2013 [cit. 2014-07-22]. Dostupné z: https://a.cz/1
MALÁ, Eva. Odkazy dnes [online]. Brno: MU, 2015 [cit. 2016-07-22]. Dostupné z: https://a.cz/2
DVOŘÁK, Petr. Odkazy zítra. Online. Brno: MU, 2023. Dostupné z: https://a.cz/3. [cit. 2024-01-16].
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů [online]. Brno: MU, 2013 [cit. 2014-07-22]. Dostupné z: https://a.cz/1
MALÁ, Eva. Odkazy dnes [online]. Brno: MU, 2015 [cit. 2016-07-22]. Dostupné z: https://a.cz/2
DVOŘÁK, Petr. Odkazy zítra [online]. Brno: MU, 2023 [cit. 2024-01-16]. Dostupné z: https://a.cz/3
```

## Source

Tichá and Morysková, O citování (ČVUT 2011): the form is free, its consistency is not.
"""

from collections.abc import Iterator
from itertools import islice

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.edition import count, signs
from dostupne.rules.objecting import to_printed

_FIELD = {"medium": "medium", "access": "accessed"}


def check(listed: ReferenceList) -> Iterator[Objection]:
    """The first reference with a sign of the edition that is less used; where both are used alike, of that which is not checked."""
    counts = count(listed.printed)
    if not counts.e2011 or not counts.e2022:
        return
    usual = counts.edition or listed.edition
    found = (
        (reference, sign) for reference in listed.printed for sign in signs(reference) if sign.edition is not usual
    )
    for reference, sign in islice(found, 1):
        yield to_printed(
            reference,
            sign.span,
            message=sign.name,
            field=_FIELD[sign.name],
            edition=sign.edition,
            usual=usual,
            count=counts.e2011 if usual is Edition.E2011 else counts.e2022,
        )


RULE = Rule(
    code="style-mixed",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Seznam se drží jednoho vydání normy", en="A list keeps to one edition of the standard"),
    messages={
        "medium": Message(
            cs="nosič je zapsán podle vydání {edition}, {count} citací seznamu je podle vydání {usual}",
            en="the medium is in the form of edition {edition}; {count} references of the list follow {usual}",
        ),
        "access": Message(
            cs="datum přístupu stojí podle vydání {edition}, {count} citací seznamu je podle vydání {usual}",
            en="the date of access stands where edition {edition} has it; {count} references of the list follow {usual}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
