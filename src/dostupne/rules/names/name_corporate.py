"""
## What it does

In print: finds bodies in mixed case where most bodies of the list are in capitals. In a .bib file: finds bodies as authors
that are not in braces of their own.

## Why it matters

BibTeX takes the last word of an unbraced name for the family name: `Český statistický úřad` is printed as `ÚŘAD, Český
statistický`.

## Example

```bib
@misc{csu, author = {Český statistický úřad}, title = {Ročenka}, year = 2013}
```

```text
MINISTERSTVO ZDRAVOTNICTVÍ. Zpráva. Praha: MZ, 2012.
ČESKÝ STATISTICKÝ ÚŘAD. Ročenka. Praha: ČSÚ, 2013.
ČESKÁ NÁRODNÍ BANKA. Výroční zpráva. Praha: ČNB, 2014.
Ministerstvo financí. Rozpočet. Praha: MF, 2015.
```

## Use instead

```bib
@misc{csu, author = {{Český statistický úřad}}, title = {Ročenka}, year = 2013}
```

```text
MINISTERSTVO ZDRAVOTNICTVÍ. Zpráva. Praha: MZ, 2012.
ČESKÝ STATISTICKÝ ÚŘAD. Ročenka. Praha: ČSÚ, 2013.
ČESKÁ NÁRODNÍ BANKA. Výroční zpráva. Praha: ČNB, 2014.
MINISTERSTVO FINANCÍ. Rozpočet. Praha: MF, 2015.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_record
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.names.bib_lists import Word, parts_by, words_of
from dostupne.rules.names.etal_in_bib import NAME_FIELDS
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import mended, to_record, whole

_CAPITALS, _MIXED = "capitals", "mixed"
_BODY = re.compile(
    r"(?:\A|\s)(?:ministerstvo|ministry|úřad|ústav|universit\w*|univerzit\w*|fakulta|faculty|institut\w*|společnost|society|association|asociace|organi[sz]a(?:tion|ce)"
    r"|commission|komise|committee|výbor|council|rada|agency|agentura|department|consortium|foundation|nadace|parlament|parliament|knihovna|library|muzeum|museum|banka|bank|svaz|unie|union|corporation|company)(?:\s|\Z)",
    re.IGNORECASE,
)
_FORM_OF_LAW = re.compile(
    r"(?:\s|,)(?:s\.\s?r\.\s?o\.|a\.\s?s\.|v\.\s?v\.\s?i\.|z\.\s?s\.|o\.\s?p\.\s?s\.|inc\.?|ltd\.?|llc|gmbh|corp\.?)\Z",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "von van de der den ten ter z ze zu du da di del della dos la le af av el al bin y e och und et i".split()
)


def _printed(listed: ReferenceList) -> Iterator[Objection]:
    forms = []
    for reference in whole(listed.printed):
        found = head(reference)
        if found and found.certain and len(found.names) == 1 and found.names[0].literal and _BODY.search(found.text):
            forms.append(Form(reference, _CAPITALS if found.text.isupper() else _MIXED, found.span))
    for odd in odd_forms(listed, forms, (_CAPITALS, _MIXED)):
        if odd.form.name == _MIXED:
            yield odd.objection("print", "author", name=odd.form.reference.raw[slice(*odd.form.span)])


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        if field.name not in NAME_FIELDS or not field.delimiter:
            continue
        for part in parts_by(words_of(field.value), "and"):
            start, end = field.inside[0] + part[0].start, field.inside[0] + part[-1].end
            name = field.value[part[0].start : part[-1].end]
            if _is_body(part, name):
                objection = to_record(listed, record, field, span=(start, end), message="bib", name=name)
                braced = f"{{{name}}}"
                yield mended(objection, FixKind.PROPOSAL, Edit(start, end, braced))


def _is_body(part: list[Word], name: str) -> bool:
    """A word that only bodies have in their names, or a last word in lower case that no family has."""
    if any(word.text.startswith("{") for word in part):
        return False
    if _FORM_OF_LAW.search(name):
        return True
    if len(part) < 2 or any(word.text in ",;" for word in part):
        return False
    last = part[-1].text
    return _BODY.search(name) is not None or (last.islower() and last.isalpha() and last not in _PARTICLES)


check = both(_printed, _in_bib)


RULE = Rule(
    code="name-corporate",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Korporace je verzálkami jako osoby, v .bib ve dvojích závorkách",
        en="A body is in capitals as persons are, in a .bib file in double braces",
    ),
    messages={
        "print": Message(
            cs="korporace „{name}“ není verzálkami jako ostatní korporace seznamu ({count})",
            en="the body “{name}” is not in capitals as the other bodies of the list ({count})",
        ),
        "bib": Message(
            cs="korporace „{name}“ bez dvojích závorek je pro BibTeX osoba",
            en="the body “{name}” without double braces is a person for BibTeX",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
