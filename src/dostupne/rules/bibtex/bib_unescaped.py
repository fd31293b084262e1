r"""
## What it does

Finds `&`, `%`, `#`, `_`, `^` and a single `$` without a backslash in what TeX prints; not in addresses, formulas and
the arguments of \url.

## Why it matters

`%` swallows the rest of the line, the others stop TeX.

## Example

```bib
@book{a, title = {Odkazy & stránky}, publisher = {Academia}, year = 2013}
```

```bib
@book{a, title = {O 100 % lepší}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy \& stránky, $a_1^2$}, publisher = {Academia}, year = 2013, url = {https://a.cz/b_c?d=1&e=%20#f}}
```

## Source

Knuth, The TeXbook, chapter 7 (<https://ctan.org/pkg/texbook>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field, is_prose, prose

_SIGNS = re.compile(r"(?<!\\)[&%#_^$]")
_ENTITY = re.compile(r"&#?\w{1,12};")
_ESCAPES = {"^": "\\^{}"}


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Each sign that means something to TeX; entities of HTML are told of as such."""
    if not is_prose(place.field):
        return
    text = _ENTITY.sub(lambda found: "\0" * len(found[0]), prose(place.field.value))
    for found in _SIGNS.finditer(text):
        new = _ESCAPES.get(found[0], f"\\{found[0]}")
        yield place.mended(found.span(), new, sign=found[0])


RULE = Rule(
    code="bib-unescaped",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(
        cs="Znaky, které mají pro TeX význam, jsou za zpětným lomítkem",
        en="Signs that mean something to TeX stand behind a backslash",
    ),
    messages={
        "": Message(
            cs="„{sign}“ má pro TeX význam: píše se \\{sign}", en="“{sign}” means something to TeX: write \\{sign}"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
