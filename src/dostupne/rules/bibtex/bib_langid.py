"""
## What it does

Finds languages in `langid` and `hyphenation` that babel does not know.

## Why it matters

BibLaTeX warns and prints in the language of the document.

## Example

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, langid = {cz}}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013, langid = {czech}}
```

## Source

The manual of babel (<https://ctan.org/pkg/babel>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model import languages
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_BABEL = frozenset(
    "acadian afrikaans albanian american amharic arabic armenian australian austrian basque belarusian bengali bosnian brazil "
    "brazilian breton british bulgarian canadian canadien catalan croatian czech danish dutch english esperanto estonian ethiop "
    "farsi finnish francais french frenchb galician georgian german germanb greek hebrew hindi hungarian icelandic indonesian "
    "interlingua irish italian japanese kazakh korean kurmanji latin latvian lithuanian lowersorbian macedonian magyar malay "
    "marathi mexican mongolian naustrian newzealand ngerman norsk norwegian nswissgerman nynorsk occitan persian piedmontese "
    "polish polutonikogreek portuges portuguese romanian romansh russian samin sanskrit scottish serbian serbianc slovak slovene "
    "slovenian spanish swedish swissgerman syriac tamil telugu thai tibetan turkish turkmen ukenglish ukrainian uppersorbian urdu "
    "usenglish usorbian vietnamese welsh chinese".split()
)


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Names of languages that are none of babel's."""
    word = place.field.value.strip()
    if place.field.name not in ("langid", "hyphenation") or not word or word.lower() in _BABEL:
        return
    known = languages.babel_name(languages.code_of("cs" if word.lower() in ("cz", "cze", "cs-cz") else word))
    if known in _BABEL:
        yield place.mended((0, len(place.field.value)), known, FixKind.PROPOSAL, "like", word=word, wanted=known)
    else:
        yield place.told(None, "other", word=word)


RULE = Rule(
    code="bib-langid",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Jazyk v langid zná babel", en="babel knows the language in langid"),
    messages={
        "like": Message(
            cs="jazyk „{word}“ babel nezná: píše se {wanted}",
            en="babel does not know the language “{word}”: write {wanted}",
        ),
        "other": Message(cs="jazyk „{word}“ babel nezná", en="babel does not know the language “{word}”"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
