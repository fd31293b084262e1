"""
## What it does

Finds words for “unknown” where the creator should stand. `Anon.` before a year, as author-date lists have it, is let pass.

## Why it matters

Whoever sorts or searches the list would find a person of that name.

## Example

```text 2011
NEZNÁMÝ AUTOR. Dějiny odkazů. Praha: Academia, 2013.
```

## Use instead

```text 2011
Dějiny odkazů. Praha: Academia, 2013.
```

```text 2011
Anon., 2013. Dějiny odkazů. Praha: Academia.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, to_printed

_NOBODY = re.compile(
    r"\s*(?:\[\d{1,4}\]\s*|\d{1,3}[.)]\s+)?(?P<name>(?:neznámý(?:\sautor)?|autor\sne(?:známý|uveden)|bez\sautora|neuvedeno|anonym(?:ní(?:\sautor)?)?|n\.\s?n\.|unknown(?:\sauthor)?))(?P<stop>[.,:]\s)(?!\d{4}|\[)",
    re.IGNORECASE,
)


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """References that begin with nobody."""
    if found := _NOBODY.match(reference.raw):
        objection = to_printed(reference, found.span("name"), field="author", name=found["name"])
        yield mended(objection, FixKind.PROPOSAL, Edit(found.start("name"), found.end(), ""))


RULE = Rule(
    code="name-anon",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(cs="Dílo bez tvůrce začíná názvem", en="A work without a creator begins with its title"),
    messages={
        "": Message(
            cs="„{name}“ není tvůrce: citace začíná názvem",
            en="“{name}” is no creator: the reference begins with the title",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
    fix=FixKind.PROPOSAL,
)
