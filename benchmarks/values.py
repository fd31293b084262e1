"""CSL-JSON item → the values that are compared, by field.

The rule is that of issue 3 (`shared/tools/score.py`): case, quotes, kinds of dash, white space and closing marks do not
count; a name is its family and its given names; of the date of issue the year counts, of the date of access the day.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

Item = Mapping[str, Any]
"""A CSL-JSON item, as `json` reads it (https://github.com/citation-style-language/schema)."""
Names = tuple[tuple[str, str], ...]
Value = str | Names

_TEXTS = {
    "title": "title",
    "container-title": "container",
    "publisher": "publisher",
    "publisher-place": "place",
    "volume": "volume",
    "issue": "issue",
}
_FOLDED = dict.fromkeys(map(ord, "‐‑–—−"), "-") | dict.fromkeys(map(ord, "“”„‟\"'’‘`´«»‚‹›"))
_DROPPED = re.compile(r"[^\w\s/:@%&?=#+.~-]")
_ISBN = re.compile(r"[\dX][\dX\- ]{8,16}[\dX]", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]", re.IGNORECASE)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/")
_DOI_LABEL = re.compile(rf"(?:{_RESOLVER.pattern}|doi:)\s*")


def values_of(item: Item) -> dict[str, Value]:
    """The fields that an item has, folded. What is empty is not there."""
    found: dict[str, Value] = {
        "author": names(item.get("author")),
        "editor": names(item.get("editor")),
        **{field: fold(item[key]) for key, field in _TEXTS.items() if item.get(key)},
        "year": "".join(map(str, day(item.get("issued"))[:1])),
        "accessed": _day_of_access(item),
        "pages": re.sub(r"\W+", "-", fold(item.get("page", ""))),
        "edition": edition(item.get("edition", "")),
        "isbn": _bare(_ISBN, item.get("ISBN")),
        "issn": _bare(_ISSN, item.get("ISSN")),
        **_identifiers(item),
    }
    return {field: value for field, value in found.items() if value}


def fold(text: object) -> str:
    """Lower case, one kind of dash, no quotes, single spaces, no marks at the ends."""
    plain = unicodedata.normalize("NFC", str(text)).lower().translate(_FOLDED)
    return " ".join(_DROPPED.sub(" ", plain).split()).strip(" .,:;-/")


def names(people: object) -> Names:
    """Family (with its particle) and given names of each; a literal name has no given ones."""
    return tuple(map(_name, people)) if isinstance(people, list) else ()


def _name(person: Item) -> tuple[str, str]:
    if "literal" in person:
        return fold(person["literal"] or person.get("family") or ""), ""
    parts = (person.get("non-dropping-particle"), person.get("family") or "")
    return fold(" ".join(filter(None, parts))), fold(person.get("given", ""))


def day(date: object) -> tuple[int, ...]:
    """Year, month and day of a CSL date, as many as it has."""
    parts = (date.get("date-parts") if isinstance(date, Mapping) else None) or [[]]
    return tuple(int(part) for part in parts[0] if str(part).isdigit())


def _day_of_access(item: Item) -> str:
    parts = day(item.get("accessed"))
    return "{:04}-{:02}-{:02}".format(*parts) if len(parts) == 3 else ""


def edition(text: object) -> str:
    """The number of an edition that begins with one, else its words."""
    words = fold(text)
    number = re.match(r"\d+", words)
    return number[0] if number else words


def _bare(pattern: re.Pattern[str], text: object) -> str:
    found = pattern.search(str(text or ""))
    return squeezed(found[0]) if found else ""


def squeezed(text: str) -> str:
    """Letters and digits only, in lower case."""
    return re.sub(r"\W", "", text).lower()


def _identifiers(item: Item) -> dict[str, Value]:
    """DOI and address; an address at the resolver is the DOI."""
    doi, url = bare_doi(item.get("DOI") or ""), bare_url(item.get("URL") or "")
    if not doi.startswith("10."):
        doi = ""
    return {"doi": doi or bare_doi(url), "url": ""} if _RESOLVER.match(url) else {"doi": doi, "url": url}


def bare_doi(text: object) -> str:
    """`10.1000/182` of any of its spellings."""
    plain = str(text).strip().lower()
    label = _DOI_LABEL.match(plain)
    return plain[label.end() :] if label else plain


def bare_url(text: object) -> str:
    """An address without white space, the marks behind it and one closing slash."""
    return "".join(str(text).split()).rstrip(".,;>)").lower().removesuffix("/")
