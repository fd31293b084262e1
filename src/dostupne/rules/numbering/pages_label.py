"""
## What it does

Finds pages of chapters and articles led by `pp.` or by nothing, where the list has `s.` Articles with `15(5), 12–15` may do
without.

## Why it matters

The abbreviation follows the language of the citing text, not that of the source.

## Example

```text
LONKA, Kirsti. Writing. In: BJÖRK, Lennart, ed. Teaching writing. Dordrecht: Kluwer, 2003, s. 113–131.
MALÁ, Eva. Stránky. In: BÍLÝ, Petr, ed. Sborník. Praha: Argo, 2014, s. 1–2.
NOVÁK, Jan. Odkazy. In: BÍLÝ, Petr, ed. Sborník. Praha: Argo, 2014, pp. 3–5.
```

## Use instead

```text
LONKA, Kirsti. Writing. In: BJÖRK, Lennart, ed. Teaching writing. Dordrecht: Kluwer, 2003, s. 113–131.
MALÁ, Eva. Stránky. In: BÍLÝ, Petr, ed. Sborník. Praha: Argo, 2014, s. 1–2.
```

## Source

Differences of the editions, collected by the authors of Kramerius
(<https://github.com/ceskaexpedice/kramerius-web-client/issues/679>, 399). Citace, VŠE (<https://knihovna.vse.cz/citace/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import span_of, whole

_LABEL = re.compile(r"(?P<label>\b(?:s|S|str|p|pp)\.)\s*\Z")
_NONE = "5"


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Labels of pages that are not those of the list; numbers behind `15(5)` need none."""
    forms = []
    for reference in whole(listed.printed):
        page = span_of(reference, "page")
        if page is None:
            continue
        found = _LABEL.search(reference.raw[max(0, page[0] - 6) : page[0]])
        if found is None and reference.volume:
            continue
        forms.append(Form(reference, f"{found['label']} 5" if found else _NONE, page))
    for odd in odd_forms(listed, forms, ("s. 5",), ("str. 5", "p. 5", "pp. 5", "S. 5", _NONE)):
        yield odd.objection(field="page")


RULE = Rule(
    code="pages-label",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Strany uvádí „s.“", en="Pages are led by “s.”"),
    messages={
        "": Message(
            cs="strany jsou psány jako „{form}“, v seznamu „{kept}“",
            en="the pages are written as “{form}”, in the list as “{kept}”",
        ),
    },
    check=check,
    page=__doc__ or "",
)
