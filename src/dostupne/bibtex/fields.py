"""BibEntry → Reference."""

import re
from dataclasses import dataclass, field

from dostupne.bibtex import latex, names, roles, types
from dostupne.bibtex.codec import BibEntry
from dostupne.model import dois, languages
from dostupne.model import written_dates as dates
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Origin, Reference

_ACCESSED = (
    "urldate",
    "accessed",
    "cited",
    "citedate",
    "lastchecked",
    "lastaccessed",
    "visited",
    "accessdate",
    "urlaccessdate",
)
_ACCESS_NOTE = re.compile(
    r"[\[(]?\s*\b(?:online\s*[;,]\s*)?(?:cit(?:ov[aá]no)?|zob(?:razeno)?|vid(?:ěno)?|nav[sš]t[ií]ven[oaé]|"
    r"(?:last )?(?:accessed|visited|retrieved|checked))\b[.:]?\s*(?:dne|on)?\s*(?P<date>[^\])]*\d[^\])]*)[\])]?\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:dostupn[eéáýo]\w*|available|url|on-?line)\s*(?:také\s*)?(?:z|na|at|from|on)?\s*[:：]?\s*)?<?"
    r"(?:\\(?:url|href|path|nolinkurl)\s*\{(?P<wrapped>[^{}]*)\}(?:\{[^{}]*\})?|(?P<bare>https?://[^\s{}<>]+[^\s{}<>.,;)\]]))>?",
    re.IGNORECASE,
)
_EDTF = re.compile(r"[\d/~?%.-]+")
_MEDIUM = re.compile(r"\[?\s*(?P<word>[^\[\]]*?)\s*\]?[\s.,;]*\Z")
_ONLINE = frozenset({"online", "electronic", "www", "webpage", "website", "web", "internet"})


@dataclass(slots=True)
class _Fields:
    """The values of one entry; what nobody has taken in the end is `extra`."""

    values: dict[str, str]
    taken: set[str] = field(default_factory=set)

    def raw(self, *aliases: str) -> str:
        """The first of the fields that is not empty, as LaTeX."""
        for name in aliases:
            value = self.values.get(name)
            if value and name not in self.taken and not value.isspace():
                self.taken.add(name)
                return value
        return ""

    def text(self, *aliases: str) -> str:
        value = self.raw(*aliases)
        return latex.decode(value) if value else ""

    def verbatim(self, *aliases: str) -> str:
        value = self.raw(*aliases)
        return latex.decode_verbatim(value) if value else ""

    def joined(self, title: str, subtitle: str) -> str:
        """A title with its subtitle as ISO 690 prints them."""
        return ": ".join(part for part in (self.text(title), self.text(subtitle)) if part)

    def rest(self) -> tuple[tuple[str, str], ...]:
        left = ((name, value) for name, value in self.values.items() if name not in self.taken and value.strip())
        return tuple(
            (name, latex.decode_verbatim(value) if name in latex.VERBATIM else latex.decode(value))
            for name, value in left
        )


@dataclass(frozen=True, slots=True)
class _Access:
    """How a thing on the web is reached, gathered from the fields that people write it in."""

    url: str
    accessed: PartialDate | None
    medium: str
    note: str


def reference(entry: BibEntry, source: str) -> Reference:
    """The reference that an entry of `source` stands for; fields that we have no name for go to `extra`."""
    fields = _Fields(dict(entry.fields))
    access = _access(fields, entry.type)
    url, doi = dois.parted(access.url, fields.verbatim("doi"))
    subtype = fields.values.get("entrysubtype", "")
    csl = types.read(entry.type, subtype, has_address=bool(url or access.medium == "online"))
    if types.read("", subtype, has_address=False) != "document" or subtype == "document":
        fields.taken.add("entrysubtype")
    author, more_authors = names.read(fields.raw("author"))
    editor, more_editors = names.read(fields.raw("editor"))
    dated = fields.values.get("date", "").strip() or fields.values.get("year", "")
    issued, issued_end = _issued(fields)
    number, issue, in_series = _numbers(fields, csl)
    return Reference(
        kind=Kind.ENTRY,
        raw=entry.raw,
        origin=Origin(source, entry.line, entry.last_line),
        type=csl,
        author=roles.with_dropped(author, fields.raw("author" + roles.DROPPING)),
        editor=roles.with_dropped(editor, fields.raw("editor" + roles.DROPPING)),
        translator=roles.names_of(fields.raw, "translator"),
        contributors=roles.read(fields.raw, fields.values),
        et_al=more_authors or more_editors,
        title=fields.joined("title", "subtitle"),
        container_title=_container(fields),
        collection_title=fields.text("series"),
        collection_number=in_series,
        edition=fields.text("edition"),
        publisher=fields.text("publisher", "school", "institution", "organization"),
        publisher_place=fields.text("location", "address"),
        volume=fields.text("volume"),
        issue=issue,
        page=re.sub(r"\s*[-‐‑–—−]+\s*", "-", fields.text("pages")),
        number_of_pages=fields.text("pagetotal", "numpages"),
        number=number,
        genre=fields.text("type"),
        medium=access.medium,
        version=fields.text("version"),
        issued=issued,
        issued_end=issued_end,
        issued_open=issued is not None and issued_end is None and dates.is_open(dated.strip("{}")),
        accessed=access.accessed,
        isbn=fields.verbatim("isbn"),
        issn=fields.verbatim("issn"),
        doi=doi,
        url=url,
        archive_url=fields.verbatim("archiveurl", "archive-url"),
        archive_date=dates.read(fields.text("archivedate", "archive-date")),
        language=_language(fields),
        note=access.note,
        key=entry.key,
        extra=fields.rest(),
    )


