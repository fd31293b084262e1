"""Works → CSL-JSON 1.0.2 (https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from dostupne.contracts import Exporter
from dostupne.model import written_dates
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Box, Origin, Reading, Reference
from dostupne.model.variables import CSL_OF, DATES
from dostupne.model.work import Occurrence, Work

Json = dict[str, object]

_TERRITORIES = {"cs": "CZ", "en": "US", "sv": "SE", "da": "DK", "uk": "UA", "sl": "SI", "sr": "RS", "el": "GR"}
"""Locales that are not `xx-XX` (https://github.com/citation-style-language/locales); Latin has none."""
_OF_THEIR_OWN_NAME = frozenset({"sk", "de", "pl", "fr", "es", "it", "ru", "hu", "pt", "nl", "fi", "hr", "ro", "bg"})


def item(work: Work) -> Json:
    """One item of CSL-JSON; what CSL has no word for stands in `custom`. Nothing in it is null or empty."""
    reference = work.reference
    others, extra = _others(reference) if reference.extra else ({}, {})
    return {"id": work.id, "type": reference.type or "document"} | _filled(
        {
            **_creators(reference),
            **_texts(reference),
            "issued": _issued(reference),
            "accessed": _date(reference.accessed),
            **others,
            "language": _locale(reference.language),
            "custom": _custom(work, extra),
        }
    )


def write(works: Sequence[Work]) -> str:
    """A JSON array of the works, indented by two, in UTF-8 once encoded."""
    return _indented([item(work) for work in works], "\n") + "\n"


_encoded = JSONEncoder(ensure_ascii=False).encode


def _indented(value: object, margin: str) -> str:
    """What `json.dumps(value, ensure_ascii=False, indent=2)` gives: Python has that in C only without the indent.

    `margin` is a line end with the spaces of the line that the value stands on.
    """
    deeper = margin + "  "
    # A call for every number of every span would cost more than all the rest: hence `_PLAIN` is asked here.
    if isinstance(value, dict) and value:
        inside = [
            f"{encode_basestring(name)}: {plain(part) if (plain := _PLAIN.get(type(part))) else _indented(part, deeper)}"
            for name, part in value.items()
        ]
        return f"{{{deeper}{f',{deeper}'.join(inside)}{margin}}}"
    if isinstance(value, list) and value:
        inside = [plain(part) if (plain := _PLAIN.get(type(part))) else _indented(part, deeper) for part in value]
        return f"[{deeper}{f',{deeper}'.join(inside)}{margin}]"
    return _encoded(value)


_PLAIN: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: str, float: lru_cache(1_000)(_encoded)}
"""How values that hold no others are written; of floats there are only confidences, some dozens of them."""


def _filled(values: Mapping[str, object]) -> Json:
    return {name: value for name, value in values.items() if value or value == 0}


def _texts(reference: Reference) -> Json:
    return {
        "title": reference.title,
        "container-title": reference.container_title,
        "collection-title": reference.collection_title,
        "collection-number": reference.collection_number,
        "edition": reference.edition,
        "publisher": reference.publisher,
        "publisher-place": reference.publisher_place,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page.replace("–", "-"),
        "number-of-pages": reference.number_of_pages,
        "number": reference.number,
        "genre": reference.genre,
        "medium": reference.medium,
        "version": reference.version,
        "ISBN": reference.isbn,
        "ISSN": reference.issn,
        "DOI": reference.doi,
        "URL": reference.url,
        "note": reference.note,
    }


def _creators(reference: Reference) -> Json:
    return {
        "author": _names(reference.author),
        "editor": _names(reference.editor),
        "translator": _names(reference.translator),
        **{role: _names(names) for role, names in reference.contributors},
    }


def _names(names: Iterable[Name]) -> list[Json]:
    return [written for name in names if (written := _name(name))]


def _name(name: Name) -> Json:
    if name.literal:
        return {"literal": name.literal}
    return _filled(
        {
            "family": name.family,
            "given": name.given,
            "dropping-particle": name.dropping_particle,
            "non-dropping-particle": name.particle,
            "suffix": name.suffix,
        }
    )


