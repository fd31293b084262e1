"""
## What it does

Finds `41(2)` in a list of the edition of 2022.

## Why it matters

The edition of 2022 wants both always introduced by a word, in the language of the document, so that nobody has to guess
which is which.

## Example

```text 2022
NOVÁK, Jan. Odkazy. Knihovna. 2014, 41(2), s. 1–2. ISSN 1234-5679.
```

## Use instead

```text 2022
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 41, č. 2, s. 1–2. ISSN 1234-5679.
```

## Source

Preview of ČSN ISO 690:2022 with its national foreword (<https://csnonlinefirmy.agentura-cas.cz/html_nahledy/01/515901>).
Differences of the editions, collected by the authors of Kramerius
(<https://github.com/ceskaexpedice/kramerius-web-client/issues/679>, 399).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.numbering.forms import COMPACT, numbering_forms
from dostupne.rules.objecting import to_printed


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Numbers without words."""
    for form in numbering_forms(listed):
        if form.name == COMPACT:
            one = form.reference
            printed = one.raw[slice(*form.span)]
            yield to_printed(one, form.span, field="volume", printed=printed, volume=one.volume, issue=one.issue)


RULE = Rule(
    code="numbering-words-2022",
    severity=Severity.WARNING,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Ročník a číslo uvádí slovo: roč. 41, č. 2", en="Volume and issue are led by words: vol. 41, no. 2"
    ),
    messages={
        "": Message(
            cs="„{printed}“: ročník a číslo uvádí slovo, „roč. {volume}, č. {issue}“",
            en="“{printed}”: volume and issue are led by words, “vol. {volume}, no. {issue}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2022}),
)
