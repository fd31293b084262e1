r"""
## What it does

Finds footnotes that no mark of the text leads to: `[^2]:` in Markdown with no `[^2]`, `\footnotetext` in LaTeX with no
`\footnotemark` before it. Told for Markdown and LaTeX only, as by `note-missing`;
for LaTeX only where the source uses `\footnotemark` at all: else it makes its marks in another way.

## Why it matters

In Markdown the note is not printed at all; in LaTeX it gets the number of the note before it.

## Example

```markdown
Odkazy umírají.[^1]

[^1]: NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[^2]: MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
```

```tex
\documentclass{article}
\begin{document}
Odkazy umírají.\footnotemark
\footnotetext{NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.}
\footnotetext{MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.}
\end{document}
```

## Use instead

```markdown
Odkazy umírají.[^1] Ptejme se proč.[^2]

[^1]: NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[^2]: MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
```

```tex
\documentclass{article}
\begin{document}
Odkazy umírají.\footnotemark
\footnotetext{NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.}
\end{document}
```

## Source

Logic; [Pandoc](https://pandoc.org/MANUAL.html#footnotes), [LaTeX](https://latexref.xyz/Footnotes.html).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.note_signs import to_sign


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Notes that no mark leads to."""
    for sign in listed.loose_notes.notes:
        yield to_sign(sign)


RULE = Rule(
    code="note-unmarked",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    summary=Message(cs="Ke každé poznámce vede značka", en="A mark leads to every note"),
    messages={
        "": Message(cs="k poznámce „{label}“ nevede žádná značka", en="no mark leads to the note “{label}”"),
        "unnumbered": Message(cs="k této poznámce nevede žádná značka", en="no mark leads to this note"),
    },
    check=check,
    page=__doc__ or "",
)
