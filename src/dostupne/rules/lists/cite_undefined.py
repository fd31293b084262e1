r"""
## What it does

Finds keys of `\cite` and of Pandoc's `[@key]` that no entry of the bibliographies has that are given in the same run
(`dostupne validate thesis.tex thesis.bib`), and, as a warning, numbers `[12]` and `(NOVÁK, 2014)` that the printed list does
not have. Numbers and names are only looked at where most of them do find their item.

## Why it matters

The reader finds a question mark, or nothing.

## Example

```markdown
# Úvod

Odkazy umírají [1], jak se ví [2]. Ptejme se proč [3, 5].

# Literatura

[1] NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[2] MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.

[3] BÍLÝ, Petr. Barvy. Praha: Academia, 2016.
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
from dostupne.model.citation import Citation, CitationKind
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.pointers import folded, pointings
from dostupne.rules.objecting import graded


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Pointers that lead to nothing, each at its first place."""
    seen: set[str] = set()
    for citation in listed.citations:
        missing = listed.listed is not None and citation.target not in listed.listed | {"*"}
        if citation.kind is CitationKind.KEY and missing and citation.target not in seen:
            seen.add(citation.target)
            yield _objection(citation)
    for pointing in pointings(listed):
        for citation in pointing.citations:
            if folded(citation.target) not in pointing.targets and citation.target not in seen:
                seen.add(citation.target)
                yield graded(_objection(citation), Severity.WARNING)


def _objection(citation: Citation) -> Objection:
    return Objection(
        origin=citation.origin,
        arguments=(("target", citation.target),),
        key=citation.target if citation.kind is CitationKind.KEY else "",
        text=citation.text,
        span=citation.span,
    )


RULE = Rule(
    code="cite-undefined",
    severity=Severity.ERROR,
    scope=Scope.TEXT,
    summary=Message(cs="Co text cituje, je v seznamu", en="What the text cites is in the list"),
    messages={
        "": Message(
            cs="„{target}“ je v textu citováno a v seznamu není",
            en="“{target}” is cited in the text and not in the list",
        ),
    },
    check=check,
    page=__doc__ or "",
)
