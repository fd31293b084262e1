"""
## What it does

Finds dates of access that are not of the form YYYY-MM-DD with both zeros. Where the whole list has the day first, as some
styles print it, it is let pass.

## Why it matters

`3. 4. 2014` is two days, `2014-04-03` is one; programs read and sort it.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-7-22]. Dostupné z: https://a.cz/odkazy
```

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 22. 7. 2014]. Dostupné z: https://a.cz/odkazy
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.notes import access_note
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, whole

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[,\s].*)?")
_DAY_FIRST = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Dates of access in another form than ISO 8601, unless the list has the day first throughout."""
    forms = [
        Form(reference, _form(note.date), note.date_span)
        for reference in whole(listed.printed)
        if (note := access_note(reference)) and reference.accessed and reference.accessed.day
    ]
    for odd in odd_forms(listed, forms, ("RRRR-MM-DD",), ("D. M. RRRR",)):
        accessed = odd.form.reference.accessed
        if odd.form.name != "RRRR-MM-DD" and accessed:
            printed = odd.form.reference.raw[slice(*odd.form.span)]
            objection = odd.objection(field="accessed", date=printed, wanted=accessed.iso())
            yield mended(objection, FixKind.PROPOSAL, Edit(*odd.form.span, accessed.iso()))


def _form(date: str) -> str:
    if _ISO.fullmatch(date.strip()):
        return "RRRR-MM-DD"
    return "D. M. RRRR" if _DAY_FIRST.fullmatch(date.strip()) else date


RULE = Rule(
    code="access-iso-date",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Datum přístupu je ve tvaru RRRR-MM-DD", en="The date of access has the form YYYY-MM-DD"),
    messages={
        "": Message(
            cs="datum přístupu „{date}“: píše se „{wanted}“", en="the date of access “{date}” is written “{wanted}”"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
