"""The tags of one RIS record → Reference; EndNote's XML says the same in other words.

Which tag is which field: MAPPING of Zotero's translator (https://github.com/zotero/translators/blob/master/RIS.js) and the
RIS list of 2011 (https://en.wikipedia.org/wiki/RIS_(file_format)#Tags).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dostupne.documents.people import people
from dostupne.documents.tag_types import CSL_OF_RIS
from dostupne.model import dois, languages, written_dates
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.variables import EXTRA_OF, ROLES

_SAID = (
    "archive-url archive-date medium version edition issued-end et-al type number collection-number number-of-pages container-title isbn issn"
).split()
_EXTRA = {name.lower(): extra for name, extra in EXTRA_OF.items()}
_NOTED = re.compile(rf"\s*+({'|'.join((*_SAID, *_EXTRA, *ROLES))})\s*+:\s*+(.+)", re.IGNORECASE)
"""A note of one line that Zotero writes for what RIS has no tag for, by CSL's names, and `export/ris` too."""
_SEASONS = {
    **{word: season for season, word in enumerate(("spring", "summer", "autumn", "winter"), 1)},
    **{word: season for season, word in enumerate(("jaro", "léto", "podzim", "zima"), 1)},
    "fall": 3,
}
_ABOUT = frozenset({"circa", "ca", "ca.", "cca", "asi"})
_CONTAINERS = ("JF", "T2", "JO", "BT", "J2", "JA", "J1")
_ABBREVIATED = ("JO", "J2", "JA", "J1")
_BOOKS = frozenset({"BOOK", "EBOOK", "EDBOOK", "THES", "RPRT", "PAMP", "CTLG", "MAP", "STAND"})
"""Types that stand in nothing: their second title is their series, their `SP` the number of their pages."""
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "periodical"})
_ONLINE = frozenset({"ELEC", "WEB", "BLOG", "EBOOK", "EJOUR", "ECHAP", "ICOMM"})
_NAMED = {"KW": "keywords", "AB": "abstract", "N2": "abstract", "ST": "shorttitle", "AD": "address-of-author"}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S", re.IGNORECASE)
_CSL_WORD = re.compile(r"[a-z]+(?:[-_][a-z]+)*")

Tags = Mapping[str, Sequence[str]]
"""The values of each tag of a record, in their order."""


@dataclass(slots=True)
class _Record:
    """The values of one record; what nobody has taken in the end is `extra`."""

    type: str
    values: dict[str, list[str]]
    noted: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags; they are taken then."""
        return [value for tag in tags for value in self.values.pop(tag, ())]

    def first(self, *tags: str) -> str:
        """The first value there is; those behind it stay, and the other tags."""
        tag = next((tag for tag in tags if self.values.get(tag)), "")
        if not tag:
            return ""
        value, *rest = self.values.pop(tag)
        if rest:
            self.values[tag] = rest
        return value

    def rest(self) -> tuple[tuple[str, str], ...]:
        """What is left, by our names where we have any, else by the tag in lower case."""
        gathered: dict[str, list[str]] = {}
        for tag, values in self.values.items():
            gathered.setdefault(_NAMED.get(tag, tag.lower()), []).extend(values)
        for name in (name for name in _EXTRA if name in self.noted):
            gathered.setdefault(_EXTRA[name], []).append(self.noted[name])
        return tuple((name, ", ".join(dict.fromkeys(values))) for name, values in gathered.items())


def reference(tags: Tags, raw: str, origin: Origin) -> Reference:
    """The reference that a record stands for. Tags that we have no field for go to `extra`. It never raises."""
    record = _record(tags)
    author, editor, translator, more = _creators(record)
    container, series = _hosts(record)
    url, doi = _reached(record)
    issued, issued_end = _issued(record)
    accessed = written_dates.read(record.first("Y2"))
    csl = _type(record, url)
    isbn, issn, number = _numbers(record, csl)
    page, pages = _pages(record)
    in_series = record.noted.get("collection-number", "") or (
        record.first("M1") if series and csl not in _ARTICLES else ""
    )
    issue, own = _issue(record, csl, number)
    return Reference(
        kind=Kind.ENTRY,
        raw=raw,
        origin=origin,
        type=csl,
        author=author,
        editor=editor,
        translator=translator,
        contributors=_contributors(record),
        et_al=more or "et-al" in record.noted,
        title=record.first("TI", "T1", "CT", "BT"),
        container_title=container,
        collection_title=series,
        collection_number=in_series,
        edition=record.noted.get("edition", "") or ("" if csl == "software" else record.first("ET")),
        publisher=record.first("PB"),
        publisher_place=record.first("CY", "PP"),
        volume=record.first("VL"),
        issue=issue,
        page=page,
        number_of_pages=record.noted.get("number-of-pages", "") or pages,
        number=own,
        genre=record.first("M3"),
        medium=record.noted.get("medium", "") or _medium(record, url, accessed),
        version=record.noted.get("version", "") or (record.first("ET") if csl == "software" else ""),
        issued=issued,
        issued_end=issued_end,
        issued_open=issued is not None and issued_end is None and record.noted.get("issued-end") == "..",
        accessed=accessed,
        isbn=isbn or record.noted.get("isbn", ""),
        issn=issn or record.noted.get("issn", ""),
        doi=doi,
        url=url,
        archive_url=record.noted.get("archive-url", ""),
        archive_date=PartialDate.from_iso(record.noted.get("archive-date", "")),
        language=_language(record),
        note="\n".join(record.all("N1")),
        key=record.first("ID"),
        extra=record.rest(),
    )


def _record(tags: Tags) -> _Record:
    values = {tag: [clean for text in texts if (clean := " ".join(text.split()))] for tag, texts in tags.items()}
    record = _Record(
        "".join(values.pop("TY", ["GEN"])[:1]).upper(), {tag: texts for tag, texts in values.items() if texts}
    )
    left = []
    for text in record.all("N1"):
        found = _NOTED.fullmatch(text)
        name = found[1].lower() if found else ""
        if found and name in ROLES:
            record.roles.setdefault(name, []).append(found[2].strip())
        elif found and name not in record.noted:
            record.noted[name] = found[2].strip()
        else:
            left.append(text)
    record.values["N1"] = left
    return record


def _creators(record: _Record) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...], bool]:
    """Authors, editors, translators, and whether there are more. The authors of an edited book are its editors."""
    author, more = people(record.all("AU", "A1"))
    editor, others = people(record.all("ED", *(["A2"] if record.type not in {"PAT", "CASE", "STAT", "BILL"} else [])))
    translator, _ = people(record.all("A4", "TA"))
    if record.type == "EDBOOK" and not editor:
        author, editor = (), author
    return author, editor, translator, more or others


def _contributors(record: _Record) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Creators in the roles that notes tell; `A3` are the editors of the series, or supervised a thesis."""
    if third := record.all("A3"):
        role = "contributor" if record.type == "THES" else "collection-editor"
        record.roles[role] = [*third, *record.roles.get(role, ())]
    return tuple((role, people(record.roles[role])[0]) for role in ROLES if role in record.roles)


