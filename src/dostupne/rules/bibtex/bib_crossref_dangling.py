"""
## What it does

Finds `crossref`, `xref`, `xdata`, `entryset` and `related` that name an entry that is not there, or the entry itself.

## Why it matters

The fields that should come from there are missing.

## Example

```bib
@inproceedings{a, author = {Novák, Jan}, title = {Odkazy}, crossref = {sbornik2013}}
```

## Use instead

```bib
@inproceedings{a, author = {Novák, Jan}, title = {Odkazy}, crossref = {sbornik2013}}
@proceedings{sbornik2013, title = {Sborník}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, sections 2.4.1 and 3.13.5 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import to_record

_SINGLE, _MANY = ("crossref", "xref"), ("xdata", "entryset", "related")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Keys that no entry of the file, nor of the files read with it, has."""
    all_records = listed.bib.records if listed.bib else ()
    keys = {record.key.lower() for record in all_records} | {key.lower() for key in listed.listed or ()}
    for record in all_records:
        keys |= {
            key.strip().lower() for field in record.fields if field.name == "ids" for key in field.value.split(",")
        }
    for record in all_records:
        for field in record.fields:
            for found in re.finditer(r"[^,]+", field.value) if field.name in (*_SINGLE, *_MANY) else ():
                key = found[0].strip()
                if key and (key.lower() not in keys or key == record.key):
                    start = field.inside[0] + found.start() + found[0].index(key[0])
                    span = (start, start + len(key))
                    message = "self" if key == record.key else ""
                    yield to_record(listed, record, field, span=span, message=message, key=key, name=field.written)


RULE = Rule(
    code="bib-crossref-dangling",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(
        cs="Odkaz na jiný záznam vede k záznamu, který existuje",
        en="A pointer to another entry leads to one that is there",
    ),
    messages={
        "": Message(
            cs="{name} = {key}: takový záznam v souboru není", en="{name} = {key}: there is no such entry in the file"
        ),
        "self": Message(cs="{name} = {key}: záznam odkazuje na sebe", en="{name} = {key}: the entry points to itself"),
    },
    check=check,
    page=__doc__ or "",
)
