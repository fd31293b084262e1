"""
## What it does

Compares the address inside that of an archived copy with the cited one. Two spellings of one address agree.

## Why it matters

The copy shows another page than the one that is cited.

## Example

```text
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: http://www.a.cz/. Archivní kopie dostupná z: Internet Archive (distributor), https://web.archive.org/web/20110216194306/http://www.b.cz/. [archivováno 2011-02-16 19:43:06]. [citováno 2024-01-17].
```

## Use instead

```text
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: http://www.a.cz/. Archivní kopie dostupná z: Internet Archive (distributor), https://web.archive.org/web/20110216194306/https://a.cz. [archivováno 2011-02-16 19:43:06]. [citováno 2024-01-17].
```

## Source

Logic.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.copies import parse_copy
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.model.urls import canonical
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """The original of the copy is not what is cited."""
    copy = parse_copy(reference.archive_url) if reference.archive_url and reference.url else None
    if copy and canonical(copy[0]) != canonical(reference.url):
        yield to_reference(listed, reference, "archive_url", original=copy[0], url=reference.url)


RULE = Rule(
    code="archive-orig-mismatch",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Archivní kopie je kopií citované adresy", en="An archived copy is a copy of the cited address"),
    messages={
        "": Message(
            cs="archivní kopie je kopií „{original}“, citováno je „{url}“",
            en="the archived copy is one of “{original}”, cited is “{url}”",
        ),
    },
    check=check,
    page=__doc__ or "",
)
