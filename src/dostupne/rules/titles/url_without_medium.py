"""
## What it does

Finds books and articles with `Dostupné z:` and an address but neither a medium nor a date of access.

## Why it matters

As it stands it is neither a printed source nor an online one: it lacks what either needs.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013. ISBN 978-80-200-2345-8. Dostupné z: https://a.cz/odkazy
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013. ISBN 978-80-200-2345-8. Dostupné také z: https://a.cz/odkazy
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.access.online import ALSO, has_medium
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, span_of, to_printed

_PRINTED = frozenset(
    (
        "book",
        "chapter",
        "article-journal",
        "article-newspaper",
        "article-magazine",
        "paper-conference",
        "thesis",
        "report",
    )
)
_PHRASE = re.compile(r"[Dd]ostupn[ýéá]\s+(?P<from>z|na)\b")


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """Printed works with an address and nothing that makes them online sources."""
    url = span_of(reference, "url")
    if url is None or reference.type not in _PRINTED or reference.accessed:
        return
    phrase = _PHRASE.search(reference.raw, max(0, url[0] - 30), url[0])
    if phrase and not has_medium(reference) and not ALSO.search(reference.raw) and _is_printed(reference):
        edit = Edit(phrase.start("from"), phrase.start("from"), "také ")
        yield mended(to_printed(reference, phrase.span(), field="url"), FixKind.PROPOSAL, edit)


def _is_printed(reference: Reference) -> bool:
    """Whether it has what only printed works have: an ISBN, pages, an imprint."""
    return bool(
        reference.isbn
        or reference.page
        or reference.number_of_pages
        or (reference.publisher and reference.publisher_place)
    )


RULE = Rule(
    code="url-without-medium",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Tištěný zdroj s adresou má „Dostupné také z:“", en="A printed source with an address has “Dostupné také z:”"
    ),
    messages={
        "": Message(
            cs="adresa u tištěného zdroje: „Dostupné také z:“, nebo doplňte nosič a datum přístupu",
            en="an address of a printed source: “Dostupné také z:”, or add the medium and the date of access",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
