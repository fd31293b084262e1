r"""
## What it does

Finds LaTeX in `url` and `doi`: `\_`, `\%`, `{\_}`, `$\sim$`, `\textasciitilde`.

## Why it matters

These fields are taken as they stand: the backslash becomes a part of the address, which leads nowhere.

## Example

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/b\_c\%20d}, urldate = {2013-01-02}, year = 2013}
```

## Use instead

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/b_c%20d}, urldate = {2013-01-02}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.2.1 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import ADDRESSES, Place, each_field
from dostupne.rules.objecting import mended

_LATEX = re.compile(
    r"(?<!\\)(?:\{\\(?P<group>[_&%#~$])\}|\\(?P<sign>[_&%#~$])(?:\{\})?|(?P<under>\\textunderscore(?:\{\}|\s)?)"
    r"|(?P<tilde>\$\\sim\$|\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s)?))"
)


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Escapes in fields that take none; one objection a field."""
    if place.field.name not in ADDRESSES and place.field.name != "doi":
        return
    found = list(_LATEX.finditer(place.field.value))
    if found:
        base = place.field.inside[0]
        edits = [Edit(base + one.start(), base + one.end(), _meant(one)) for one in found]
        yield mended(place.told(found[0].span(), text=found[0][0], wanted=_meant(found[0])), FixKind.SAFE, *edits)


def _meant(found: re.Match[str]) -> str:
    return found["group"] or found["sign"] or ("_" if found["under"] else "~")


RULE = Rule(
    code="bib-url-escaped",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V adrese a DOI není LaTeX", en="No LaTeX stands in addresses and DOIs"),
    messages={
        "": Message(cs="v adrese je „{text}“: píše se „{wanted}“", en="the address has “{text}”: write “{wanted}”"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
