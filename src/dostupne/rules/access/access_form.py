"""
## What it does

Finds dates of access in round brackets, and those that are led by another word than the rest of the list has: `cit.`,
`vid.`, `citováno`.

## Why it matters

All three words are in use; a list has one of them.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 (cit. 2014-07-22). Dostupné z: https://a.cz/odkazy
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
biblatex-iso690, README and issues (<https://github.com/michal-h21/biblatex-iso690>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.notes import access_note
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, to_printed, whole

_WORDS = ("cit.", "vid.", "citováno", "viděno")
_TOLERATED = (
    "zob.",
    "zobrazeno",
    "cited",
    "accessed",
    "citované",
    "videné",
    "online",
    "navštíveno",
    "přístup",
    "dostęp",
    "abgerufen",
)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Round brackets, and words that are not those of the list."""
    forms = []
    for reference in whole(listed.printed):
        note = access_note(reference)
        if note is None:
            continue
        if note.bracket == "(":
            edits = (Edit(note.span[0], note.span[0] + 1, "["), Edit(note.span[1] - 1, note.span[1], "]"))
            objection = to_printed(reference, note.span, message="brackets", field="accessed")
            yield mended(objection, FixKind.PROPOSAL, *edits)
        else:
            forms.append(Form(reference, note.word, note.span))
    for odd in odd_forms(listed, forms, _WORDS, _TOLERATED):
        yield odd.objection("form", "accessed")


RULE = Rule(
    code="access-form",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="Datum přístupu je v hranatých závorkách, vždy s týmž slovem",
        en="The date of access is in square brackets, always with the same word",
    ),
    messages={
        "form": Message(
            cs="datum přístupu je uvedeno „{form}“, v seznamu „{kept}“",
            en="the date of access is led by “{form}”, in the list by “{kept}”",
        ),
        "brackets": Message(
            cs="datum přístupu patří do hranatých závorek", en="the date of access goes into square brackets"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
