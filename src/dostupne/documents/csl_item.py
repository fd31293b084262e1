"""One item of CSL-JSON → Reference."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dostupne.documents.people import person, undone
from dostupne.model import dois, languages, written_dates
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.variables import EXTRA_OF, ROLES

Item = Mapping[str, object]

_TEXTS = {
    "title": "title",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "volume": "volume",
    "issue": "issue",
    "number-of-pages": "number_of_pages",
    "number": "number",
    "genre": "genre",
    "medium": "medium",
    "version": "version",
    "ISBN": "isbn",
    "ISSN": "issn",
    "note": "note",
}
_ELSEWHERE = frozenset(
    {"id", "type", "author", "editor", "translator", "issued", "accessed", "page", "URL", "DOI", "language", "custom"}
    | {"citation-key", "citation-label", "categories", "system_id", *ROLES}
)
_TAGS = re.compile(r"</?(?:i|b|sub|sup|span|sc)\b[^<>]{0,80}>")
"""What CSL processors take for rich text (https://docs.citationstyles.org/en/stable/specification.html)."""
_SEASONS = frozenset("1234")
_OLDER = {"article_journal": "article-journal", "journal-article": "article-journal", "": "document"}


def reference(item: Item, raw: str, origin: Origin) -> Reference:
    """The reference that an item stands for. What we have no field for goes to `extra`. It never raises."""
    custom = item.get("custom")
    own: Item = custom if isinstance(custom, dict) else {}
    texts: dict[str, Any] = {field: _text(item.get(name, "")) for name, field in _TEXTS.items()}
    issued, issued_end = _dates(item.get("issued"))
    accessed, _ = _dates(item.get("accessed"))
    url, doi = dois.parted(_text(item.get("URL")), _text(item.get("DOI")))
    named = _text(item.get("type"))
    texts["medium"] = texts["medium"] or ("online" if named == "webpage" or (url and accessed) else "")
    return Reference(
        kind=Kind.ENTRY,
        raw=raw,
        origin=origin,
        type=_OLDER.get(named, named),
        author=_names(item.get("author")),
        editor=_names(item.get("editor")),
        translator=_names(item.get("translator")),
        contributors=tuple((role, names) for role in ROLES if role in item and (names := _names(item[role]))),
        et_al=own.get("et-al") is True,
        page=re.sub(r"\s*[-‐‑–—−]+\s*", "-", _text(item.get("page"))),
        issued=issued,
        issued_end=issued_end,
        issued_open=issued is not None and issued_end is None and _is_open(item.get("issued")),
        accessed=accessed,
        url=url,
        doi=doi,
        url_as_printed=_text(own.get("url-as-printed")),
        archive_url=_text(own.get("archive-url")),
        archive_date=PartialDate.from_iso(_text(own.get("archive-date"))),
        language=languages.code_of(_text(item.get("language"))),
        unplaced=_text(own.get("unplaced")),
        key=_key(item),
        extra=tuple(_extra(item, own)),
        **texts,
    )


def _key(item: Item) -> str:
    """The citation key where a manager says it, else the `id`; an address (Zotero's `id`s) is no key."""
    given = _text(item.get("citation-key")) or _text(item.get("citation-label")) or _text(item.get("id"))
    return "" if "://" in given else given


def _text(value: object) -> str:
    """A text on one line without its tags; numbers as they are written."""
    if value == "" or isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_TAGS.sub("", str(value)).split())


def _names(value: object) -> tuple[Name, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(name for each in listed if (name := _name(each)) != Name())


def _name(value: object) -> Name:
    if not isinstance(value, dict):
        return person(_text(value))
    literal, family, given = (_text(value.get(part)) for part in ("literal", "family", "given"))
    dropped, kept = _text(value.get("dropping-particle")), _text(value.get("non-dropping-particle"))
    if literal or not family:
        return Name(literal=literal or given)
    bare = undone(family) if given else family
    return Name(bare, given, kept, _text(value.get("suffix")), dropping_particle=dropped)


def _dates(value: object) -> written_dates.Range:
    """`{"date-parts": [[2014, 7, 22]]}`, one of `raw` or `literal`, or a bare text or number."""
    if not isinstance(value, dict):
        return written_dates.read_range(_text(value))
    parts = value.get("date-parts")
    known = [date for part in parts if (date := _date(part))] if isinstance(parts, list) else []
    if not known:
        return written_dates.read_range(_text(value.get("raw")) or _text(value.get("literal")))
    season, about = _text(value.get("season")), bool(value.get("circa"))
    if season in _SEASONS and not known[0].month:
        known[0] = replace(known[0], season=int(season))
    dates = [replace(date, approximate=True) if about else date for date in known]
    return dates[0], dates[1] if len(dates) > 1 else None


def _is_open(value: object) -> bool:
    """`{"date-parts": [[1980], [0]]}`, as pandoc has it, or a text that ends with a dash."""
    if not isinstance(value, dict):
        return written_dates.is_open(_text(value))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        return len(parts) > 1 and _date(parts[1]) is None
    return written_dates.is_open(_text(value.get("raw")) or _text(value.get("literal")))


def _date(parts: object) -> PartialDate | None:
    """`[2014, 7, 22]`, also as texts, `[2014, 23]` for a season; a day or month that the calendar has not is left out."""
    words = [_text(part) for part in parts[:3]] if isinstance(parts, list) else []
    numbers = [int(word) for word in words if word.isascii() and word.isdecimal() and len(word) <= 4]
    lengths = range(len(numbers), 0, -1)
    date = next((date for length in lengths if (date := PartialDate.of(*numbers[:length]))), None)
    season = numbers[1] % 10 if len(numbers) > 1 and 21 <= numbers[1] <= 24 else None
    return replace(date, season=season) if date and season else date


def _extra(item: Item, own: Item) -> Iterable[tuple[str, str]]:
    extra = own.get("extra")
    if isinstance(extra, dict):
        yield from ((name, text) for name, value in extra.items() if (text := _text(value)))
    for name, value in item.items():
        if name in _TEXTS or name in _ELSEWHERE:
            continue
        if text := _text(value) or _listed(value):
            yield EXTRA_OF.get(name, name.lower()), text


def _listed(value: object) -> str:
    """Dates, as EDTF, and creators in roles of no CSL as text."""
    if isinstance(value, dict):
        first, last = _dates(value)
        return "/".join(date.edtf() for date in (first, last) if date)
    names = (", ".join(filter(None, (name.short(), name.given))) for name in _names(value))
    return "; ".join(names)
