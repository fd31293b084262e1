r"""
## What it does

Finds marks of footnotes that no note answers: `[^2]` in Markdown with no `[^2]:`, `\footnotemark` in LaTeX with no
`\footnotetext` behind it. Only Markdown and LaTeX say for sure what is a mark and what a note. In other documents (DOCX, ODT,
HTML, PDF, plain text) a note that is not found may only not have been read, and nothing is told; nor in Markdown without a single
note, nor in LaTeX that is put together from several files or gives these commands a meaning of its own.

## Why it matters

The reader looks for the source of a claim and finds nothing; in Markdown the mark itself is printed as it was typed.

## Example

```markdown
Odkazy umírají.[^1] Ptejme se proč.[^2]

[^1]: NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
```

```tex
\documentclass{article}
\begin{document}
Odkazy umírají.\footnotemark
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
    """Marks that no note answers."""
    for sign in listed.loose_notes.marks:
        yield to_sign(sign)


RULE = Rule(
    code="note-missing",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    summary=Message(cs="Každá značka poznámky má svou poznámku", en="Every mark of a note has its note"),
    messages={
        "": Message(cs="značka „{label}“ nemá poznámku", en="the mark “{label}” has no note"),
        "unnumbered": Message(cs="tato značka nemá poznámku", en="this mark has no note"),
    },
    check=check,
    page=__doc__ or "",
)