def _date(first: PartialDate | None, last: PartialDate | None = None) -> Json:
    if first is None:
        return {}
    written: Json = {"date-parts": [date.parts() for date in (first, last) if date]}
    if first.season:
        written["season"] = first.season
    if first.approximate or (last and last.approximate):
        written["circa"] = True
    return written


def _issued(reference: Reference) -> Json:
    """The date of issue; CSL has no word for one without an end, `[0]` is pandoc's."""
    written = _date(reference.issued, reference.issued_end)
    parts = written.get("date-parts")
    if reference.issued_open and isinstance(parts, list) and not reference.issued_end:
        parts.append([0])
    return written


def _others(reference: Reference) -> tuple[Json, Json]:
    """What of `extra` CSL has a variable for, by its name there, and the rest by its own."""
    named: Json = {}
    rest: Json = {}
    for name, value in reference.extra:
        variable = CSL_OF.get(name, "")
        said: object = _date(*written_dates.read_range(value)) if variable in DATES else value
        if variable and said and variable not in named:
            named[variable] = said
        elif value:
            rest[name] = value
    return named, rest


def _locale(language: str) -> str:
    """`cs` → `cs-CZ`; a language whose locale we do not know stays as it is."""
    territory = _TERRITORIES.get(language) or (language.upper() if language in _OF_THEIR_OWN_NAME else "")
    return f"{language}-{territory}" if territory else language


def _custom(work: Work, extra: Json) -> Json:
    reference = work.reference
    return _filled(
        {
            "raw": reference.raw,
            "line": reference.origin.first_line,
            **_place(reference.origin),
            "kind": str(reference.kind),
            "occurrences": [_occurrence(occurrence) for occurrence in work.occurrences],
            "et-al": reference.et_al or None,
            "url-as-printed": reference.url_as_printed,
            "url-evidence": "; ".join(map(str, reference.url_evidence)),
            "url-candidates": list(reference.url_candidates),
            "archive-url": reference.archive_url,
            "archive-date": reference.archive_date.iso() if reference.archive_date else "",
            "unplaced": reference.unplaced,
            "extra": extra,
            "fields": {_csl_name(reading.field): _reading(reading) for reading in reference.readings},
        }
    )


@cache
def _csl_name(field: str) -> str:
    """`container_title` → `container-title`, `isbn` → `ISBN`."""
    return field.upper() if field in ("isbn", "issn", "doi", "url") else field.replace("_", "-")


def _reading(reading: Reading) -> Json:
    """Where the field stands in `raw`, in characters, end exclusive; how it was recognised; how sure the reader is, 0 to 1."""
    return {"span": [reading.start, reading.end], "way": str(reading.way), "confidence": reading.confidence}


def _place(origin: Origin) -> Json:
    """The source with the page and the boxes where it has pages, else with the first and the last line, 1-based."""
    lines = [origin.first_line, origin.last_line or origin.first_line] if origin.first_line else []
    where: Json = {"page": origin.page} if origin.page else {"lines": lines}
    boxes = [_box(box) for box in origin.boxes]
    return _filled({"source": origin.source, **where, "boxes": boxes, "label": origin.label})


def _box(box: Box) -> Json:
    """The page, and left, bottom, right, top in points (as in `Box`), to a tenth: finer nothing is printed."""
    return {"page": box.page, "box": [round(edge, 1) for edge in (box.left, box.bottom, box.right, box.top)]}


def _occurrence(occurrence: Occurrence) -> Json:
    origin = occurrence.origin
    lines = [origin.first_line, origin.last_line or origin.first_line] if origin.first_line else []
    said = {"kind": str(occurrence.kind), "raw": occurrence.raw, "locator": occurrence.locator}
    return _filled({"lines": lines, **_place(origin), **said})


CSL_JSON = Exporter("csl-json", (".json",), write, between=",\n", frame=("[\n", "\n]\n"))
