"""Words of short forms, language by language, as in `references/lexicon.py`: a new language is a row, a new word a word.

All are alternatives without capturing groups, to be matched without regard to case, and end at `ENDS`.
"""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.references.lexicon import any_of, of_every_language

ENDS = r"(?!\w)"
"""What follows a word of these tables; a full stop that abbreviates it is in the table."""

SAME_WORK: dict[str, tuple[str, ...]] = {
    "cs": (r"tamtéž", r"tamt(?:éž)?\."),
    "sk": (r"tamže", r"tamtiež"),
    "en": (r"in\s+the\s+same\s+place",),
    "de": (r"ebenda", r"ebd(?:a|\.)", r"ebd"),
    "pl": (r"tamże",),
    "la": (r"ibid(?:em|\.)?", r"ib\.", r"loc\.\s?cit\.?"),
}
"""The work of the note before."""

SAME_AUTHOR: dict[str, tuple[str, ...]] = {
    "cs": (r"týž", r"táž", r"tíž"),
    "sk": (r"ten\s+istý", r"tá\s+istá"),
    "de": (r"ders\.", r"dies\.", r"derselbe", r"dieselbe"),
    "pl": (r"tenże", r"taż", r"tegoż"),
    "la": (r"idem", r"eadem", r"iid?em", r"id\."),
}
"""The author of the note before, with another title; without one, the same work."""

CITED_WORK: dict[str, tuple[str, ...]] = {
    "cs": (
        r"c\.\s?d\.",
        r"cit\.\s?(?:d\.|dílo|práce|výše)",
        r"cit\.(?=\s*,\s*(?:s|str|p)\.)",
        r"d\.\s?cit\.",
        r"uv(?:ed)?\.\s?d(?:\.|ílo)",
        r"(?:citované|uvedené)\s+dílo",
    ),
    "sk": (r"cit\.\s?dielo", r"(?:citované|uvedené)\s+dielo"),
    "en": (r"works?\s+cited\s+above",),
    "de": (r"a\.\s?a\.\s?O\.?", r"aaO\.?"),
    "pl": (r"dz\.\s?cyt\.?", r"cyt\.\s?dz\.?"),
    "la": (r"op(?:us|ere|\.)?\s?cit(?:atum|ato|\.)?", r"o\.\s?c\.", r"art\.\s?cit\.?"),
}
"""The work cited before, of the author named."""

NOTES: dict[str, tuple[str, ...]] = {
    "cs": (r"pozn(?:ámk[auyo]u?|ámce|\.)(?:\s+pod\s+čarou)?",),
    "sk": (r"poznámk[eu]",),
    "en": (r"notes?", r"foot-?notes?", r"fn\.?", r"nn?\."),
    "de": (r"anm(?:erkung|\.)", r"fu(?:ss|ß)note"),
    "pl": (r"przyp(?:is(?:ie|u)?|\.)",),
}
"""Before the number of a note."""

ENTRIES: dict[str, tuple[str, ...]] = {
    "cs": (r"ref(?:erence|\.)", r"odkaz", r"zdroj", r"citace"),
    "en": (r"refs?\.?", r"reference"),
}
"""Before the number of a reference, which may be that of a note or of an item in a list."""

NUMBER_SIGNS = (r"č\.", r"číslo", r"no\.", r"nr\.?")
"""May stand before such a number."""

