"""RTF tokens → Drafts: groups with their state, destinations, fields and notes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from dostupne.documents.counting import decimal, letter, roman
from dostupne.documents.managers import codes
from dostupne.documents.paragraphs import Draft
from dostupne.documents.rtf.tables import (
    CHARACTERS,
    ENDNOTE_FORMS,
    FOOTNOTE_FORMS,
    LINE_ENDS,
    PARAGRAPH_ENDS,
    READ_THOUGH_STARRED,
    SYMBOLS,
    UNREAD,
    encoding_of_charset,
    encoding_of_page,
)
from dostupne.documents.rtf.tokens import Token
from dostupne.model.document import BlockKind

DEPTH_LIMIT = 5_000
"""Groups in one another; documents nest some dozens."""
_HEADING = re.compile(r"\s*(?:heading|nadpis)\b|\s*title;?$", re.IGNORECASE)
_ENTRY = re.compile(r"bibliograph|bibliografie", re.IGNORECASE)
_FORMS: Mapping[str, Callable[[int], str]] = {
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": letter,
    "A": lambda number: letter(number).upper(),
}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end: where its text goes, and how it is to be read."""

    place: str = "text"
    encoding: str = ""
    skipped_after_unicode: int = 1
    hidden: bool = False
    style: int | None = None
    level: int | None = None
    hanging: bool = False
    in_list: bool = False
    starred: bool = False


@dataclass(slots=True)
class _Field:
    """An open field, the depth of its group, its code, and where its result began."""

    depth: int
    code: list[str] = field(default_factory=list)
    draft: Draft | None = None
    start: int = 0
    lists: bool = False


@dataclass(slots=True)
class _Story:
    """The text, a note, a comment or a box: its paragraphs, and the depth of its group."""

    depth: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    drafts: list[Draft] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)
    number: list[str] = field(default_factory=list)
    has_number: bool = False


