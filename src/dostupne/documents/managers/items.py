"""CSL-JSON item → Reference (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables)."""

import re
from collections.abc import Mapping, Sequence
from html import unescape

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference

Item = Mapping[str, object]

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span|u|p|br)\b[^<>]{0,200}>", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"^(?:https?://)?(?:dx\.)?doi\.org/(?=10\.)|^doi:\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:-(\d{1,2})(?!\d)(?:-(\d{1,2})(?!\d))?)?")
_LANGUAGE = re.compile(r"^([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
_MOST = 500
"""So many creators of one work are read."""


def reference(item: Item) -> Reference | None:
    """The work of an item, without raw text and origin; None where it says neither a title nor an address nor a creator."""
    url, doi = _url_and_doi(_text(item, "URL"), _text(item, "DOI"))
    author, editor = _names(item, "author"), _names(item, "editor")
    title = _text(item, "title")
    if not (title or url or doi or author or editor):
        return None
    issued, issued_end = _dates(item.get("issued"))
    kind = _text(item, "type")
    return Reference(
        kind=Kind.ENTRY,
        raw="",
        origin=Origin(""),
        type=kind if kind in CSL_TYPES else "document",
        author=author,
        editor=editor,
        translator=_names(item, "translator"),
        title=title,
        container_title=_text(item, "container-title"),
        collection_title=_text(item, "collection-title"),
        collection_number=_text(item, "collection-number"),
        edition=_text(item, "edition"),
        publisher=_text(item, "publisher"),
        publisher_place=_text(item, "publisher-place"),
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        page=re.sub(r"\s*[‐‑–—−]\s*", "-", _text(item, "page")),
        number_of_pages=_text(item, "number-of-pages"),
        number=_text(item, "number"),
        genre=_text(item, "genre"),
        medium=_text(item, "medium"),
        version=_text(item, "version"),
        issued=issued,
        issued_end=issued_end,
        accessed=_dates(item.get("accessed"))[0],
        isbn=_text(item, "ISBN"),
        issn=_text(item, "ISSN"),
        doi=doi,
        url=url,
        language=_language(_text(item, "language")),
        note=_text(item, "note"),
    )


def _text(item: Item, name: str) -> str:
    """A value as plain text on one line: numbers too, mark-up and entities undone."""
    value = item.get(name)
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = next(iter(value), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(unescape(_MARKUP.sub("", str(value))).split())


def _names(item: Item, role: str) -> tuple[Name, ...]:
    people = item.get(role)
    if not isinstance(people, list):
        return ()
    names = (_name(person) for person in people[:_MOST] if isinstance(person, Mapping))
    return tuple(name for name in names if name.short())


def _name(person: Item) -> Name:
    if literal := _text(person, "literal"):
        return Name(literal=literal)
    family = " ".join(part for part in (_text(person, "dropping-particle"), _text(person, "family")) if part)
    given = _text(person, "given")
    if not given and not _text(person, "non-dropping-particle") and " " in family:
        return Name(literal=family)
    return Name(family, given, _text(person, "non-dropping-particle"), _text(person, "suffix"))


def _dates(value: object) -> tuple[PartialDate | None, PartialDate | None]:
    """A date and the end of a span of them: `date-parts`, or what is written in `raw` or `literal`."""
    if not isinstance(value, Mapping):
        return None, None
    parts = value.get("date-parts")
    dates = [_date(part) for part in parts[:2] if isinstance(part, list)] if isinstance(parts, list) else []
    if not any(dates):
        found = _YEAR.search(_text(value, "raw") or _text(value, "literal"))
        dates = [_date([part for part in found.groups() if part])] if found else []
    return (*dates, None, None)[0], (*dates, None, None)[1]


def _date(parts: Sequence[object]) -> PartialDate | None:
    numbers = []
    for part in parts[:3]:
        if not isinstance(part, str | int) or not str(part).strip().isdecimal():
            break
        numbers.append(int(str(part).strip()[:6]))
    return (PartialDate.of(*numbers) or PartialDate.of(numbers[0])) if numbers else None


def _url_and_doi(url: str, doi: str) -> tuple[str, str]:
    """An address at doi.org is the DOI; the address is then empty (contract of the command line)."""
    doi = _DOI_ADDRESS.sub("", doi)
    resolved = _DOI_ADDRESS.sub("", url)
    if resolved != url and (not doi or doi.casefold() == resolved.casefold()):
        return "", doi or resolved
    return url, doi


def _language(text: str) -> str:
    found = _LANGUAGE.match(text)
    return found[1].lower() if found else ""