def _hosts(record: _Record) -> tuple[str, str]:
    """The work that the thing stands in, and its series."""
    series = record.first("T3")
    if named := record.noted.get("container-title"):
        return named, series
    if record.type in _BOOKS:
        return (record.first("T2"), series) if series else ("", record.first("T2"))
    container = record.first(*_CONTAINERS)
    for tag in _ABBREVIATED:
        if record.values.get(tag) == [container]:
            del record.values[tag]
    return container, series


def _reached(record: _Record) -> tuple[str, str]:
    """The address and the DOI; old exports keep the DOI in `M3`."""
    url = record.first("UR", "LK") or record.first("L2")
    doi = record.first("DO")
    if not doi and _DOI.match("".join(record.values.get("M3", ())[:1])):
        doi = record.first("M3")
    return dois.parted(url.strip("<>"), doi)


def _issued(record: _Record) -> written_dates.Range:
    """The most exact date of `DA`, `Y1` and `PY`, with the season and the `circa` of its fourth part (`2003///autumn`)."""
    first, last = _bare_issued(record, given := {tag: record.first(tag) for tag in ("PY", "Y1", "DA")})
    said = given["DA"].split("/")[3:] or given["Y1"].split("/")[3:]
    words = " ".join(said).lower().split()
    if first is None or not words:
        return first, last
    season = next((_SEASONS[word] for word in words if word in _SEASONS), None) if first.month is None else None
    return replace(first, season=season, approximate=first.approximate or bool(_ABOUT & set(words))), last


def _bare_issued(record: _Record, given: Mapping[str, str]) -> written_dates.Range:
    """The date to the day; a `DA` may lack the year (`July 22`)."""
    year, last = written_dates.read_range(given["PY"] or given["Y1"] or given["DA"])
    dates = [date for text in given.values() if (date := written_dates.read(text))]
    exact = max(dates, key=lambda date: len(date.parts()), default=None)
    if year is None:
        record.values.update({tag.lower(): [text] for tag, text in given.items() if text and not exact})
        return exact, None
    if exact is None or exact.year != year.year or len(exact.parts()) <= len(year.parts()):
        exact = written_dates.read_parts(year.iso(), given["DA"], "")[0] or year
    return exact, written_dates.read(record.noted.get("issued-end", "")) or last


def _type(record: _Record, url: str) -> str:
    if _CSL_WORD.fullmatch(named := record.noted.get("type", "")):
        return named
    csl = CSL_OF_RIS.get(record.type, "document")
    if record.type == "CONF" and (record.values.get("SP") or record.values.get("C3")):
        return "paper-conference"
    return "webpage" if record.type == "GEN" and url else csl


def _numbers(record: _Record, csl: str) -> tuple[str, str, str]:
    """ISBN, ISSN, and the number of a report or patent: `SN` is any of them."""
    isbn = issn = number = ""
    for text in record.all("SN"):
        digits = len(re.sub(r"[^0-9Xx]", "", re.sub(r"\(.*?\)", "", text)))
        if digits == 8 and not issn and (csl != "patent" or "M1" in record.values):
            issn = text
        elif digits in (10, 13) and not isbn:
            isbn = text
        elif csl in ("report", "patent", "standard", "legislation", "bill", "legal_case") and not number:
            number = text
        else:
            record.values.setdefault("SN", []).append(text)
    return isbn, issn, number


def _issue(record: _Record, csl: str, number: str) -> tuple[str, str]:
    """The issue, and the work's own number."""
    issue = record.first("IS", "CP")
    own = record.noted.get("number", "") or number or record.first("M1")
    return (issue, own) if issue or csl not in _ARTICLES else (own, "")


def _pages(record: _Record) -> tuple[str, str]:
    """The pages `12-15`, and how many there are."""
    start, end = record.first("SP"), record.first("EP")
    start = re.sub(r"\s*[-‐‑–—−]+\s*", "-", start)
    if record.type in _BOOKS and not end and "-" not in start:
        return "", start
    return (f"{start}-{end}" if end and end != start and "-" not in start else start or end), ""


def _medium(record: _Record, url: str, accessed: PartialDate | None) -> str:
    return "online" if record.type in _ONLINE or (url and accessed) else ""


def _language(record: _Record) -> str:
    written = record.first("LA")
    code = languages.code_of(written)
    if written and not code:
        record.values["LA"] = [written]
    return code
