"""
## What it does

Finds works that are in the list twice: one DOI, one address with one title, or the same creator, title, year, volume and
pages. References in notes, which may repeat, are not compared; nor are entries of different editions.

## Why it matters

The second has another number or key, so the text cites one work as two.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013. ISBN 80-200-0980-9.
```

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
@book{b, author = {Novák, Jan}, title = {{O}dkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
```

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
@book{b, author = {Novák, Jan}, title = {Odkazy}, edition = {2}, publisher = {Academia}, year = 2013}
```

## Source

Logic.
"""

import re
from collections.abc import Iterable, Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.folding import fold
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.model.urls import canonical, is_home
from dostupne.rules.lists.items import items
from dostupne.rules.objecting import to_reference, whole

_SHOWN = 40
_MOST = 0.25
"""Share of items that may be doubles of others; where there are more it is no list."""
_NOTE = re.compile(r"IS[BS]N[^.]{8,25}\.\s(?:s|str)\.\s?\d")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Every reference that has the marks of an earlier one."""
    for references in (items(listed), listed.entries):
        known = tuple(whole(references))
        doubles = list(_doubles(known))
        # Notes that the document does not mark as such (plain text) repeat their references again and again.
        if len(doubles) > _MOST * len(known) and references is not listed.entries:
            continue
        for first, reference in doubles:
            name = first.key or " ".join(first.raw.split())[:_SHOWN]
            yield to_reference(listed, reference, "title", first=name, line=first.origin.first_line or "?")


def _doubles(references: Iterable[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """References with the first that is of the same work; one with a cited place behind it stands in a note."""
    first: dict[str, Reference] = {}
    for reference in references:
        if _NOTE.search(reference.raw):
            continue
        marks = tuple(_marks(reference))
        same = next((one for mark in marks if (one := first.get(mark)) and _agree(one, reference)), None)
        if same is not None:
            yield same, reference
        for mark in marks:
            first.setdefault(mark, reference)


def _marks(reference: Reference) -> Iterable[str]:
    """What two references of one work have in common."""
    title = fold(reference.title)
    if reference.doi:
        yield f"doi {reference.doi.casefold()}"
    if reference.url and title and not is_home(reference.url):
        yield f"url {canonical(reference.url)} {title}"
    author = fold(reference.author[0].short()) if reference.author else ""
    if title and author and reference.issued:
        yield f"work {author} {title} {reference.issued.iso()}"


def _agree(one: Reference, other: Reference) -> bool:
    """Nothing that both say of the part, the edition or the kind differs."""
    if one.type != other.type and one.doi != other.doi:
        return False
    if one.title and other.title and fold(one.title) != fold(other.title):
        return False
    if fold(one.edition) != fold(other.edition) or fold(one.volume) != fold(other.volume):
        return False
    fields = ("issue", "page", "isbn", "number", "container_title", "genre", "version")
    return all(
        not getattr(one, field) or not getattr(other, field) or fold(getattr(one, field)) == fold(getattr(other, field))
        for field in fields
    ) and (not one.url or not other.url or canonical(one.url) == canonical(other.url))


RULE = Rule(
    code="list-duplicate",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Dílo je v seznamu jednou", en="A work is in the list once"),
    messages={
        "": Message(
            cs="totéž dílo je v seznamu už jako „{first}“ (řádek {line})",
            en="the same work is in the list as “{first}” (line {line})",
        ),
    },
    check=check,
    page=__doc__ or "",
)
