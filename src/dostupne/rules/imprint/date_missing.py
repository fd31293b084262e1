"""
## What it does

Finds books, articles, theses and other works without a date and without a word for “no date”. Pages of the web, which often
show none, are not told of.

## Why it matters

Without a date nobody knows which edition is cited. An estimate is better than nothing: `[cca 1820]`, `[2021]`.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia. ISBN 80-200-0980-9.
```

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}}
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013. ISBN 80-200-0980-9.
MALÁ, Eva. Odkazy. Praha: Academia, [b.r.]. ISBN 80-200-0980-9.
```

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Kind, Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import record_of, to_reference, whole

_DATED = frozenset(
    (
        "book",
        "chapter",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "thesis",
        "report",
        "paper-conference",
        "patent",
        "map",
    )
)
_ENTRIES = frozenset(
    (
        "book",
        "article",
        "inproceedings",
        "incollection",
        "inbook",
        "phdthesis",
        "mastersthesis",
        "thesis",
        "techreport",
        "report",
        "proceedings",
        "collection",
    )
)
_NO_DATE = re.compile(
    r"\bb\.\s?r\.|\bs\.\s?a\.|nedat|\bn\.\s?d\.|bez\s(?:roku|data)|\bs\.\s?d\.|rok\sneuveden|no\sdate|forthcoming|v\stisku|in\spress|\[\s*(?:cca|ca\.?|mezi|\d{4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_WANTED = {"2011": "[b.r.]", "2022": "[nedatováno]"}


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Works that must be dated, in which no year stands at all."""
    for reference in whole(listed.references):
        if reference.issued is None and _must_be_dated(listed, reference):
            yield to_reference(listed, reference, "issued", wanted=_WANTED[listed.edition])


def _must_be_dated(listed: ReferenceList, reference: Reference) -> bool:
    if reference.kind is Kind.ENTRY:
        record = record_of(listed, reference)
        known = record is not None and (record.has("date", "year") or record.has("pubstate", "crossref"))
        return record is not None and record.type in _ENTRIES and not known
    if reference.type not in _DATED or reference.medium == "online" or reference.accessed:
        return False
    return not _NO_DATE.search(reference.raw) and not _YEAR.search(reference.raw)


RULE = Rule(
    code="date-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Dílo má datum vydání, nebo údaj, že není známo", en="A work has its date, or a word that it is not known"
    ),
    messages={
        "": Message(
            cs="chybí datum vydání (není-li známo: {wanted})", en="the date is missing (if it is not known: {wanted})"
        ),
    },
    check=check,
    page=__doc__ or "",
)
