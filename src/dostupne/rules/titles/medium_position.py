"""
## What it does

Finds articles that have `Online.` behind the title of the article where the list has it behind the title of the journal, or
the other way round. Both are in use (VŠE has the first, citation managers the second).

## Why it matters

The place says what is online: the article or the journal. A list has one.

## Example

```text
NOVÁK, Jan. Článek o odkazech. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. Dostupné z: https://a.cz/1. [cit. 2024-01-16].
MALÁ, Eva. Článek o stránkách. Online. Knihovna. 2015, roč. 6, č. 1, s. 3–4. Dostupné z: https://a.cz/2. [cit. 2024-01-16].
BÍLÝ, Petr. Článek o barvách. Knihovna. Online. 2016, roč. 7, č. 1, s. 5–6. Dostupné z: https://a.cz/3. [cit. 2024-01-16].
```

## Use instead

```text
NOVÁK, Jan. Článek o odkazech. Online. Knihovna. 2014, roč. 5, č. 1, s. 1–2. Dostupné z: https://a.cz/1. [cit. 2024-01-16].
BÍLÝ, Petr. Článek o barvách. Online. Knihovna. 2016, roč. 7, č. 1, s. 5–6. Dostupné z: https://a.cz/3. [cit. 2024-01-16].
```

## Source

Citace, VŠE (<https://knihovna.vse.cz/citace/>); CSL styles, #7112.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.edition import BARE
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import span_of, whole

_PART, _HOST = "part", "host"


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Articles whose medium stands where most of the list has it not."""
    forms = []
    for reference in whole(listed.printed):
        medium = BARE.search(reference.raw)
        title, host = span_of(reference, "title"), span_of(reference, "container_title")
        if medium and title and host and title[1] <= host[0] and (reference.volume or reference.issue):
            forms.append(Form(reference, _PART if medium.start() < host[0] else _HOST, medium.span()))
    for odd in odd_forms(listed, forms, (_PART, _HOST)):
        yield odd.objection(odd.form.name, "medium")


RULE = Rule(
    code="medium-position",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="„Online.“ stojí v celém seznamu na stejném místě", en="“Online.” stands at the same place in the whole list"
    ),
    messages={
        "part": Message(
            cs="„Online.“ stojí za názvem části, v seznamu {count}× za názvem celku",
            en="“Online.” stands behind the title of the part, in the list behind that of the host ({count} times)",
        ),
        "host": Message(
            cs="„Online.“ stojí za názvem celku, v seznamu {count}× za názvem části",
            en="“Online.” stands behind the title of the host, in the list behind that of the part ({count} times)",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
