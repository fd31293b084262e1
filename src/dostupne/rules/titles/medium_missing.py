"""
## What it does

Finds references with an address and a date of access, but without `[online]` (2011) or `Online.` (2022). Where no reference
of the list tells a medium it is a warning. Printed sources that are on the web too (`Dostupné také z:`) need none.

## Why it matters

It tells that the cited source is the one on the web, which may change, and not a printed one.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

```text 2022
NOVÁK, Jan. Dějiny odkazů. Online. 2014. Dostupné z: https://a.cz/odkazy. [cit. 2014-07-22].
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>). Citace podle ČSN ISO 690:2022, ZČU
(<https://iso690.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.online import ALSO, has_medium
from dostupne.rules.forms import ENOUGH
from dostupne.rules.objecting import graded, span_of, to_printed, whole

_WANTED = {"2011": "[online]", "2022": "Online."}


def check(listed: ReferenceList) -> Iterator[Objection]:
    """References seen on the web that do not say so; milder where the list never does."""
    online = [
        one for one in whole(listed.printed) if one.accessed and (one.url or one.doi) and not ALSO.search(one.raw)
    ]
    without = [one for one in online if not has_medium(one)]
    custom = len(without) == len(online) >= ENOUGH
    for reference in without:
        told = to_printed(reference, span_of(reference, "title"), field="medium", wanted=_WANTED[listed.edition])
        yield graded(told, Severity.WARNING) if custom else told


RULE = Rule(
    code="medium-missing",
    severity=Severity.ERROR,
    scope=Scope.PRINTED,
    summary=Message(cs="Elektronický zdroj má uvedený nosič", en="An electronic source tells its medium"),
    messages={
        "": Message(cs="chybí nosič: „{wanted}“", en="the medium is missing: “{wanted}”"),
    },
    check=check,
    page=__doc__ or "",
)
