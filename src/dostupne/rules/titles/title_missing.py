"""
## What it does

Finds references and entries without a title. An address alone, and what is cut off, is not told of.

## Why it matters

Without a title nobody can look the work up.

## Example

```text
NOVÁK, Jan. Praha: Academia, 2013.
```

```bib
@book{a, author = {Novák, Jan}, publisher = {Academia}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
```

```bib
@book{a, author = {Novák, Jan}, title = {Dějiny odkazů}, publisher = {Academia}, year = 2013}
```

## Source

Příklady citací podle ČSN ISO 690:2022, FSV UK (<https://knihovna.fsv.cuni.cz/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Kind, Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import to_reference, whole


def check(listed: ReferenceList) -> Iterator[Objection]:
    """References that have a creator, a date or an address and no title; an entry may have a series or a host for one."""
    for reference in whole(listed.references):
        if reference.title or reference.collection_title or reference.container_title:
            continue
        if reference.kind is Kind.ENTRY or (_is_by_a_person(reference) and reference.issued):
            yield to_reference(listed, reference, "title")


def _is_by_a_person(reference: Reference) -> bool:
    """What was read as the name of a body may be a name and a title without a stop between."""
    names = reference.author or reference.editor
    return bool(names) and all(name.family for name in names)


RULE = Rule(
    code="title-missing",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Každá citace má název", en="Every reference has a title"),
    messages={
        "": Message(cs="chybí název", en="the title is missing"),
    },
    check=check,
    page=__doc__ or "",
)
