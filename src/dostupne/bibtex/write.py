"""Works → a .bib file, for BibTeX and for BibLaTeX with biber."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dostupne.bibtex import codec, latex, roles, types
from dostupne.bibtex.accents import to_ascii
from dostupne.bibtex.codec import BibEntry
from dostupne.contracts import Exporter
from dostupne.model import languages, months
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Reference
from dostupne.model.work import Work

Field = tuple[str, str]

_KEY_BREAKERS = re.compile(r"[\s,{}()\[\]%#\"'=~\\@]+")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_.:+/-]*\Z")
_HYPHEN_OF_RANGE = re.compile(r"(?<=\w)-+(?=\w)")
_NEEDS_OTHER_ENTRIES = frozenset(
    {"crossref", "xref", "xdata", "entryset", "related", "ids", "options", "sortkey", "key"}
)
"""Fields that name other entries or steer the style: they make no sense in a file of merged works."""
_PUBLISHER = {
    "thesis": "institution",
    "report": "institution",
    "online": "organization",
    "software": "organization",
    "legislation": "publisher",
    "techreport": "institution",
    "mastersthesis": "school",
    "phdthesis": "school",
}
_DOCTORAL = re.compile(r"\b(?:diserta|doktor|dissertation|doctoral|ph\.? ?d)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w\\])\w+")
_LIST_WORD = re.compile(r"\band\b|\bothers\b", re.IGNORECASE)


def bibtex(works: Sequence[Work]) -> str:
    """A file for classic BibTeX: `year` and `month`, `journal`, `address`; what styles ignore is written too."""
    return codec.write(_entry(work, biblatex=False) for work in works)


def biblatex(works: Sequence[Work]) -> str:
    """A file for BibLaTeX with biber: @online, `date` in EDTF, `journaltitle`, `location`, `langid`."""
    return codec.write(_entry(work, biblatex=True) for work in works)


def bibtex_ascii(works: Sequence[Work]) -> str:
    """The same with commands of LaTeX for letters beyond ASCII, but in addresses and identifiers."""
    return codec.write(_in_ascii(_entry(work, biblatex=False)) for work in works)


def biblatex_ascii(works: Sequence[Work]) -> str:
    """As `bibtex_ascii`, for BibLaTeX."""
    return codec.write(_in_ascii(_entry(work, biblatex=True)) for work in works)


def _in_ascii(entry: BibEntry) -> BibEntry:
    written = ((name, value if name in latex.VERBATIM else to_ascii(value)) for name, value in entry.fields)
    return replace(entry, fields=tuple(written))


def _entry(work: Work, *, biblatex: bool) -> BibEntry:
    reference = work.reference
    on_the_web = bool(reference.url) or reference.medium == "online"
    entry_type, subtype = types.write(
        reference.type,
        biblatex=biblatex,
        has_host=bool(reference.container_title),
        has_address=on_the_web,
        has_link=bool(reference.url or reference.doi),
    )
    if entry_type == "mastersthesis" and _DOCTORAL.search(reference.genre):
        entry_type = "phdthesis"
    fields = [*_creators(reference, biblatex=biblatex), *_imprint(reference, entry_type, biblatex=biblatex)]
    fields += [*_dates(reference, biblatex=biblatex), *_numbering(reference), *_addresses(reference)]
    language = languages.babel_name(reference.language)
    # In BibTeX `langid` is what babel-aware tools read and `language` what some styles print.
    fields += [("entrysubtype", subtype), ("langid", language), ("language", "" if biblatex else language)]
    fields += [("note", latex.escape(reference.note))]
    written = {name: value for name, value in fields if value}
    written |= {name: value for name, value in _extra(reference) if value and name not in written}
    return BibEntry(entry_type, _key(work.id), tuple(written.items()))


def _key(text: str) -> str:
    """The work's own key; only what would end it early is replaced."""
    return _KEY_BREAKERS.sub("_", text) or "_"


def _creators(reference: Reference, *, biblatex: bool) -> Iterator[Field]:
    by_author = bool(reference.author)
    title = latex.escape(reference.title)
    yield from roles.list_of("author", reference.author, et_al=reference.et_al)
    yield "title", title if biblatex else _ACRONYM.sub(_protected, title)
    yield from roles.list_of("editor", reference.editor, et_al=reference.et_al and not by_author)
    yield from roles.list_of("translator", reference.translator)
    yield from roles.write(reference.contributors, biblatex=biblatex, thesis=reference.type == "thesis")


def _protected(word: re.Match[str]) -> str:
    """The word in braces where it has two capitals: classic styles put titles in lower case."""
    return f"{{{word[0]}}}" if sum(map(str.isupper, word[0])) > 1 else word[0]