LEADS: dict[str, tuple[str, ...]] = {
    "cs": (
        r"srov(?:nej|náno|\.)?",
        r"porov(?:nej|\.)?",
        r"vi[zď]",
        *(r"též", r"také", r"rovněž", r"dále", r"dál", r"výše", r"shora", r"níže", r"zejména", r"zvl\."),
        r"cit(?:ováno|ované|ace|\.)?\s+(?:dle|podle|z|in)",
        *(r"podle", r"dle", r"k\s+tomu", r"k\s+věci", r"blíže", r"podrobn[ěé]ji", r"podobně", r"obdobně", r"např\.", r"například"),
    ),
    "sk": (r"porovnaj", r"pozri", r"tiež", r"podľa", r"bližšie", r"podrobnejšie", r"podobne", r"napr\."),
    "en": (r"cf\.?", r"see", r"also", r"compare", r"e\.\s?g\.", r"above", r"supra", r"cited\s+in", r"as\s+in"),
    "de": (r"vgl\.?", r"vergleiche", r"siehe", r"s\.(?=\s+(?:auch|oben|dazu))", r"auch", r"dazu", r"oben", r"zit(?:iert|\.)\s+nach", r"nach"),
    "pl": (r"por\.?", r"porównaj", r"zob\.?", r"zobacz", r"także", r"też", r"cyt\.\s+za"),
    "la": (r"confer", r"vide", r"item", r"apud"),
}  # fmt: skip
"""What may stand before a short form without being a part of it."""

LOCATORS = (
    *(r"at", r"s(?:tr(?:ana|any)?)?", r"pp?", r"pages?", r"seiten?", r"fol", r"f", r"sv(?:azek)?", r"zv", r"díl", r"diel", r"vol"),
    *(r"bd", r"t(?:om)?", r"kap(?:itola)?", r"čl(?:ánek)?", r"odst", r"písm", r"obr", r"tab", r"pozn", r"ř", r"par", r"hes(?:lo)?"),
)  # fmt: skip
"""What counts the places of a work; each may have a full stop."""

SAME_WORK_WORD = rf"(?:{of_every_language(SAME_WORK)}){ENDS}"
SAME_AUTHOR_WORD = rf"(?:{of_every_language(SAME_AUTHOR)}){ENDS}"
CITED_WORD = rf"(?<!\w)(?:{of_every_language(CITED_WORK)}){ENDS}"
NOTE_WORD = rf"(?<!\w)(?:{of_every_language(NOTES)})(?:\s*{any_of(NUMBER_SIGNS)})?(?:\s*\[\^?|\s*)(?=\d)"
ENTRY_WORD = rf"(?<!\w)(?:{of_every_language(ENTRIES)})(?:\s*{any_of(NUMBER_SIGNS)})?\s*\[?(?=\d)"
LEAD = rf"(?:{of_every_language(LEADS)}){ENDS}"
LED = re.compile(
    rf"^\s*(?i:(?:{LEAD}[\s,.:]{{1,3}}){{1,4}})"
    rf"(?=[{UPPER}]{{2}}[{UPPER}\s-]{{0,40}},\s[{UPPER}]|(?:[{UPPER}][{LOWER}]?\.\s?){{1,3}}[{UPPER}][{LOWER}]+)"
)
"""What leads to a reference that begins with a name: `Srov. NOVÁK, Jan`, `Cit. dle K. Javor`."""

_NUMBER = r"(?:\d{1,4}[a-z]?|[IVXLC]{1,7})(?!\w)\.?"
_RANGE = (
    rf"{_NUMBER}(?:\s?[–—-]\s?{_NUMBER})?"
    r"(?:\s?(?:nn?|an|násl|a\sn(?:n|ásl)?|ff?|sqq?|nast)(?!\w)\.?)?"
)
LOCATOR_WORD = rf"(?:(?:{any_of(LOCATORS)})(?!\w)\.?|§§?)"
LOCATOR = rf"{LOCATOR_WORD}\s?{_RANGE}(?:\s?(?:,|;|\sa|\si|\sand|\sund)?\s?(?:{LOCATOR_WORD}\s?)?{_RANGE}){{0,9}}"
"""`s. 12`, `s. 30, 42`, `sv. I., s. 24`, `pp. 3–5`, `S. 7 ff.`"""
BARE_LOCATOR = rf"{_RANGE}(?:\s?,\s?{_RANGE}){{0,9}}"
"""`17` and `17, 19`, which counts as a place only right behind a word."""
