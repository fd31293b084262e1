"""`content.xml` of an OpenDocument text → Drafts (ODF 1.3 part 3, 5 to 7)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dostupne.documents.managers import codes
from dostupne.documents.managers.items import reference
from dostupne.documents.odt_styles import Level, OdtStyles
from dostupne.documents.paragraphs import Draft
from dostupne.model.document import BlockKind

_UNREAD = frozenset(
    "text:tracked-changes text:ruby-text text:script text:hidden-text text:hidden-paragraph office:forms"
    " office:scripts text:bibliography-source text:table-of-content-source text:alphabetical-index-source"
    " text:illustration-index-source text:table-index-source text:user-index-source text:object-index-source".split()
)
"""What was deleted stands in `text:tracked-changes`; templates and macros are nothing that is printed."""
_PARAGRAPHS = ("text:p", "text:h")
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_BIBLIOGRAPHY_TYPES = {
    "book": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "article": "article-journal",
    "journal": "periodical",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "webpage",
    "unpublished": "manuscript",
    "manual": "book",
    "email": "personal_communication",
}


@dataclass(slots=True)
class _List:
    """A list and how far it has been counted."""

    style: str
    count: int
    in_item: bool = False


@dataclass(slots=True)
class _Begun:
    """Where a hyperlink or a mark begins, and what it says."""

    draft: Draft | None
    start: int
    said: str


@dataclass(slots=True)
class _Note:
    """A note, a comment or a frame: what its paragraphs are, and the note's number."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: list[str] = field(default_factory=list)


