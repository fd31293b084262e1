"""
## What it does

Finds addresses of archived copies that stand as if they were the address of the source.

## Why it matters

The reader should see the original address, whose copy it is, and of when.

## Example

```text 2022
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: https://web.archive.org/web/20110216194306/http://www.a.cz/. [cit. 2024-01-17].
```

## Use instead

```text 2022
ČSÚ. Počet obyvatel. Online. 2010. Dostupné z: http://www.a.cz/. Archivní kopie dostupná z: Internet Archive (distributor), https://web.archive.org/web/20110216194306/http://www.a.cz/. [archivováno 2011-02-16 19:43:06]. [citováno 2024-01-17].
```

## Source

Citace podle ČSN ISO 690:2022, ZČU (<https://iso690.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.copies import parse_copy
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import to_printed


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """The address itself is that of a copy with a time."""
    copy = parse_copy(reference.url) if reference.url else None
    if copy and not reference.archive_url:
        yield to_printed(reference, None, field="url", url=reference.url, at=f"{copy[1]:%Y-%m-%d %H:%M:%S}")


RULE = Rule(
    code="archive-copy",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(cs="Archivní kopie je označena jako kopie", en="An archived copy is said to be one"),
    messages={
        "": Message(
            cs="adresa vede na archivní kopii; píše se „Archivní kopie dostupná z: …, {url}. [archivováno {at}].“",
            en="the address leads to an archived copy; it is written “Archivní kopie dostupná z: …, {url}. [archivováno {at}].”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
