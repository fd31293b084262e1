"""`document.xml`, `footnotes.xml` … → Drafts (ECMA-376 part 1, 17)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dostupne.documents.counting import decimal
from dostupne.documents.docx.fields import Fields, lay
from dostupne.documents.docx.numbering import FORMATS, Numbering, as_number
from dostupne.documents.docx.relations import Relations
from dostupne.documents.docx.styles import BODY_LEVEL, Style, Styles, is_hanging
from dostupne.documents.managers import codes
from dostupne.documents.paragraphs import Draft
from dostupne.model.document import BlockKind
from dostupne.model.reference import Reference

_UNREAD = frozenset(
    "w:del w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:numberingChange w:rt w:delText"
    " w:delInstrText w:fldData m:oMathPara".split()
)
"""What was deleted or moved away, properties as they were before, readings over characters, formulas."""
_NOTES = {"w:footnote": "footnote", "w:endnote": "endnote", "w:comment": "comment"}
_REFERENCES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote", "w:commentReference": "comment"}
_NO = frozenset(("0", "false", "off"))

Notes = Mapping[tuple[str, str], Sequence[Draft]]
"""Paragraphs of notes and comments by their kind and identifier."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other parts of the document say: needed to understand any of its texts.

    `bookmarked` are the codes that Zotero keeps under the names of bookmarks.
    """

    styles: Styles
    numbering: Numbering
    notes: Notes = field(default_factory=dict)
    forms: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    own: Mapping[str, Reference] = field(default_factory=dict)
    bookmarked: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Control:
    """A content control, or a bookmark: where it begins, and its tag."""

    draft: Draft | None
    start: int
    tag: str = ""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph and what its properties say of it."""

    draft: Draft
    style: Style = field(default_factory=Style)
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    hanging: bool = False
    goes_on: bool = False


