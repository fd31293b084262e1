"""OpenURL context objects in spans (COinS) → References: true fields of what is printed before them.

Keys: ANSI/NISO Z39.88-2004, formats `book`, `journal`, `dissertation`, `patent` and `dc`
(https://web.archive.org/web/20170709000000/http://ocoins.info/cobg.html); what Wikipedia and Zotero write in them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference

Fields = Mapping[str, Sequence[str]]

_MOST_FIELDS = 500
_TYPES = {
    **dict.fromkeys(("bookitem",), "chapter"),
    **dict.fromkeys(("conference", "proceeding", "conferencepaper"), "paper-conference"),
    **dict.fromkeys(("article", "journal", "issue", "journalarticle", "preprint"), "article-journal"),
    **dict.fromkeys(("newspaperarticle",), "article-newspaper"),
    **dict.fromkeys(("magazinearticle",), "article-magazine"),
    **dict.fromkeys(("webpage", "blogpost", "forumpost", "website"), "webpage"),
    **dict.fromkeys(("thesis", "dissertation"), "thesis"),
    "videorecording": "motion_picture",
    "encyclopediaarticle": "entry-encyclopedia",
    "book": "book",
    "report": "report",
    "patent": "patent",
    "map": "map",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_ACCESS = re.compile(
    r"(?:cit|vid|accessed|retrieved|navštíveno)\b\D{0,12}(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}))",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:info:doi/|doi:\s*|https?://(?:dx\.)?doi\.org/)(10\..+)", re.IGNORECASE)


def fields_of(title: str) -> Fields:
    """The values of each key, without its `rft.`; nothing where it is no context object."""
    if "rft" not in title:
        return {}
    values: dict[str, list[str]] = defaultdict(list)
    try:
        pairs = parse_qsl(title.strip(), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    for key, value in pairs:
        if text := " ".join(value.split()):
            values[key.removeprefix("rft.")].append(text)
    return values if any(key in values for key in ("title", "btitle", "atitle", "jtitle")) else {}


def reference(fields: Fields, raw: str, origin: Origin) -> Reference:
    """The reference with the fields of the context object; `raw` is what is printed of it."""
    item, host = _titles(fields)
    genre = _one(fields, "genre", "type").lower()
    urls, doi = _addresses(fields)
    csl = _TYPES.get(genre) or _by_format(_one(fields, "rft_val_fmt"), has_address=bool(urls), has_host=bool(host))
    issued = _DATE.match(_one(fields, "date"))
    return Reference(
        kind=Kind.ENTRY,
        raw=raw,
        origin=origin,
        type=csl,
        author=_authors(fields),
        title=item,
        container_title=host,
        collection_title=_one(fields, "series"),
        edition=_one(fields, "edition"),
        publisher=_one(fields, "pub", "publisher", "inst"),
        publisher_place=_one(fields, "place"),
        volume=_one(fields, "volume"),
        issue=_one(fields, "issue"),
        page=_pages(fields),
        number_of_pages=_one(fields, "tpages") if csl in ("book", "thesis", "report") else "",
        issued=_date(issued.groups()) if issued else None,
        accessed=_accessed(raw),
        isbn=_one(fields, "isbn"),
        issn=_one(fields, "issn", "eissn"),
        doi=doi,
        url=urls,
        language=_one(fields, "language")[:2].lower(),
        medium="online" if urls else "",
    )


def _one(fields: Fields, *keys: str) -> str:
    """The first value of the first of these keys that has one."""
    return next((fields[key][0] for key in keys if fields.get(key)), "")


def _titles(fields: Fields) -> tuple[str, str]:
    """The title of the thing itself, and of what it stands in."""
    item = _one(fields, "atitle")
    host = _one(fields, "jtitle", "btitle", "title", "source", "stitle")
    if item:
        return item, host
    own = _one(fields, "btitle", "title", "jtitle")
    return own, _one(fields, "source") if "dc" in _one(fields, "rft_val_fmt").rpartition(":")[2] else ""


def _by_format(written: str, *, has_address: bool, has_host: bool) -> str:
    kind = written.rpartition(":")[2]
    if kind == "book":
        return "chapter" if has_host else "book"
    if kind == "journal" and has_host and not has_address:
        return "article-journal"
    return {"dissertation": "thesis", "patent": "patent"}.get(kind, "webpage" if has_address else "document")


def _authors(fields: Fields) -> tuple[Name, ...]:
    first = Name(family=_one(fields, "aulast"), given=_one(fields, "aufirst", "auinit", "auinit1"))
    rest = [_name(text) for text in (*fields.get("au", ()), *fields.get("creator", ()))]
    bodies = [Name(literal=text) for text in fields.get("aucorp", ())]
    known = [first, *(name for name in rest if not _is_same(name, first))] if first.family else rest
    return tuple(dict.fromkeys((*known, *bodies)))


def _is_same(name: Name, first: Name) -> bool:
    """Whether a name in `au` repeats that of `aulast` and `aufirst`, in whatever order it is written."""
    return set(f"{name.family} {name.given} {name.literal}".split()) == set(f"{first.family} {first.given}".split())


def _name(text: str) -> Name:
    family, comma, given = text.partition(",")
    if comma:
        return Name(family=family.strip(), given=given.strip())
    given, space, family = text.rpartition(" ")
    return Name(family=family, given=given) if space and text.count(" ") < 3 else Name(literal=text)


def _addresses(fields: Fields) -> tuple[str, str]:
    """The address and the DOI; one at doi.org is the DOI."""
    written = [*fields.get("rft_id", ()), *fields.get("identifier", ()), *fields.get("doi", ())]
    dois = [found[1] for text in written if (found := _DOI.match(text))]
    urls = [
        text for text in written if text.lower().startswith(("http://", "https://", "ftp://")) and not _DOI.match(text)
    ]
    return (urls[0] if urls else "", dois[0] if dois else "")


def _pages(fields: Fields) -> str:
    """`12-15`, from one key or two."""
    whole = _one(fields, "pages")
    first, last = _one(fields, "spage"), _one(fields, "epage")
    text = whole or (f"{first}-{last}" if first and last and first != last else first)
    return re.sub(r"\s*[-‐‑–—−]+\s*", "-", text)


def _accessed(raw: str) -> PartialDate | None:
    """A context object has no key for the date of access: it is read from what is printed."""
    found = _ACCESS.search(raw)
    if found is None:
        return None
    return _date(found.groups()[:3]) if found[1] else _date(found.groups()[:2:-1])


def _date(parts: Sequence[str | None]) -> PartialDate | None:
    numbers = [int(part) for part in parts if part]
    return PartialDate.of(*numbers) or PartialDate.of(numbers[0]) if numbers else None
