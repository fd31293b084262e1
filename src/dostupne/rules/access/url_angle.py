"""
## What it does

Finds addresses in `<…>`. A list that has them throughout is told of only if you named the edition.

## Why it matters

That is the form of the standards of 1996 and 2000.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: <https://a.cz/odkazy>
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

ISO 690-2:1997.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, span_of


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Addresses with an angle bracket right before them."""
    forms = []
    for reference in listed.printed:
        if span := span_of(reference, "url"):
            angle = reference.raw[span[0] - 1 : span[0]] == "<" and reference.raw[span[1] : span[1] + 1] == ">"
            place = (span[0] - 1, span[1] + 1) if angle else span
            forms.append(Form(reference, "<…>" if angle else "bez závorek", place))
    for odd in odd_forms(listed, forms, ("bez závorek",), ("<…>",)):
        if odd.form.name == "<…>":
            start, end = odd.form.span
            edits = (Edit(start, start + 1, ""), Edit(end - 1, end, ""))
            yield mended(odd.objection(field="url"), FixKind.PROPOSAL, *edits)


RULE = Rule(
    code="url-angle",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Adresa není v lomených závorkách", en="An address is not in angle brackets"),
    messages={
        "": Message(cs="adresa je v lomených závorkách", en="the address is in angle brackets"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
