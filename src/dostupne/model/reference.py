"""References: found in a text (raw), read into fields, mended."""

from dataclasses import dataclass
from enum import StrEnum

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name


class Kind(StrEnum):
    """How much of a reference the document holds (`custom.kind` of the CSL-JSON output)."""

    REFERENCE = "reference"
    HEADLESS = "headless"
    TRUNCATED = "truncated"
    LINK = "link"
    ENTRY = "entry"
    SHORT = "short"
    """`Tamtéž, s. 5`: points to a work and is none; the kind of an occurrence, never of a work."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page (1-based) around lines of print.

    Points (1/72 inch) of the page's default user space, y upwards, as a rule from its lower left corner
    (ISO 32000-1, 8.3.2.3, https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf).
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stood: source as the user named it, 1-based lines, page, printed number.

    `note` counts the notes and list items that the document marks as such: where one ends with 4, the next has 5.
    `boxes` are around the printed lines on which it stands, in the order of reading: one for each column it runs through.
    """

    source: str
    first_line: int | None = None
    last_line: int | None = None
    page: int | None = None
    label: str = ""
    note: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class RawReference:
    """A stretch of text taken for one reference. `text` keeps the line ends it was printed with.

    `targets` are the addresses of the hyperlinks laid over it, in their order, where the format has such.
    """

    text: str
    origin: Origin
    kind: Kind = Kind.REFERENCE
    targets: tuple[str, ...] = ()


class EvidenceKind(StrEnum):
    """Why an address was mended, strongest first (`custom.url-evidence`)."""

    HYPERLINK = "hyperlink"
    COPY = "another-copy"
    TITLE = "title-words"
    PATTERN = "pattern"
    LINE_BREAK = "line-break"
    SCHEME = "scheme"
    CHARACTERS = "characters"
    GLUED_ON = "glued-on"
    PAGE = "page-match"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a mended address, with what was seen (`line 254`, `Russian Actions`, `UUID`)."""

    kind: EvidenceKind
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else str(self.kind)


class Way(StrEnum):
    """How a field was recognised, surest first."""

    LABELLED = "labelled"
    """A word or sign of its own names it: `ISBN`, `Dostupné z`, `[cit. …]`, `In:`."""
    PLACED = "placed"
    """Its place in the order of ISO 690, with the punctuation that belongs there."""
    GUESSED = "guessed"
    """Only its shape, or that nothing else was left for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a field stands in `Reference.raw`, how it was recognised and how sure the reader is of it.

    `field` is a name of `Reference`; `start` and `end` count characters (code points), end exclusive. `confidence` is the
    share, 0 to 1, of fields recognised in the same way that were right in references labelled by hand.
    """

    field: str
    start: int
    end: int
    way: Way
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference read into fields. What was not there or not understood is empty.

    Field names follow CSL (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables);
    `type` is a CSL item type. `url` is the mended address, `url_as_printed` what stood in the text
    where that differs; `url_candidates` are other addresses it may have been, best first.
    `archive_url` is an archived copy that the reference itself cites, or that was found.
    `issued_open`: it goes on being published since `issued` (`1997–`). `contributors` are creators in other roles, each with CSL's word for the role (`illustrator`; see `model/variables`).
    `unplaced` is text of the reference that fits no field; `extra` are fields of a bibliography
    entry that have none here. `key` is the entry's own citation key. `readings` tells of the fields that were
    read from `raw`, in the order of the text.
    """

    kind: Kind
    raw: str
    origin: Origin
    type: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    contributors: tuple[tuple[str, tuple[Name, ...]], ...] = ()
    et_al: bool = False
    title: str = ""
    container_title: str = ""
    collection_title: str = ""
    collection_number: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number_of_pages: str = ""
    number: str = ""
    genre: str = ""
    medium: str = ""
    version: str = ""
    issued: PartialDate | None = None
    issued_end: PartialDate | None = None
    issued_open: bool = False
    accessed: PartialDate | None = None
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    url_as_printed: str = ""
    url_evidence: tuple[Evidence, ...] = ()
    url_candidates: tuple[str, ...] = ()
    archive_url: str = ""
    archive_date: PartialDate | None = None
    language: str = ""
    note: str = ""
    unplaced: str = ""
    key: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    readings: tuple[Reading, ...] = ()
