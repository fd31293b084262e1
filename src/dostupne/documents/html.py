"""XHTML → Blocks: headings, paragraphs, list items and notes, with their lines; links are anchors over the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from dostupne.documents.paragraphs import Draft, block_of
from dostupne.model.document import Block, BlockKind

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNSEEN = frozenset("head noscript script style template title".split())
_NOTE = re.compile(r"\b(?:doc-)?(?:foot|end|rear)note\b")
_NOTE_SIGN = re.compile(r"\b(?:doc-)?noteref\b|\b(?:doc-)?backlink\b")
_LAST_NUMBER = re.compile(r"(\d{1,5})\D{0,3}$")


@dataclass(frozen=True, slots=True)
class _Place:
    """An open element, and what it says of the text in it."""

    tag: str
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    unseen: bool = False
    is_entry: bool = False
    link: str = ""
    start: int = 0
    draft: Draft | None = None


class _Markup(HTMLParser):
    """Gathers the drafts with the lines where they begin, and what the signs of notes say."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.drafts: list[tuple[int, Draft]] = []
        self.signs: dict[str, str] = {}
        self._first_line = first_line
        self._places = [_Place("")]
        self._counts: list[int] = []
        self._draft, self._line = Draft(), first_line
        self._sign = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        said = {name: value or "" for name, value in attrs}
        within = self._places[-1].is_entry
        if tag in _BLOCKS:
            self._count(tag, said)
        if tag == "br":
            self._draft.break_line()
        if tag not in _VOID:
            self._places.append(self._place(tag, said))
        if tag in _BLOCKS and not within:
            self.cut()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, as XHTML writes it."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those in it that were left open."""
        if not any(place.tag == tag for place in self._places[-100:]):
            return
        while len(self._places) > 1:
            ended = self._places.pop()
            if ended.link and ended.draft is self._draft:
                self._draft.link(ended.start, ended.link)
            if ended.tag in ("ol", "ul") and self._counts:
                self._counts.pop()
            if ended.tag == tag:
                break
        if tag in _BLOCKS and not self._places[-1].is_entry:
            self.cut()

    def handle_data(self, data: str) -> None:
        """Text."""
        place = self._places[-1]
        if self._sign and place.tag == "a":
            self.signs.setdefault(self._sign, data.strip("[]() \n"))
        if place.unseen:
            return
        if not self._draft.length:
            blank = len(data) - len(data.lstrip())
            self._line = self._first_line + self.getpos()[0] - 1 + data.count("\n", 0, blank)
            data = data[blank:]
        self._draft.write(data)

    def cut(self) -> None:
        """What was written is whole; something else begins."""
        if self._draft.length:
            self.drafts.append((self._line, self._draft))
        place = self._places[-1]
        self._draft = Draft(place.kind, place.label)

    def _count(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in ("ol", "ul"):
            start = said.get("start", "1") if tag == "ol" else ""
            self._counts.append(int(start) - 1 if start.isdecimal() and len(start) < 8 else -1_000_000)
        elif tag == "li" and self._counts:
            value = said.get("value", "")
            believed = value.isdecimal() and len(value) < 8
            self._counts[-1] = int(value) if believed else self._counts[-1] + 1

    def _place(self, tag: str, said: Mapping[str, str]) -> _Place:
        above = self._places[-1]
        role = f"{said.get('epub:type', '')} {said.get('role', '')}"
        place = replace(above, tag=tag, link="", draft=None, unseen=above.unseen or tag in _UNSEEN)
        if tag == "a":
            back = above.kind is BlockKind.NOTE and said.get("href", "").startswith("#")
            is_sign = back or _NOTE_SIGN.search(role) is not None
            self._sign = said.get("href", "").rpartition("#")[2] if is_sign else ""
            place = replace(place, link=said.get("href", ""), start=self._draft.length, draft=self._draft)
            return replace(place, unseen=place.unseen or is_sign)
        if tag in _BLOCKS and _NOTE.search(role):
            return replace(place, kind=BlockKind.NOTE, label=f"#{said.get('id', '')}")
        return place if above.kind is BlockKind.NOTE else self._by_tag(place, tag, role)

    def _by_tag(self, place: _Place, tag: str, role: str) -> _Place:
        if "doc-biblioentry" in role:
            return replace(place, kind=BlockKind.ITEM, label="", is_entry=True)
        if tag in _HEADINGS:
            return replace(place, kind=BlockKind.HEADING, label="")
        if tag == "li":
            number = self._counts[-1] if self._counts else -1
            return replace(place, kind=BlockKind.ITEM, label=str(number) if number >= 0 else "")
        return place


def blocks_of(markup: str, first_line: int) -> tuple[Block, ...]:
    """The blocks of a page of XHTML or HTML, whose first line is `first_line` (1-based). Nothing is fetched."""
    page = _Markup(first_line)
    page.feed(markup)
    page.close()
    page.cut()
    return tuple(_labelled(page))


def _labelled(page: _Markup) -> Iterator[Block]:
    """Notes bear the number of the sign that points to them, else that at the end of their identifier."""
    for line, draft in page.drafts:
        block = block_of(draft, line)
        if block.text and block.kind is BlockKind.NOTE:
            name = block.label.removeprefix("#")
            number = _LAST_NUMBER.search(name)
            label = page.signs.get(name) or (number[1] if number else "")
            yield replace(block, label=label)
        elif block.text:
            yield block
