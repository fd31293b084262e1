"""
## What it does

Finds ` | Web` and ` --- web.cz` at the end of titles.

## Why it matters

Citation generators copy what stands in the browser's tab. The name of the site belongs behind `In:` or `[online]`.

## Example

```bib
@online{a, title = {Vite --- vitejs.dev}, url = {https://vitejs.dev/}, urldate = {2024-01-02}}
```

```text
NOVÁK, Jan. Jak citovat | Knihovna [online]. 2013 [cit. 2014-07-22]. Dostupné z: https://a.cz/
```

## Use instead

```bib
@online{a, title = {Vite}, url = {https://vitejs.dev/}, urldate = {2024-01-02}}
```

```text
NOVÁK, Jan. Jak citovat. In: Knihovna [online]. 2013 [cit. 2014-07-22]. Dostupné z: https://a.cz/
```

## Source

Seen in theses: residue of citation generators.
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
from dostupne.rules.objecting import mended, span_of, to_printed, to_record

_SUFFIX = re.compile(r"\s+(?:\||---|—)\s+(?P<site>(?:[\w-]+\.)+[a-z]{2,6})\s*\Z|\s+\|\s+(?P<name>[^|]{2,60})\s*\Z")


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    span = span_of(reference, "title")
    found = _SUFFIX.search(reference.raw[slice(*span)]) if span else None
    if span and found:
        place = (span[0] + found.start(), span[0] + found.end())
        objection = to_printed(reference, place, field="title", suffix=found[0].strip())
        yield mended(objection, FixKind.PROPOSAL, Edit(*place, ""))


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    title = record.field("title")
    if title and title.delimiter and (found := _SUFFIX.search(title.value)):
        place = (title.inside[0] + found.start(), title.inside[0] + found.end())
        objection = to_record(listed, record, title, span=place, suffix=found[0].strip())
        yield mended(objection, FixKind.PROPOSAL, Edit(*place, ""))


check = both(_printed, _in_bib)


RULE = Rule(
    code="title-site-suffix",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Název neobsahuje jméno webu z titulku stránky", en="A title has no residue of a page's <title>"
    ),
    messages={
        "": Message(
            cs="„{suffix}“ je zbytek titulku stránky, ne název",
            en="“{suffix}” is residue of the page's <title>, no part of the title",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
