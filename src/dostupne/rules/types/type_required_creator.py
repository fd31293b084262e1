"""
## What it does

Finds theses and patents, printed or in a .bib file, without an author, an editor or an institution.

## Why it matters

These works are always somebody's; only books, pages and laws may begin with the title.

## Example

```bib
@thesis{a, title = {Odkazy}, type = {Diplomová práce}, institution = {MU}, year = 2013}
```

## Use instead

```bib
@thesis{a, author = {Novák, Jan}, title = {Odkazy}, type = {Diplomová práce}, institution = {MU}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>). Citování patentů, norem a zákonů, UTB
(<https://iva.k.utb.cz/?page_id=4563>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_TYPES = frozenset(("thesis", "patent", "personal_communication"))


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Works of these types in which nobody is named."""
    nobody = not (reference.author or reference.editor or any(name == "holder" for name, _ in reference.extra))
    if reference.type in _TYPES and nobody and reference.title:
        yield to_reference(listed, reference, "author")


RULE = Rule(
    code="type-required-creator",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Kvalifikační práce, zpráva a patent mají tvůrce", en="Theses, reports and patents have a creator"
    ),
    messages={
        "": Message(cs="chybí tvůrce", en="the creator is missing"),
    },
    check=check,
    page=__doc__ or "",
)
