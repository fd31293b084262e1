"""
## What it does

Finds chapters and contributions in printed books without pages.

## Why it matters

A book of proceedings has hundreds of them.

## Example

```text
NOVÁK, Jan. Odkazy. In: MALÁ, Eva, ed. Sborník. Praha: Academia, 2013. ISBN 80-200-0980-9.
```

```bib
@incollection{a, author = {Novák, Jan}, title = {Odkazy}, booktitle = {Sborník}, publisher = {Academia}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. In: MALÁ, Eva, ed. Sborník. Praha: Academia, 2013, s. 5–9. ISBN 80-200-0980-9.
```

```bib
@incollection{a, author = {Novák, Jan}, title = {Odkazy}, booktitle = {Sborník}, publisher = {Academia}, pages = {5--9}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_TYPES = frozenset(("chapter", "paper-conference"))
_PAGES = re.compile(r"\bs(?:tr)?\.\s?\d|\bpp?\.\s?\d")


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Parts of books on paper without pages; of an online source there may be none."""
    online = reference.url or reference.doi or reference.accessed or reference.medium
    has = reference.page or reference.number or _PAGES.search(reference.raw)
    if reference.type in _TYPES and reference.container_title and not online and not has:
        yield to_reference(listed, reference, "page")


RULE = Rule(
    code="type-required-pages",
    severity=Severity.INFO,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kapitola a příspěvek mají strany", en="Chapters and contributions have pages"),
    messages={
        "": Message(
            cs="chybí strany kapitoly nebo příspěvku", en="the pages of the chapter or contribution are missing"
        ),
    },
    check=check,
    page=__doc__ or "",
)