class OdtBody:
    """The handler of the text. `drafts` are its paragraphs; notes, comments and frames hang on theirs."""

    def __init__(self, styles: OdtStyles, bookmarked: Mapping[str, str]) -> None:
        self.drafts: list[Draft] = []
        self._styles, self._bookmarked = styles, bookmarked
        self._names: list[str] = []
        self._open: list[Draft] = []
        self._notes: list[_Note] = []
        self._lists: list[_List] = []
        self._ended: dict[str, int] = {}
        self._links: list[_Begun] = []
        self._marks: dict[str, _Begun] = {}
        self._own: list[tuple[Draft | None, int, codes.Works]] = []
        self._sections: list[bool] = []
        self._skipped = self._listing = 0
        self._in_text = self._after_space = False
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "office:text": self._start_body,
            **dict.fromkeys(_PARAGRAPHS, self._start_paragraph),
            "text:list": self._start_list,
            "text:list-item": self._start_item,
            "text:note": self._start_note,
            "office:annotation": self._start_remark,
            "text:a": self._start_link,
            "text:s": self._write_spaces,
            "text:tab": self._write_tab,
            "text:line-break": self._break,
            "text:section": self._start_section,
            "text:bibliography": self._start_bibliography,
            "text:reference-mark-start": self._start_mark,
            "text:reference-mark-end": self._end_mark,
            "text:bookmark-start": self._start_mark,
            "text:bookmark-end": self._end_mark,
            "text:bibliography-mark": self._start_own,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "office:text": self._end_body,
            **dict.fromkeys(_PARAGRAPHS, self._end_paragraph),
            "text:list": self._end_list,
            "text:list-item": self._end_item,
            "text:note": self._end_note,
            "office:annotation": self._end_note,
            "text:a": self._end_link,
            "text:section": self._end_section,
            "text:bibliography": self._end_section,
            "text:bibliography-mark": self._end_own,
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped or name in _UNREAD:
            self._skipped += 1
            return
        self._names.append(name)
        begin = self._starts.get(name)
        if begin is not None and (self._in_text or name == "office:text"):
            begin({**attributes, "element": name} if name == "text:h" else attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._names.pop()
        finish = self._ends.get(name)
        if finish is not None and self._in_text:
            finish()

    def text(self, data: str) -> None:
        """A piece of text; white space is one space, as the format says (6.1.2)."""
        if self._skipped or not self._in_text or not self._names:
            return
        if self._names[-1] == "text:note-citation" and self._notes:
            self._notes[-1].label.append(data)
        elif self._open and self._names[-1].startswith("text:"):
            data = _WHITE.sub(" ", data)
            data = data[1:] if self._after_space and data.startswith(" ") else data
            if data:
                self._after_space = data.endswith(" ")
                self._open[-1].write(data)

    @property
    def _draft(self) -> Draft | None:
        return self._open[-1] if self._open else None

    @property
    def _here(self) -> int:
        return self._open[-1].length if self._open else 0

    def _start_body(self, _: Mapping[str, str]) -> None:
        self._in_text = True

    def _end_body(self) -> None:
        self._in_text = False

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        draft = Draft(listed=self._listing > 0)
        if self._notes:
            draft.kind, draft.label = self._notes[-1].kind, "".join(self._notes[-1].label).strip(" .)([]")
        elif attributes.get("element") == "text:h" or attributes.get("text:style-name") == "Title":
            draft.kind = BlockKind.HEADING
        elif self._lists:
            draft.kind, draft.label = BlockKind.ITEM, self._label()
        elif draft.listed or self._styles.is_entry(attributes.get("text:style-name", "")):
            draft.kind = BlockKind.ITEM
        self._open.append(draft)
        self._after_space = True

    def _label(self) -> str:
        innermost = self._lists[-1]
        return self._styles.label(innermost.style, [one.count for one in self._lists]) if innermost.in_item else ""

    def _end_paragraph(self) -> None:
        if self._open:
            draft = self._open.pop()
            (self._open[-1].followers if self._open else self.drafts).append(draft)
            self._after_space = False

    def finish(self) -> list[Draft]:
        """The drafts, also those whose end never came."""
        while self._open:
            self._end_paragraph()
        return self.drafts

    def _start_list(self, attributes: Mapping[str, str]) -> None:
        style = attributes.get("text:style-name", "") or (self._lists[-1].style if self._lists else "")
        goes_on = attributes.get("text:continue-numbering") == "true" or "text:continue-list" in attributes
        level = self._styles.levels.get((style, len(self._lists) + 1), Level())
        self._lists.append(_List(style, self._ended.get(style, 0) if goes_on else level.start - 1))

    def _end_list(self) -> None:
        if self._lists:
            ended = self._lists.pop()
            self._ended[ended.style] = ended.count

    def _start_item(self, attributes: Mapping[str, str]) -> None:
        if self._lists:
            start = attributes.get("text:start-value", "")
            believed = start.isdecimal() and len(start) < 8
            self._lists[-1].count = int(start) if believed else self._lists[-1].count + 1
            self._lists[-1].in_item = True

    def _end_item(self) -> None:
        if self._lists:
            self._lists[-1].in_item = False

    def _start_note(self, _: Mapping[str, str]) -> None:
        self._notes.append(_Note(BlockKind.NOTE))

    def _start_remark(self, _: Mapping[str, str]) -> None:
        self._notes.append(_Note())

    def _end_note(self) -> None:
        if self._notes:
            self._notes.pop()

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        self._links.append(_Begun(self._draft, self._here, attributes.get("xlink:href", "")))

    def _end_link(self) -> None:
        if self._links:
            begun = self._links.pop()
            if begun.draft:
                begun.draft.link(begun.start, begun.said)

    def _write_spaces(self, attributes: Mapping[str, str]) -> None:
        count = attributes.get("text:c", "1")
        self._write(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 8 else 1))

    def _write_tab(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].tab()
            self._after_space = True

    def _write(self, text: str) -> None:
        if self._open:
            self._open[-1].write(text)
            self._after_space = False

    def _break(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].break_line()
            self._after_space = True

    def _start_section(self, attributes: Mapping[str, str]) -> None:
        self._sections.append(codes.is_bibliography(attributes.get("text:name", "")))
        self._listing += self._sections[-1]

    def _start_bibliography(self, _: Mapping[str, str]) -> None:
        self._sections.append(True)
        self._listing += 1

    def _end_section(self) -> None:
        if self._sections:
            self._listing -= self._sections.pop()

    def _start_mark(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("text:name", "")
        code = self._bookmarked.get(name, name)
        listing = codes.is_bibliography(code)
        if "CITATION" not in code and not listing:
            return
        self._listing += listing
        if self._draft:
            self._draft.listed |= listing
        self._marks[name] = _Begun(self._draft, self._here, code)

    def _end_mark(self, attributes: Mapping[str, str]) -> None:
        begun = self._marks.pop(attributes.get("text:name", ""), None)
        if begun is None:
            return
        if codes.is_bibliography(begun.said):
            self._listing -= 1
        elif self._draft:
            start = begun.start if begun.draft is self._draft else 0
            self._draft.cite(start, codes.works(begun.said, {}))

    def _start_own(self, attributes: Mapping[str, str]) -> None:
        """LibreOffice's own bibliography carries the fields in each place that cites (7.3.7)."""
        found = reference(_item(attributes))
        self._own.append((self._draft, self._here, (found,) if found else ()))

    def _end_own(self) -> None:
        if self._own:
            draft, start, works = self._own.pop()
            if draft:
                draft.cite(start, works)


def _item(attributes: Mapping[str, str]) -> dict[str, object]:
    said = {name.removeprefix("text:"): value for name, value in attributes.items()}
    host = said.get("booktitle", "") or said.get("journal", "")
    return {
        "type": _BIBLIOGRAPHY_TYPES.get(said.get("bibliography-type", ""), "document"),
        "author": _people(said.get("author", "")),
        "editor": _people(said.get("editor", "")),
        "title": said.get("title", ""),
        "container-title": host,
        "collection-title": said.get("series", ""),
        "publisher": said.get("publisher", "") or said.get("institution", "") or said.get("school", ""),
        "publisher-place": said.get("address", ""),
        "edition": said.get("edition", ""),
        "volume": said.get("volume", ""),
        "issue": said.get("number", ""),
        "page": said.get("pages", ""),
        "issued": {"raw": said.get("year", "")},
        "ISBN": said.get("isbn", ""),
        "ISSN": said.get("issn", ""),
        "URL": said.get("url", ""),
        "note": said.get("note", ""),
    }


def _people(text: str) -> list[dict[str, object]]:
    """`Novák, Jan; Dvořák, Petr` as LibreOffice's form is filled in; a name without a comma stays as it is."""
    people = (person.partition(",") for person in text.split(";") if person.strip())
    return [
        {"family": family.strip(), "given": given.strip()} if comma else {"literal": family.strip()}
        for family, comma, given in people
    ]
