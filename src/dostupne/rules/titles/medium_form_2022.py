"""
## What it does

Finds `[online]` and `(online)` in a list of the edition of 2022, which has `Online.` behind the title; it may be told closer
(`Online, video.`, `Webové sídlo.`).

## Why it matters

One form in the list; square brackets are for what the citing person has added.

## Example

```text 2022
NOVÁK, Jan. Dějiny odkazů [online]. 2014. Dostupné z: https://a.cz/odkazy. [cit. 2024-01-16].
```

## Use instead

```text 2022
NOVÁK, Jan. Dějiny odkazů. Online. 2014. Dostupné z: https://a.cz/odkazy. [cit. 2024-01-16].
```

## Source

Citace podle ČSN ISO 690:2022, ZČU (<https://iso690.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import odd_forms
from dostupne.rules.objecting import mended
from dostupne.rules.titles.media import ALONE, IN_BRACKETS, media_forms


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Media in any other form than that which the list is to keep to."""
    for odd in odd_forms(listed, media_forms(listed), (ALONE,), (IN_BRACKETS,)):
        if odd.form.name != ALONE:
            printed = odd.form.reference.raw[slice(*odd.form.span)]
            yield mended(odd.objection(field="medium", printed=printed), FixKind.PROPOSAL)


RULE = Rule(
    code="medium-form-2022",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Nosič je bez závorek: Online.", en="The medium is without brackets: Online."),
    messages={
        "": Message(
            cs="„{printed}“: podle vydání 2022 se píše „Online.“", en="“{printed}”: edition 2022 has “Online.”"
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
    fix=FixKind.PROPOSAL,
)
