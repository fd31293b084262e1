"""
## What it does

Finds academic titles (Ing., Mgr., Ph.D., …) before or behind the names of creators, in print and in .bib files.

## Why it matters

They change in the course of a life, so one person would be several. They may stay where namesakes must be told apart.

## Example

```text
NOVÁK, Jan, Ing. Dějiny odkazů. Praha: Academia, 2013.
```

```bib
@book{a, author = {Novák, Ing. Jan}, title = {Odkazy}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
```

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_printed, each_record
from dostupne.rules.names.etal_in_bib import NAME_FIELDS
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import mended, to_printed, to_record

_TITLE = re.compile(
    r",?\s*(?<![\w.])(?P<title>(?:Ing|Mgr|Bc|MUDr|JUDr|PhDr|RNDr|MVDr|PharmDr|PaedDr|ThDr|MgA|BcA|[Dd]oc|[Pp]rof|CSc|DrSc|DiS)\.|Ph\.\s?D\.?|PhD\.?(?!\w)|MBA(?!\w)|Th\.\s?D\.)"
)
_AHEAD = 14
"""Characters behind the names in which a title may stand that was not read as a part of them."""


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    found = head(reference)
    if found is None or not found.certain:
        return
    end = found.span[1] + (_AHEAD if reference.raw[found.span[1] : found.span[1] + 1] == "," else 0)
    for title in _TITLE.finditer(reference.raw, found.span[0], end):
        objection = to_printed(reference, title.span("title"), field="author", title=title["title"])
        yield mended(objection, FixKind.PROPOSAL, Edit(*title.span(), ""))


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        for title in _TITLE.finditer(field.value) if field.name in NAME_FIELDS else ():
            span = (field.inside[0] + title.start("title"), field.inside[0] + title.end("title"))
            whole_span = (field.inside[0] + title.start(), field.inside[0] + title.end())
            objection = to_record(listed, record, field, span=span, title=title["title"])
            gap = " " if title[0][:1].isspace() and title.start() else ""
            yield mended(objection, FixKind.PROPOSAL, Edit(*whole_span, gap if title[0][:1] != "," else ""))


check = both(_printed, _in_bib)


RULE = Rule(
    code="name-titles",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Akademické tituly se v citaci neuvádějí", en="Academic titles are left out of a reference"),
    messages={
        "": Message(
            cs="titul „{title}“ do citace nepatří", en="the academic title “{title}” has no place in a reference"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
