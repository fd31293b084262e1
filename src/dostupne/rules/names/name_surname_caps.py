"""
## What it does

In print: finds family names in mixed case where most of the list has capitals, as is the Czech custom. A list that does
without capitals throughout is let pass.

In a .bib file: finds family names typed in capitals.

## Why it matters

Capitals make the order of the list visible. In a .bib file they cannot be undone by a style that wants none.

## Example

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
Dvořák, Petr. Odkazy zítra. Praha: Academia, 2016.
```

```bib
@book{novak, author = {NOVÁK, Jan}, title = {Dějiny odkazů}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
DVOŘÁK, Petr. Odkazy zítra. Praha: Academia, 2016.
```

```bib
@book{novak, author = {Novák, Jan}, title = {Dějiny odkazů}, year = 2013}
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_record
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.names.etal_in_bib import NAME_FIELDS
from dostupne.rules.names.heads import family_places, head
from dostupne.rules.objecting import mended, to_record, whole

_CAPITALS, _MIXED = "capitals", "mixed"
_SMALL = re.compile(rf"(?<![^\W\d_])[^\W\d_][{LOWER}]{{2,}}(?![{UPPER}])|[{LOWER}]{{3,}}")
"""`Haritsa` has small letters; `McDANIEL` and `von NEUMANN` count as capitals."""
_IN_BIB = re.compile(
    rf"(?:\A|\sand\s+)\s*(?P<family>[{UPPER}]{{3,}}(?:[-\s][{UPPER}]{{3,}})?),\s*(?=[{UPPER}][{LOWER}]+|[^\W\d_]\.)"
)


def _printed(listed: ReferenceList) -> Iterator[Objection]:
    forms = []
    for reference in whole(listed.printed):
        found = head(reference)
        for _, span in family_places(found) if found and found.certain else ():
            printed = reference.raw[slice(*span)]
            if len(printed) > 1:
                forms.append(Form(reference, _CAPITALS if not _SMALL.search(printed) else _MIXED, span))
    for odd in odd_forms(listed, forms, (_CAPITALS,), (_MIXED,)):
        name = odd.form.reference.raw[slice(*odd.form.span)]
        if odd.kept == _CAPITALS and odd.form.name == _MIXED and (odd.alone or odd.count >= 2):
            edit = Edit(*odd.form.span, name.upper())
            yield mended(odd.objection("print", "author", name=name), FixKind.PROPOSAL, edit)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        for found in _IN_BIB.finditer(field.value) if field.name in NAME_FIELDS else ():
            start = field.inside[0]
            span = (start + found.start("family"), start + found.end("family"))
            if found["family"].isupper():
                objection = to_record(listed, record, field, span=span, message="bib", name=found["family"])
                yield mended(objection, FixKind.PROPOSAL, Edit(*span, found["family"].title()))


check = both(_printed, _in_bib)


RULE = Rule(
    code="name-surname-caps",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="Příjmení jsou v tištěném seznamu verzálkami, v .bib obyčejně",
        en="Family names are in capitals in print, in normal case in a .bib file",
    ),
    messages={
        "print": Message(
            cs="příjmení „{name}“ není verzálkami jako v ostatních citacích ({count})",
            en="the family name “{name}” is not in capitals as in the other references ({count})",
        ),
        "bib": Message(
            cs="příjmení „{name}“ je v .bib verzálkami; verzálky dělá až styl",
            en="the family name “{name}” is in capitals in the .bib file; capitals are the style's to make",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
