"""Works → RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), as reference managers import it.

What RIS has no tag for stands in notes of one line (`N1  - archive-url: …`), as Zotero writes such things.
"""

import re
from collections.abc import Iterator, Sequence

from dostupne.contracts import Exporter
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Reference
from dostupne.model.variables import CSL_OF
from dostupne.model.work import Work

Line = tuple[str, str]

_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "INTV",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_READ_OTHERWISE = frozenset({"article", "entry", "post", "review", "review-book", "broadcast", "regulation", "treaty"})
"""Types whose own is lost in the type of RIS."""
_BOOKS = frozenset({"BOOK", "THES", "RPRT", "PAMP", "MAP", "STAND"})
"""Types whose `SP` is the number of their pages, and whose `T2` is their series (EndNote)."""
_ARTICLES = frozenset({"JOUR", "MGZN", "NEWS", "JFULL"})
_SEASONS = ("spring", "summer", "autumn", "winter")
_RANGE = re.compile(r"\s*[-–—]+\s*")
_TAGS_OF = {"keywords": "KW", "abstract": "AB", "shorttitle": "ST"}
_FREE_TAG = re.compile(r"(?!ty|er)[a-z][a-z0-9]")


def write(works: Sequence[Work]) -> str:
    """The works as records of RIS, an empty line between two."""
    return "\n".join(map(_record, works))


def _record(work: Work) -> str:
    reference = work.reference
    kind = _TYPES.get(reference.type, "ELEC" if not reference.type and reference.url else "GEN")
    lines = [("TY", kind), ("ID", work.id), *_creators(reference), *_titles(reference, kind)]
    lines += [*_dates(reference), *_imprint(reference, kind), *_numbers(reference, kind), *_reached(reference)]
    lines += _noted(reference, kind)
    used = {tag for tag, value in lines if value}
    lines += [(tag, value) for tag, value in _extra(reference) if tag in ("KW", "N1") or tag not in used]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value.strip()) + "ER  - \n"


def _creators(reference: Reference) -> Iterator[Line]:
    yield from (("AU", _name(name)) for name in reference.author)
    yield from (("ED", _name(name)) for name in reference.editor)
    yield from (("A4", _name(name)) for name in reference.translator)
    for role, names in reference.contributors:
        third = role == ("contributor" if reference.type == "thesis" else "collection-editor")
        yield from (("A3", _name(name)) if third else ("N1", f"{role}: {_name(name)}") for name in names)


