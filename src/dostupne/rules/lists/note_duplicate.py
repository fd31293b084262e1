r"""
## What it does

Finds footnotes of Markdown with the label of one before. A gap between labels is no fault: they are names, and notes are
numbered anew when they are printed, as LaTeX, DOCX and ODT number theirs.

## Why it matters

Only one of the notes is printed; which one differs from program to program.

## Example

```markdown
Odkazy umírají.[^1]

[^1]: NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[^1]: MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
```

## Use instead

```markdown
Odkazy umírají.[^1] Ptejme se proč.[^2]

[^1]: NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.

[^2]: MALÁ, Eva. Odkazy dnes. Praha: Academia, 2015.
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
    """Notes with the label of one before."""
    for sign in listed.loose_notes.again:
        yield to_sign(sign)


RULE = Rule(
    code="note-duplicate",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    summary=Message(cs="Každá poznámka má vlastní označení", en="Every note has a label of its own"),
    messages={
        "": Message(cs="poznámka „{label}“ je v textu podruhé", en="the note “{label}” is in the text again"),
    },
    check=check,
    page=__doc__ or "",
)