class Body:
    """The handler of a part with text. `drafts` are its paragraphs, `notes` those of its notes and comments."""

    def __init__(self, around: Surroundings, relations: Relations, part: str = "") -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[tuple[str, str], list[Draft]] = {}
        self.fields = Fields(around.own)
        self._around, self._relations = around, relations
        self._part, self._number = part, 0
        self._open: list[_Paragraph] = []
        self._held: _Paragraph | None = None
        self._links: list[tuple[Draft | None, int, str]] = []
        self._controls: list[_Control] = []
        self._bookmarks: dict[str, _Control] = {}
        self._simple: list[bool] = []
        self._counts = {kind: start - 1 for kind, (_, start) in around.forms.items()}
        self._note: tuple[str, str] | None = None
        self._skipped = self._runs = self._properties = self._listing = 0
        self._hidden = self._wanted = self._coded = self._chosen = False
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "w:p": self._start_paragraph,
            "w:pPr": self._start_properties,
            "w:pStyle": self._set_style,
            "w:outlineLvl": self._set_level,
            "w:numId": self._set_number,
            "w:ilvl": self._set_depth,
            "w:ind": self._set_indent,
            "w:r": self._start_run,
            "w:vanish": self._hide,
            "w:t": self._start_text,
            "m:t": self._start_text,
            "w:instrText": self._start_code,
            "w:tab": self._write_tab,
            "w:ptab": self._write_tab,
            "w:br": self._break,
            "w:cr": self._break,
            "w:noBreakHyphen": self._write_hyphen,
            "w:hyperlink": self._start_link,
            "w:fldChar": self._turn_field,
            "w:fldSimple": self._start_simple,
            "w:sdt": self._start_control,
            "w:tag": self._tag_control,
            "w:docPartGallery": self._tag_control,
            "w:bookmarkStart": self._start_bookmark,
            "w:bookmarkEnd": self._end_bookmark,
            "mc:Choice": self._choose,
            **{name: self._note_starter(kind) for name, kind in _NOTES.items()},
            **{name: self._hanger(kind) for name, kind in _REFERENCES.items()},
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "w:p": self._end_paragraph,
            "w:pPr": self._end_properties,
            "w:r": self._end_run,
            "w:t": self._end_text,
            "m:t": self._end_text,
            "w:instrText": self._end_text,
            "w:hyperlink": self._end_link,
            "w:fldSimple": self._end_simple,
            "w:sdt": self._end_control,
            "mc:AlternateContent": self._forget_choice,
            **dict.fromkeys(_NOTES, self._end_note),
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
        elif name in _UNREAD or (name == "mc:Fallback" and self._chosen):
            if self._properties and name == "w:del" and self._open:
                self._open[-1].goes_on = True
            self._skipped = 1
        elif (begin := self._starts.get(name)) is not None:
            begin(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif (finish := self._ends.get(name)) is not None:
            finish()

    def text(self, data: str) -> None:
        """A piece of text, or of a field's code."""
        if self._skipped:
            return
        if self._coded:
            self.fields.write(data)
        elif self._wanted and self._open and not self._hidden and not self.fields.in_code:
            self._open[-1].draft.write(data)

    @property
    def is_unread(self) -> bool:
        """Whether what comes is not read: deleted, or said again for older programs."""
        return self._skipped > 0

    @property
    def length(self) -> int:
        """Characters of the paragraph that is open."""
        return self._here

    @property
    def _draft(self) -> Draft | None:
        return self._open[-1].draft if self._open else None

    @property
    def _here(self) -> int:
        return self._open[-1].draft.length if self._open else 0

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        self._number += 1
        if self._held and not self._open:
            self._open.append(self._held)
            self._held = None
            self._open[-1].goes_on = False
            return
        kind = BlockKind.NOTE if self._note and self._note[0] != "comment" else BlockKind.PARAGRAPH
        listed = bool(self._listing) or self.fields.listing
        self._open.append(_Paragraph(Draft(kind, listed=listed, part=self._part, number=self._number)))

    def _end_paragraph(self) -> None:
        if not self._open:
            return
        ended = self._open.pop()
        if ended.goes_on and not self._open:
            self._held = ended
        elif self._open:
            self._decide(ended)
            self._open[-1].draft.followers.append(ended.draft)
        else:
            self._decide(ended)
            (self.notes.setdefault(self._note, []) if self._note else self.drafts).append(ended.draft)

    def finish(self) -> list[Draft]:
        """The drafts, also that whose end was deleted or never came."""
        if self._held:
            self._open.insert(0, self._held)
        while self._open:
            self._open[-1].goes_on = False
            self._end_paragraph()
        return self.drafts

    def _decide(self, paragraph: _Paragraph) -> None:
        """What kind of block it is, by its own properties and those of its style."""
        draft, style = paragraph.draft, paragraph.style
        if draft.kind is BlockKind.NOTE:
            return
        number = style.number if paragraph.number is None else paragraph.number
        level = style.level if paragraph.level is None else paragraph.level
        if (level is not None and level < BODY_LEVEL) or (paragraph.level is None and style.is_heading):
            draft.kind = BlockKind.HEADING
        elif number.strip("0"):
            depth = style.depth if paragraph.depth is None else paragraph.depth
            draft.kind, draft.label = BlockKind.ITEM, self._around.numbering.next_label(number, depth or 0)
        elif paragraph.hanging or style.hanging or style.is_entry or draft.listed:
            draft.kind = BlockKind.ITEM

    def _start_properties(self, _: Mapping[str, str]) -> None:
        self._properties += 1

    def _end_properties(self) -> None:
        self._properties -= 1

    def _set_style(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].style = self._around.styles.get(attributes.get("w:val", ""), Style())

    def _set_level(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].level = as_number(attributes.get("w:val", ""), BODY_LEVEL)

    def _set_number(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].number = attributes.get("w:val", "")

    def _set_depth(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].depth = as_number(attributes.get("w:val", ""), 0)

    def _set_indent(self, attributes: Mapping[str, str]) -> None:
        if self._open and is_hanging(attributes):
            self._open[-1].hanging = True

    def _start_run(self, _: Mapping[str, str]) -> None:
        self._runs, self._hidden = self._runs + 1, False

    def _end_run(self) -> None:
        self._runs, self._hidden = self._runs - 1, False

    def _hide(self, attributes: Mapping[str, str]) -> None:
        self._hidden = self._runs > 0 and attributes.get("w:val", "") not in _NO

    def _start_text(self, _: Mapping[str, str]) -> None:
        self._wanted = True

    def _start_code(self, _: Mapping[str, str]) -> None:
        self._coded = True

    def _end_text(self) -> None:
        self._wanted = self._coded = False

    def _write_tab(self, _: Mapping[str, str]) -> None:
        if self._runs and self._open and not self._hidden and not self.fields.in_code:
            self._open[-1].draft.tab()

    def _write_hyphen(self, _: Mapping[str, str]) -> None:
        self._write("-")

    def _write(self, text: str) -> None:
        if self._runs and self._open and not self._hidden and not self.fields.in_code:
            self._open[-1].draft.write(text)

    def _break(self, _: Mapping[str, str]) -> None:
        if self._runs and self._open and not self._hidden and not self.fields.in_code:
            self._open[-1].draft.break_line()

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        target = self._relations.address(attributes.get("r:id", ""))
        anchor = attributes.get("w:anchor", "")
        whole = f"{target}#{anchor}" if target and anchor and "#" not in target else target
        self._links.append((self._draft, self._here, whole))

    def _end_link(self) -> None:
        if self._links:
            draft, start, target = self._links.pop()
            if draft:
                draft.link(start, target)

    def _turn_field(self, attributes: Mapping[str, str]) -> None:
        turn = attributes.get("w:fldCharType", "")
        if turn == "begin":
            self.fields.begin()
        elif turn == "separate":
            self.fields.separate(self._draft)
        elif turn == "end":
            self.fields.end(self._draft)

    def _start_simple(self, attributes: Mapping[str, str]) -> None:
        self.fields.begin()
        self.fields.write(attributes.get("w:instr", ""))
        self.fields.separate(self._draft)

    def _end_simple(self) -> None:
        self.fields.end(self._draft)

    def _start_control(self, _: Mapping[str, str]) -> None:
        self._controls.append(_Control(self._draft, self._here))

    def _tag_control(self, attributes: Mapping[str, str]) -> None:
        if not self._controls:
            return
        control, value = self._controls[-1], attributes.get("w:val", "")
        was = _is_listing(control.tag)
        control.tag = control.tag if was else value
        if not was and _is_listing(value):
            self._listing += 1

    def _end_control(self) -> None:
        if not self._controls:
            return
        control = self._controls.pop()
        if _is_listing(control.tag):
            self._listing -= 1
        elif control.draft:
            lay(control.draft, control.start, control.tag, self._around.own)

    def _start_bookmark(self, attributes: Mapping[str, str]) -> None:
        code = self._around.bookmarked.get(attributes.get("w:name", ""))
        if code:
            listing = codes.is_bibliography(code)
            self._listing += listing
            if listing and self._draft:
                self._draft.listed = True
            self._bookmarks[attributes.get("w:id", "")] = _Control(self._draft, self._here, code)

    def _end_bookmark(self, attributes: Mapping[str, str]) -> None:
        begun = self._bookmarks.pop(attributes.get("w:id", ""), None)
        if begun is None:
            return
        if codes.is_bibliography(begun.tag):
            self._listing -= 1
        elif self._draft:
            lay(self._draft, begun.start if begun.draft is self._draft else 0, begun.tag, self._around.own)

    def _choose(self, _: Mapping[str, str]) -> None:
        self._chosen = True

    def _forget_choice(self) -> None:
        self._chosen = False

    def _note_starter(self, kind: str) -> Callable[[Mapping[str, str]], None]:
        def start(attributes: Mapping[str, str]) -> None:
            self._note = (kind, attributes.get("w:id", ""))

        return start

    def _end_note(self) -> None:
        self._note = None

    def _hanger(self, kind: str) -> Callable[[Mapping[str, str]], None]:
        """Hangs the note or comment that a sign refers to on the paragraph, with its number."""

        def hang(attributes: Mapping[str, str]) -> None:
            if not self._open:
                return
            label = ""
            if kind != "comment" and attributes.get("w:customMarkFollows", "0") in ("0", "false", "off"):
                self._counts[kind] = self._counts.get(kind, 0) + 1
                form = self._around.forms.get(kind, ("decimal" if kind == "footnote" else "lowerRoman", 1))[0]
                label = FORMATS.get(form, decimal)(self._counts[kind])
            for draft in self._around.notes.get((kind, attributes.get("w:id", "")), ()):
                draft.label = label
                self._open[-1].draft.followers.append(draft)

        return hang


def _is_listing(tag: str) -> bool:
    return tag == "Bibliographies" or codes.is_bibliography(tag)