def _name(name: Name) -> str:
    if name.literal:
        return _body(name.literal)
    family = " ".join(filter(None, (name.particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join(filter(None, (family, given, name.suffix)))


def _body(literal: str) -> str:
    """A body as it is; its comma is doubled, as EndNote wants it, where what stands behind looks like a given name."""
    first, comma, rest = literal.partition(",")
    return f"{first},,{rest}" if comma and rest.strip()[:1].isupper() else literal


def _titles(reference: Reference, kind: str) -> Iterator[Line]:
    yield "TI", reference.title
    yield "T2", "" if _is_hosted_book(reference, kind) else reference.container_title
    yield "T3", reference.collection_title


def _is_hosted_book(reference: Reference, kind: str) -> bool:
    """Whether it stands in something though its type does not, so that `T2` would be taken for a series."""
    return kind in _BOOKS and not reference.collection_title


def _dates(reference: Reference) -> Iterator[Line]:
    issued = reference.issued
    if issued:
        yield "PY", f"{issued.year:04}"
        yield "DA", _slashed(issued) if issued.month or issued.edtf() != issued.iso() else ""
    yield "Y2", _slashed(reference.accessed) if reference.accessed else ""


def _slashed(date: PartialDate) -> str:
    """`2014/07/22`, `2014/07//`, `2003///autumn`, `1490///circa`: the parts that are not known are empty."""
    parts = [f"{date.year:04}", f"{date.month:02}" if date.month else "", f"{date.day:02}" if date.day else ""]
    said = [_SEASONS[date.season - 1] if date.season else "", "circa" if date.approximate else ""]
    other = " ".join(filter(None, said))
    return "/".join(parts) + (f"/{other}" if other or not date.day else "")


def _imprint(reference: Reference, kind: str) -> Iterator[Line]:
    yield "ET", reference.version if kind == "COMP" else reference.edition
    yield "CY", reference.publisher_place
    yield "PB", reference.publisher
    yield "M3", reference.genre
    yield "LA", reference.language


def _numbers(reference: Reference, kind: str) -> Iterator[Line]:
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "M1", _m1(reference, kind)
    yield from _pages(reference, kind)
    yield "SN", reference.isbn if _is_told(reference.isbn, 10, 13) else ""
    yield "SN", reference.issn if _is_told(reference.issn, 8) else ""


def _is_told(number: str, *lengths: int) -> bool:
    """Whether its digits alone say which number it is: `SN` is ISBN and ISSN."""
    return len(re.sub(r"[^0-9Xx]", "", re.sub(r"\(.*?\)", "", number))) in lengths


def _m1(reference: Reference, kind: str) -> str:
    """`M1` is the number in the series where there is one, else the work's own."""
    in_series = reference.collection_number if reference.collection_title and kind not in _ARTICLES else ""
    return in_series or ("" if kind in _ARTICLES or _in_series(reference, kind) else reference.number)


def _in_series(reference: Reference, kind: str) -> bool:
    return bool(reference.collection_title) and kind not in _ARTICLES


def _pages(reference: Reference, kind: str) -> Iterator[Line]:
    first, last = (*_RANGE.split(reference.page, maxsplit=1), "")[:2]
    yield "SP", first
    yield "EP", last or (first if kind in _BOOKS else "")
    if not reference.page:
        yield "SP", reference.number_of_pages if kind in _BOOKS else ""


def _reached(reference: Reference) -> Iterator[Line]:
    yield "DO", reference.doi
    yield "UR", reference.url


def _noted(reference: Reference, kind: str) -> Iterator[Line]:
    """What RIS has no tag for, each thing a note of its own."""
    implied = kind in {"ELEC", "BLOG"} or (reference.url and reference.accessed)
    said = {
        "type": reference.type if _is_lost(reference, kind) else "",
        "medium": "" if reference.medium == "online" and implied else reference.medium,
        "version": "" if kind == "COMP" else reference.version,
        "edition": reference.edition if kind == "COMP" else "",
        "issued-end": reference.issued_end.edtf() if reference.issued_end else (".." if reference.issued_open else ""),
        "et-al": "true" if reference.et_al else "",
        "number": reference.number if kind in _ARTICLES or _in_series(reference, kind) else "",
        "collection-number": "" if _in_series(reference, kind) else reference.collection_number,
        "number-of-pages": reference.number_of_pages if reference.page or kind not in _BOOKS else "",
        "ISBN": "" if _is_told(reference.isbn, 10, 13) else reference.isbn,
        "ISSN": "" if _is_told(reference.issn, 8) else reference.issn,
        "container-title": reference.container_title if _is_hosted_book(reference, kind) else "",
        "archive-url": reference.archive_url,
        "archive-date": reference.archive_date.iso() if reference.archive_date else "",
    }
    yield from (("N1", f"{name}: {value}") for name, value in said.items() if value)
    yield "N1", reference.note


def _is_lost(reference: Reference, kind: str) -> bool:
    """Whether who reads the record would take it for another type."""
    if kind == "GEN":
        return bool(reference.type) and (reference.type != "document" or bool(reference.url))
    return reference.type in _READ_OTHERWISE


def _extra(reference: Reference) -> Iterator[Line]:
    for name, value in reference.extra:
        tag = _TAGS_OF.get(name) or (name.upper() if _FREE_TAG.fullmatch(name) else "")
        if tag == "KW":
            yield from (("KW", word.strip()) for word in re.split(r"[,;]", value))
        elif tag:
            yield tag, value
        elif name in CSL_OF:
            yield "N1", f"{CSL_OF[name]}: {value}"


RIS = Exporter("ris", (".ris",), write)