def _access(fields: _Fields, entry_type: str) -> _Access:
    """From `url`, `urldate` and their aliases, else from what `howpublished` and `note` print of them."""
    url = fields.verbatim("url")
    accessed = _first_date(fields)
    left = []
    for written in (fields.raw("howpublished"), fields.raw("note")):
        raw = written
        found = _ADDRESS.search(raw) if not url else None
        if found:
            url = latex.decode_verbatim(found["wrapped"] or found["bare"])
            raw = raw[: found.start()] + raw[found.end() :]
        text = latex.decode(raw)
        noted = _ACCESS_NOTE.search(text) if accessed is None else None
        if noted and (accessed := dates.read(noted["date"])):
            text = text[: noted.start()] + text[noted.end() :]
        left.append(latex.tidy(text.strip(" ;,") if noted or found else text))
    medium, note = _medium(left[0]), left[1]
    if not note.strip("[]. ").lower().removeprefix("online"):
        medium, note = medium or _medium(note), ""
    if not medium and (entry_type in _ONLINE or (url and accessed)):
        medium = "online"
    return _Access(url, accessed, medium, note)


def _first_date(fields: _Fields) -> PartialDate | None:
    for name in _ACCESSED:
        if (value := fields.values.get(name)) and (date := dates.read(latex.decode(value))):
            fields.taken.add(name)
            return date
    return None


def _medium(text: str) -> str:
    """`online` for `[online]` and `Online.`; other media as they are, without their brackets."""
    found = _MEDIUM.match(text)
    if found is None:
        return text
    return "online" if found["word"].lower() == "online" else (found["word"] if text.startswith("[") else text)


def _container(fields: _Fields) -> str:
    for title, subtitle in (("journaltitle", "journalsubtitle"), ("journal", ""), ("booktitle", "booksubtitle")):
        if text := fields.joined(title, subtitle):
            return text
    return fields.joined("maintitle", "mainsubtitle")


def _issued(fields: _Fields) -> dates.Range:
    if text := fields.values.get("date", "").strip():
        # In EDTF `1490~` is a date about which one is not sure, and no LaTeX.
        first, last = dates.read_range(text if _EDTF.fullmatch(text) else latex.decode(text))
        if first:
            fields.taken |= {"date", "year", "month", "day"}
            return first, last
    year, month, day = (latex.decode(fields.values.get(name, "")) for name in ("year", "month", "day"))
    first, last = dates.read_parts(year, month, day)
    if first:
        fields.taken |= {"year", "month", "day"}
    return first, last


def _numbers(fields: _Fields, csl: str) -> tuple[str, str, str]:
    """`number` is a journal's issue, a place in a series, or the number of a report or law, as the type has it."""
    in_series = fields.text("collection-number")
    if csl in types.ARTICLES:
        issue = fields.text("number", "issue")
        return fields.text("eid"), issue, in_series
    if csl in types.IN_SERIES and not in_series and fields.values.get("series", "").strip():
        in_series = fields.text("number")
        return fields.text("eid"), fields.text("issue"), in_series
    return fields.text("number", "eid"), fields.text("issue"), in_series


def _language(fields: _Fields) -> str:
    for name in ("langid", "language", "hyphenation"):
        if code := languages.code_of(latex.decode(fields.values.get(name, ""))):
            fields.taken |= {"langid", "language", "hyphenation"}
            return code
    return ""