def _imprint(reference: Reference, entry_type: str, *, biblatex: bool) -> Iterator[Field]:
    yield _host(entry_type, biblatex=biblatex), latex.escape(reference.container_title)
    yield "series", latex.escape(reference.collection_title)
    yield "edition", latex.escape(reference.edition)
    yield _PUBLISHER.get(entry_type, "publisher"), _list(reference.publisher)
    yield "location" if biblatex else "address", _list(reference.publisher_place)
    yield "type", latex.escape(reference.genre)
    yield (
        "howpublished",
        "" if biblatex and _online_is_implied(reference, entry_type) else latex.escape(reference.medium),
    )
    yield "version", latex.escape(reference.version)


def _host(entry_type: str, *, biblatex: bool) -> str:
    if entry_type == "article":
        return "journaltitle" if biblatex else "journal"
    return "maintitle" if entry_type == "online" else "booktitle"


def _list(text: str) -> str:
    """A value that BibLaTeX takes for a list: in braces where it would be split at its `and`."""
    return f"{{{latex.escape(text)}}}" if _LIST_WORD.search(text) else latex.escape(text)


def _online_is_implied(reference: Reference, entry_type: str) -> bool:
    """Whether the reader, as styles do, concludes `online` from the address and its date."""
    reached = entry_type == "online" or (reference.url and reference.accessed)
    return reference.medium == "online" and bool(reached)


def _dates(reference: Reference, *, biblatex: bool) -> Iterator[Field]:
    first, last = reference.issued, reference.issued_end
    if first is None:
        return
    if biblatex:
        yield "date", _edtf(reference, first)
        return
    later = last is not None and last.year != first.year
    end = last.iso()[:4] if last and later else ""
    yield "year", f"{first.iso()[:4]}--{end}" if end or reference.issued_open else first.iso()[:4]
    yield "month", months.MACROS[first.month - 1] if first.month and not later else ""
    # BibTeX has no field for days, seasons and spans of months; styles ignore `date`, and nothing is lost.
    yield "date", _edtf(reference, first) if _is_beyond_bibtex(first, last) else ""


def _edtf(reference: Reference, first: PartialDate) -> str:
    """`2014-07-22`, `2010/2014`, `1980/` for what goes on."""
    last = reference.issued_end.edtf() if reference.issued_end else ""
    return f"{first.edtf()}/{last}" if last or reference.issued_open else first.edtf()


def _is_beyond_bibtex(first: PartialDate, last: PartialDate | None) -> bool:
    beyond = first.edtf() != first.iso() or (last is not None and last.edtf() != last.iso())
    if last is None:
        return beyond or first.day is not None
    return beyond or bool(first.month or last.month) or first.year == last.year


def _numbering(reference: Reference) -> Iterator[Field]:
    """`number` is a journal's issue, a place in a series, or else the work's own; the other two stand beside it."""
    in_series = reference.type in types.IN_SERIES and bool(reference.collection_title)
    of_issue = reference.type in types.ARTICLES
    yield "volume", latex.escape(reference.volume)
    yield "number" if of_issue else "issue", latex.escape(reference.issue)
    yield "number" if in_series else "collection-number", latex.escape(reference.collection_number)
    yield "eid" if of_issue or in_series else "number", latex.escape(reference.number)
    yield "pages", _pages(reference.page)
    yield "pagetotal", latex.escape(reference.number_of_pages)


def _pages(text: str) -> str:
    return "--".join(latex.escape(part) for part in _HYPHEN_OF_RANGE.split(text))


def _number(text: str) -> str:
    """An ISBN or ISSN as printed, without what could break the file: no number has such signs."""
    return re.sub(r"[{}\\]", "", latex.tidy(text))


def _addresses(reference: Reference) -> Iterator[Field]:
    yield "isbn", _number(reference.isbn)
    yield "issn", _number(reference.issn)
    yield "doi", latex.escape_verbatim(reference.doi)
    yield "url", latex.escape_verbatim(reference.url)
    yield "urldate", reference.accessed.iso() if reference.accessed else ""
    yield "archiveurl", latex.escape_verbatim(reference.archive_url)
    yield "archivedate", reference.archive_date.iso() if reference.archive_date else ""


def _extra(reference: Reference) -> Iterator[Field]:
    for name, value in reference.extra:
        if _FIELD_NAME.match(name) and name not in _NEEDS_OTHER_ENTRIES:
            yield name, latex.escape_verbatim(value) if name in latex.VERBATIM else latex.escape(value)


BIBTEX = Exporter("bibtex", (".bib",), bibtex, variants={"ascii": bibtex_ascii})
BIBLATEX = Exporter("biblatex", (".bib",), biblatex, variants={"ascii": biblatex_ascii})
