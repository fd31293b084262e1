"""
## What it does

Finds names of months in braces, also the macros of BibTeX in braces.

## Why it matters

Without braces `jul` is a macro that the style writes in the document's language and sorts by; in braces it is a word.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, month = {července}}
```

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, month = {July}}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, month = jul}
```

## Source

Patashnik, BibTeXing (btxdoc), section 4 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model import months
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.months import MACROS
from dostupne.rules.bibtex.places import Place, each_field
from dostupne.rules.objecting import mended


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Months that are neither a macro nor a number."""
    field, word = place.field, place.field.value.strip()
    if field.name != "month" or not word or word.isdecimal():
        return
    month = months.number(word) if word.rstrip(".").isalpha() else None
    told = place.told(None, "word" if month else "other", word=word, wanted=MACROS[month - 1] if month else "")
    edit = Edit(field.inside[0] - 1, field.inside[1] + 1, MACROS[month - 1]) if month else None
    yield mended(told, FixKind.SAFE, edit) if edit else told


RULE = Rule(
    code="bib-month",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Měsíc je makro nebo číslo", en="A month is a macro or a number"),
    messages={
        "word": Message(
            cs="„{word}“: měsíc se píše makrem {wanted} bez závorek",
            en="“{word}”: a month is the macro {wanted} without braces",
        ),
        "other": Message(cs="„{word}“ není měsíc", en="“{word}” is no month"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
