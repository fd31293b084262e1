"""CSL-JSON item → its fields as they are compared after a round trip: strictly, but for white space, kinds of dash and NFC.

A person is what each part of the name says, whatever its capitals (`NOVÁK`), a body is no family name; of a date all parts count, with
season and `circa`; of a language its first subtag (`cs` of `cs-CZ`). An address at doi.org is the DOI; `event` is CSL's old name of `event-title`.
"""

import re
import unicodedata
from collections.abc import Mapping

from benchmarks.values import Item, bare_doi

Values = dict[str, object]

_DASHES = re.compile(r"\s?[‐‑–—−-]+\s?")
_NOT_COMPARED = frozenset({"id", "custom", "citation-key", "citation-label"})
_NEWER = {"event": "event-title"}
_OWN = ("archive-url", "archive-date", "et-al")
"""What stands in `custom`, for want of a word in CSL."""


def values_of(item: Item) -> Values:
    """The comparable fields of an item; what is empty is not there."""
    custom = item.get("custom")
    own = {name: custom[name] for name in _OWN if name in custom} if isinstance(custom, Mapping) else {}
    given = {**own, **{name: value for name, value in item.items() if name not in _NOT_COMPARED}}
    found = {_NEWER.get(name, name): _value(name, value) for name, value in given.items()}
    if "doi.org/10." in str(found.get("URL", "")):
        found.setdefault("DOI", bare_doi(found.pop("URL")))
    return {name: value for name, value in found.items() if value not in ("", (), None)}


def _value(name: str, value: object) -> object:
    if name == "language":
        return _text(value).partition("-")[0].lower()
    if name == "DOI":
        return bare_doi(value)
    if isinstance(value, list):
        return tuple(map(_name, value))
    return _date(value) if isinstance(value, Mapping) else _text(value)


def _text(value: object) -> str:
    return _DASHES.sub("-", " ".join(unicodedata.normalize("NFC", str(value)).split()))


def _name(name: Item) -> object:
    parts = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
    return tuple(_text(name.get(part) or "").casefold() for part in parts)


def _date(date: Item) -> object:
    """The parts of the one day or of both, the season, and whether it is about then."""
    parts = tuple(tuple(int(part) for part in each) for each in date.get("date-parts", ()))
    return (
        parts,
        str(date.get("season", "")),
        bool(date.get("circa")),
        _text(date.get("literal") or date.get("raw") or ""),
    )
