"""
## What it does

Finds entries of chapters and contributions without `booktitle`.

## Why it matters

The host is what stands in a catalogue; the part does not.

## Example

```bib
@incollection{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@incollection{a, author = {Novák, Jan}, title = {Odkazy}, booktitle = {Sborník}, publisher = {Academia}, year = 2013}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_record
from dostupne.rules.objecting import to_record

_PARTS = frozenset(("incollection", "inproceedings", "conference", "inreference"))


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Parts without a whole."""
    if record.type in _PARTS and not record.has(
        "booktitle", "maintitle", "journal", "journaltitle", "crossref", "xdata", "eventtitle"
    ):
        yield to_record(listed, record)


RULE = Rule(
    code="in-missing",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(
        cs="Kapitola a příspěvek mají dílo, ve kterém jsou (In:)",
        en="Chapters and contributions have the work that they are in",
    ),
    messages={
        "": Message(
            cs="chybí dílo, jehož je to část (booktitle)", en="the work that it is a part of is missing (booktitle)"
        ),
    },
    check=check,
    page=__doc__ or "",
)