class RtfBody:
    """Takes tokens in and gives drafts out."""

    def __init__(self) -> None:
        self._state, self._above = _State(), [_State()]
        self._stories = [_Story()]
        self._fields: list[_Field] = []
        self._page, self._default_font = "cp1252", 0
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, list[str]] = {}
        self._font = self._styled = 0
        self._bytes: list[str] = []
        self._surrogate = ""
        self._to_skip = 0
        self._counts = {"footnote": 0, "endnote": 0}
        self._forms = {"footnote": "", "endnote": ""}
        self._words: Mapping[str, Callable[[int | None], None]] = {
            "tab": self._tab,
            "u": self._unicode,
            "uc": self._set_skipped,
            "ansicpg": self._set_page,
            "f": self._set_font,
            "fcharset": self._set_charset,
            "deff": self._set_default_font,
            "plain": self._set_plain,
            "deleted": self._set_hidden,
            "v": self._set_hidden,
            "pard": self._reset_paragraph,
            "s": self._set_style,
            "outlinelevel": self._set_level,
            "fi": self._set_indent,
            "ls": self._set_list,
            "field": self._open_field,
            "fldinst": self._open_code,
            "fldrslt": self._open_result,
            "footnote": self._open_note,
            "ftnalt": self._make_endnote,
            "annotation": self._open_remark,
            "shptxt": self._open_remark,
            "dptxbxtext": self._open_remark,
            "listtext": self._open_number,
            "pntext": self._open_number,
            "fonttbl": self._open_fonts,
            "stylesheet": self._open_styles,
        }

    def read(self, given: Iterable[Token]) -> str:
        """Takes all tokens. Returns in words why it ended early, empty where all was read."""
        for token in given:
            if token.kind == "bytes":
                self._take_bytes(token.text)
                continue
            self._flush()
            if token.kind == "open":
                self._above.append(self._state)
                if len(self._above) > DEPTH_LIMIT:
                    return f"it has more than {DEPTH_LIMIT} groups in one another"
            elif token.kind == "close":
                self._close()
            elif token.kind == "symbol":
                self._take_symbol(token.text)
            else:
                self._take_word(token.text, token.value)
        self._flush()
        return ""

    def finish(self) -> list[Draft]:
        """The drafts of the text, also those whose end never came."""
        while len(self._stories) > 1:
            self._end_story()
        self._end_paragraph()
        return self._stories[0].drafts

    def _take_bytes(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text and self._state.place != "unread":
            self._bytes.append(text)

    def _flush(self) -> None:
        """Decodes the bytes gathered: a character of some code pages takes two."""
        if self._bytes:
            said = "".join(self._bytes)
            self._bytes.clear()
            if not said.isascii():
                said = said.encode("latin-1").decode(self._state.encoding or self._page, "replace")
            self._write(said)

    def _write(self, text: str) -> None:
        if self._surrogate:
            text, self._surrogate = "\N{REPLACEMENT CHARACTER}" + text, ""
        state, story = self._state, self._stories[-1]
        if state.place == "code" and self._fields:
            self._fields[-1].code.append(text)
        elif state.place == "number":
            story.number.append(text)
        elif state.place == "styles":
            self._styles.setdefault(self._styled, []).append(text)
        elif state.place == "text" and not state.hidden:
            story.draft.write(text)

    def _take_symbol(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, starred=True)
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in PARAGRAPH_ENDS:
            self._end_visible_paragraph()
        elif sign in SYMBOLS and self._state.place != "unread":
            self._write(SYMBOLS[sign])

    def _take_word(self, word: str, value: int | None) -> None:
        starred = self._state.starred
        if starred:
            self._state = replace(self._state, starred=False)
        if self._state.place == "unread":
            return
        self._to_skip = 0
        if word in UNREAD or (starred and word not in READ_THOUGH_STARRED):
            self._state = replace(self._state, place="unread")
        elif word in PARAGRAPH_ENDS:
            self._end_visible_paragraph()
        elif word in LINE_ENDS:
            self._break_line()
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in ENDNOTE_FORMS:
            self._forms["endnote"] = ENDNOTE_FORMS[word]
        elif word in FOOTNOTE_FORMS:
            self._forms["footnote"] = FOOTNOTE_FORMS[word]
        elif (does := self._words.get(word)) is not None:
            does(value)

    def _break_line(self) -> None:
        if self._state.place == "text" and not self._state.hidden:
            self._stories[-1].draft.break_line()

    def _tab(self, _: int | None) -> None:
        if self._state.place == "text" and not self._state.hidden:
            self._stories[-1].draft.tab()

    def _close(self) -> None:
        self._to_skip = 0
        if len(self._above) > 1:
            depth = len(self._above)
            while self._fields and self._fields[-1].depth >= depth:
                self._end_field()
            while len(self._stories) > 1 and self._stories[-1].depth >= depth:
                self._end_story()
            self._state = self._above.pop()

    def _unicode(self, value: int | None) -> None:
        code = (value or 0) % 0x10000
        self._to_skip = self._state.skipped_after_unicode
        if 0xD800 <= code < 0xDC00:
            self._surrogate = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair, self._surrogate = self._surrogate, ""
            self._write((pair + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        else:
            self._write(chr(code))

    def _set_skipped(self, value: int | None) -> None:
        self._state = replace(self._state, skipped_after_unicode=min(max(value or 0, 0), 16))

    def _set_page(self, value: int | None) -> None:
        self._page = encoding_of_page(value) or self._page

    def _set_font(self, value: int | None) -> None:
        self._font = value or 0
        if self._state.place != "fonts":
            self._state = replace(self._state, encoding=self._fonts.get(self._font, ""))

    def _set_charset(self, value: int | None) -> None:
        if self._state.place == "fonts":
            self._fonts[self._font] = encoding_of_charset(value)

    def _set_default_font(self, value: int | None) -> None:
        self._default_font = value or 0

    def _set_plain(self, _: int | None) -> None:
        self._state = replace(self._state, encoding=self._fonts.get(self._default_font, ""), hidden=False)

    def _set_hidden(self, value: int | None) -> None:
        self._state = replace(self._state, hidden=value != 0)

    def _reset_paragraph(self, _: int | None) -> None:
        self._state = replace(self._state, style=None, level=None, hanging=False, in_list=False)

    def _set_style(self, value: int | None) -> None:
        if self._state.place == "styles":
            self._styled = value or 0
        self._state = replace(self._state, style=value)

    def _set_level(self, value: int | None) -> None:
        self._state = replace(self._state, level=value)

    def _set_indent(self, value: int | None) -> None:
        self._state = replace(self._state, hanging=(value or 0) < 0)

    def _set_list(self, value: int | None) -> None:
        self._state = replace(self._state, in_list=bool(value))

    def _open_fonts(self, _: int | None) -> None:
        self._state = replace(self._state, place="fonts")

    def _open_styles(self, _: int | None) -> None:
        self._state = replace(self._state, place="styles")

    def _open_number(self, _: int | None) -> None:
        self._stories[-1].has_number = True
        self._state = replace(self._state, place="number")

    def _open_field(self, _: int | None) -> None:
        self._fields.append(_Field(len(self._above)))

    def _open_code(self, _: int | None) -> None:
        self._state = replace(self._state, place="code")

    def _open_result(self, _: int | None) -> None:
        """The result of a field that stands in another's code is a part of that code."""
        if not self._fields:
            return
        one, draft = self._fields[-1], self._stories[-1].draft
        one.draft, one.start = draft, draft.length
        one.lists = codes.is_bibliography("".join(one.code))
        draft.listed |= one.lists

    def _end_field(self) -> None:
        one = self._fields.pop()
        draft = self._stories[-1].draft
        if one.draft is None:
            return
        start, code = (one.start if one.draft is draft else 0), "".join(one.code)
        if address := codes.hyperlink(code):
            draft.link(start, address)
        else:
            draft.cite(start, codes.works(code, {}))

    def _open_note(self, _: int | None) -> None:
        self._counts["footnote"] += 1
        self._open_story(_Story(len(self._above), BlockKind.NOTE, self._note_label("footnote")))

    def _make_endnote(self, _: int | None) -> None:
        """The word that makes a note an endnote stands behind the one that makes it a note."""
        if len(self._stories) > 1 and self._stories[-1].kind is BlockKind.NOTE:
            self._counts["footnote"] -= 1
            self._counts["endnote"] += 1
            self._stories[-1].label = self._note_label("endnote")

    def _note_label(self, kind: str) -> str:
        return _FORMS.get(self._forms[kind], decimal)(self._counts[kind])

    def _open_remark(self, _: int | None) -> None:
        self._open_story(_Story(len(self._above)))

    def _open_story(self, story: _Story) -> None:
        self._stories.append(story)
        self._state = replace(
            self._state, place="text", style=None, level=None, hanging=False, in_list=False, hidden=False
        )

    def _end_story(self) -> None:
        self._end_paragraph()
        ended = self._stories.pop()
        self._stories[-1].draft.followers += ended.drafts

    def _end_visible_paragraph(self) -> None:
        if self._state.place == "text" and not self._state.hidden:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        story = self._stories[-1]
        draft, number = story.draft, "".join(story.number).strip(" .)([]:\t")
        name = "".join(self._styles.get(self._state.style or 0, ())) if self._state.style else ""
        level = self._state.level
        if story.kind is BlockKind.NOTE:
            draft.kind, draft.label = BlockKind.NOTE, story.label
        elif (level is not None and 0 <= level < 9) or _HEADING.match(name):
            draft.kind = BlockKind.HEADING
        elif story.has_number or self._state.in_list:
            draft.kind, draft.label = BlockKind.ITEM, number if number[:1].isalnum() else ""
        elif self._state.hanging or draft.listed or _ENTRY.search(name):
            draft.kind = BlockKind.ITEM
        story.drafts.append(draft)
        story.draft = Draft(listed=any(one.lists for one in self._fields))
        story.number, story.has_number = [], False
