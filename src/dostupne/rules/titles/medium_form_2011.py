"""
## What it does

Finds `(online)`, `[on-line]` and `Online.` in a list of the edition of 2011, which has `[online]` right after the title that
it belongs to (of an article after the title of its journal).

## Why it matters

One form in the list; and it is by the brackets that programs know the medium.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů (on-line). 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import odd_forms
from dostupne.rules.objecting import mended
from dostupne.rules.titles.media import ALONE, IN_BRACKETS, media_forms


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Media in any other form than that which the list is to keep to."""
    for odd in odd_forms(listed, media_forms(listed), (IN_BRACKETS,), (ALONE,)):
        if odd.form.name != IN_BRACKETS:
            printed = odd.form.reference.raw[slice(*odd.form.span)]
            yield mended(
                odd.objection(field="medium", printed=printed), FixKind.PROPOSAL, Edit(*odd.form.span, IN_BRACKETS)
            )


RULE = Rule(
    code="medium-form-2011",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Nosič je v hranatých závorkách: [online]", en="The medium is in square brackets: [online]"),
    messages={
        "": Message(
            cs="„{printed}“: podle vydání 2011 se píše „[online]“", en="“{printed}”: edition 2011 has “[online]”"
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
    fix=FixKind.PROPOSAL,
)
