r"""
## What it does

Finds items of the printed list that no `[12]` and no `(NOVÁK, 2014)` of the text points to, items of `thebibliography` that no
`\cite` names, and, for information, entries of a .bib file that none of the texts given in the same run cites. Numbers and names
are only looked at where most of the pointers do find their item.

## Why it matters

A list of references is not a list of what was read; what is not cited only seems to support the text. A .bib file may serve
several texts.

## Example

```markdown
# Úvod

Odkazy umírají [1], jak se ví [2]. Ptejme se proč [3].

# Literatura

[1] NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[2] MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.

[3] BÍLÝ, Petr. Barvy. Praha: Academia, 2016.

[4] ČERNÝ, Jan. Stíny. Praha: Academia, 2014.
```

## Use instead

```markdown
# Úvod

Odkazy umírají [1], jak se ví [2]. Ptejme se proč [3].

# Literatura

[1] NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[2] MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.

[3] BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
```

## Source

Logic.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.pointers import folded, pointings
from dostupne.rules.objecting import graded, records, span_of, to_printed, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Items that nothing points to."""
    for pointing in pointings(listed):
        cited = {folded(citation.target) for citation in pointing.citations}
        for target, reference in pointing.targets.items():
            if target not in cited:
                yield to_printed(reference, span_of(reference, "title"))
    if listed.cited is not None and "*" not in listed.cited:
        for item in listed.own_items:
            if item.target not in listed.cited:
                yield Objection(origin=item.origin, key=item.target, text=item.text, span=item.span)
        for record in records(listed):
            if record.key not in listed.cited:
                yield graded(to_record(listed, record), Severity.INFO)


RULE = Rule(
    code="cite-unused",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    summary=Message(cs="Co je v seznamu, text cituje", en="What is in the list is cited in the text"),
    messages={
        "": Message(
            cs="dílo je v seznamu, ale text je necituje", en="the work is in the list, but the text does not cite it"
        ),
    },
    check=check,
    page=__doc__ or "",
)
