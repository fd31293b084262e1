"""
## What it does

Finds `vyd.` and `ed.` in the field `edition` of a .bib file, and in print what comes of it: `2. vyd.. vyd.`, `1st vyd.`

## Why it matters

The style adds the word; whoever types it too gets it twice.

## Example

```bib
@book{a, title = {Odkazy}, edition = {2. vyd.}, year = 2013}
```

```text
NOVÁK, Jan. Dějiny odkazů. 2nd vyd. Praha: Academia, 2013.
```

## Use instead

```bib
@book{a, title = {Odkazy}, edition = {2}, year = 2013}
@book{b, title = {Odkazy}, edition = {2., rozš.}, year = 2013}
```

```text
NOVÁK, Jan. Dějiny odkazů. 2. vyd. Praha: Academia, 2013.
```

## Source

biblatex-iso690, README and issues (<https://github.com/michal-h21/biblatex-iso690>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_print, each_record
from dostupne.rules.objecting import mended, to_printed, to_record

_WORD = re.compile(
    r"(?P<kept>.*?)[\s~]*\b(?:vyd(?:\.|ání)?|ed(?:\.|ition|n\.?)|aufl(?:\.|age))\s*(?P<rest>\Z)", re.IGNORECASE
)
_BARE = re.compile(r"(?P<number>\d{1,2})\.?")
_DOUBLED = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)\s+vyd\.|\bvyd\.\s*\.|\bvyd\.?\s+vyd\b\.?|\bed\.\s+vyd\.|\bvydání\s+vyd\."
)


@each_print
def _printed(reference: Reference) -> Iterator[Objection]:
    if found := _DOUBLED.search(reference.raw):
        yield to_printed(reference, found.span(), message="print", field="edition", edition=found[0])


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    field = record.field("edition")
    found = _WORD.fullmatch(field.value.strip()) if field and field.delimiter else None
    if field and found:
        number = _BARE.fullmatch(found["kept"].strip())
        kept = number["number"] if number else found["kept"].strip()
        objection = to_record(listed, record, field, message="bib", edition=field.value.strip())
        yield mended(objection, FixKind.SAFE, Edit(*field.inside, kept)) if kept else objection


check = both(_printed, _in_bib)


RULE = Rule(
    code="edition-form",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="V .bib je ve vydání jen údaj bez „vyd.“; v tisku se nezdvojuje",
        en="A .bib file has the edition without “vyd.”; in print it is not doubled",
    ),
    messages={
        "bib": Message(
            cs="„{edition}“: slovo „vyd.“ přidá styl", en="“{edition}”: the word “vyd.” is the style's to add"
        ),
        "print": Message(cs="vydání je zapsáno „{edition}“", en="the edition reads “{edition}”"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
