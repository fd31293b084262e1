"""
## What it does

Finds `, ed.` where the list has `(ed.)` or the other way round, and `eds.` of a single editor. For several editors both
`ed.` and `eds.` are in use; a list has one of them. The edition of 2022 has the role in round brackets, that of 2011 after a
comma.

## Why it matters

The role is what tells that the named person is not the author.

## Example

```text
NOVÁK, Jan, eds. Sborník. Praha: Academia, 2013.
```

## Use instead

```text
NOVÁK, Jan, ed. Sborník. Praha: Academia, 2013.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import span_of, to_printed, whole

_ROLE = re.compile(r"(?P<sign>[,(])\s*(?P<role>eds?)\.?\)?(?=[\s.,:)]|$)")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Roles of editors whose brackets or number are not those of the list."""
    brackets, plurals = [], []
    for reference in whole(listed.printed):
        names = span_of(reference, "editor")
        found = _ROLE.search(reference.raw, *names) if names else None
        if found is None or names is None or names[0] > 40:
            continue
        brackets.append(Form(reference, "(ed.)" if found["sign"] == "(" else ", ed.", found.span()))
        if len(reference.editor) == 1 and found["role"] == "eds" and not reference.et_al:
            yield to_printed(reference, found.span("role"), message="one", field="editor", form="eds.")
        elif len(reference.editor) > 1:
            plurals.append(Form(reference, f"{found['role']}.", found.span("role")))
    usual = (", ed.", "(ed.)") if listed.edition == "2011" else ("(ed.)", ", ed.")
    for odd in (*odd_forms(listed, brackets, usual[:1], usual[1:]), *odd_forms(listed, plurals, ("eds.", "ed."))):
        if odd.count or odd.alone:
            yield odd.objection(field="editor")


RULE = Rule(
    code="name-editor-role",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="Role editora je v celém seznamu zapsána stejně", en="The role of editors is written alike in the whole list"
    ),
    messages={
        "": Message(
            cs="role editora je zapsána „{form}“, v seznamu je „{kept}“",
            en="the role of the editor is written “{form}”, the list has “{kept}”",
        ),
        "one": Message(cs="„{form}“ u jediného editora", en="“{form}” of a single editor"),
    },
    check=check,
    page=__doc__ or "",
)
