"""
## What it does

Finds `et al.`, `a kol.`, `aj.` and `a další` in the name lists of a .bib file.

## Why it matters

A .bib file has a word of its own for "and others": `others`. Whatever else stands there is taken for a part of a name,
sorted by and printed as one.

## Example

```bib
@book{novak2014, author = {Novák, Jan et al.}, title = {Dějiny odkazů}, year = 2014}
```

## Use instead

```bib
@book{novak2014, author = {Novák, Jan and others}, title = {Dějiny odkazů}, year = 2014}
```

## Source

Patashnik, Designing BibTeX Styles, section 4 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import mended, records, to_record

NAME_FIELDS = ("author", "editor", "translator", "bookauthor", "editora", "editorb", "holder")
_OTHERS = re.compile(
    r"(?P<gap>(?:\s+and)?[\s,;~]+)(?P<word>et\.?[\s~]+al(?:ii|\.)?|a[\s~]+kol(?:\.|ektiv)?|aj\.|a[\s~]+další)(?P<rest>[\s.]*)\Z",
    re.IGNORECASE,
)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Name lists that end in words for "and others"."""
    for record in records(listed):
        for field in record.fields:
            if field.name in NAME_FIELDS and (found := _OTHERS.search(field.value)):
                start = field.inside[0]
                place = (start + found.start("word"), start + found.end("word"))
                objection = to_record(listed, record, field, span=place, word=found["word"])
                # What is joined by `#` ends elsewhere: only a value in delimiters can be mended.
                edits = [Edit(start + found.start(), start + found.end(), " and others")] if field.delimiter else []
                yield mended(objection, FixKind.SAFE, *edits)


RULE = Rule(
    code="etal-in-bib",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="V .bib se další autoři značí slovem others", en="In a .bib file further names are “others”"),
    messages={
        "": Message(
            cs="„{word}“ v seznamu jmen: v .bib se píše „and others“",
            en="“{word}” in a name list: in a .bib file write “and others”",
        )
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
