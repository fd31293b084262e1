"""Paragraphs as they grow → Document: what the readers of word processors' formats share."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dostupne.model.document import Anchor, Block, BlockKind, Document, Fault
from dostupne.model.folding import fold
from dostupne.model.invisible import visible
from dostupne.model.reference import Origin, Reference

_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_WHITE = re.compile(r"[\t\n\r\x0b\x0c]+")
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|doi:", re.IGNORECASE)
_WORD = re.compile(r"\w")
_TYPED = re.compile(
    r"\s*(?:\[(\d{1,4})\]|\((\d{1,3})\)|(\d{1,3})[.)]|[•·▪●*–-])(?:[ \xa0]*\t\s*|\s+(?=[^\Wa-z\d]|[„“\"‚‘'»«(\[]))"
)
"""A number or bullet that was typed before an item, with a tab or a capital behind it; `3. prosince` is none."""
_COMPARED = 1_000
"""So many works are looked for in a printed bibliography; a thesis cites some hundreds."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A part of a paragraph that a citation manager put there, and the works it stands for (their origin is empty)."""

    start: int
    end: int
    works: tuple[Reference, ...]


@dataclass(slots=True)
class Draft:
    """A paragraph as it grows. `followers` are the notes, comments and text boxes that hang on it.

    `listed` says that it is an entry of a bibliography that a citation manager printed. `part` and `number` tell where it
    stands: the part of the document, and which of the paragraphs there it is.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    listed: bool = False
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    followers: list["Draft"] = field(default_factory=list)
    part: str = ""
    number: int = 0

    def write(self, text: str) -> None:
        """Adds text on the same line; what cannot be seen is left out, white space is one space."""
        text = visible(_CONTROLS.sub("", _WHITE.sub(" ", text)))
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        self._add(text)

    def break_line(self) -> None:
        """Adds a forced line end."""
        self._add("\n")

    def tab(self) -> None:
        """Adds a tab, which tells a typed number from the beginning of a text; in the block it is a space."""
        self._add("\t")

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def link(self, start: int, target: str) -> None:
        """Lays a hyperlink over what was written since `start`; one within the document is no evidence."""
        target = "".join(target.split())
        if start < self.length and _ADDRESS.match(target):
            self.anchors.append(Anchor(start, self.length, target))

    def cite(self, start: int, works: tuple[Reference, ...]) -> None:
        """Says that what was written since `start` stands for these works."""
        if works:
            self.citations.append(Citation(start, self.length, works))


def document(source: str, name: str, drafts: Iterable[Draft], faults: Sequence[Fault] = ()) -> Document:
    """The drafts as blocks, and the works of citation managers as ready references; `name` is the format's.

    Lines count paragraphs, forced line ends too. Text that stands for known works is no text of a block.
    """
    placed = list(with_lines(drafts))
    cited = [work for line, draft in placed for work in _works_of(draft, line, source)]
    known = _Known(cited)
    blocks: list[Block] = []
    for line, draft in placed:
        block = block_of(draft, line)
        listed = known.found_in(block.text) if draft.listed and draft.kind is not BlockKind.HEADING else None
        if listed:
            cited.append(replace(listed, raw=block.text, origin=Origin(source, line, block_end(block))))
        elif _WORD.search(block.text):
            blocks.append(block)
    return Document(source, name, tuple(blocks), tuple(cited), tuple(faults))


def block_end(block: Block) -> int:
    """The last line of a block, 1-based."""
    return block.first_line + block.text.count("\n")


def with_lines(drafts: Iterable[Draft]) -> Iterator[tuple[int, Draft]]:
    """Each draft that is not empty with its line; what hangs on it follows it."""
    line = 1
    waiting = list(drafts)[::-1]
    while waiting:
        draft = waiting.pop()
        waiting += draft.followers[::-1]
        if any(piece.strip() for piece in draft.pieces):
            yield line, draft
            line += 1 + draft.pieces.count("\n")


def _works_of(draft: Draft, line: int, source: str) -> Iterator[Reference]:
    text = "".join(draft.pieces)
    for citation in draft.citations:
        raw = text[citation.start : citation.end].strip().replace("\t", " ")
        first = line + text.count("\n", 0, citation.start)
        origin = Origin(source, first, first + raw.count("\n"), None, draft.label)
        yield from (replace(work, raw=raw, origin=origin) for work in citation.works)


def block_of(draft: Draft, line: int) -> Block:
    """The draft without what stands for known works, and without white space around it."""
    text, anchors = _without("".join(draft.pieces), draft.anchors, draft.citations)
    start = len(text) - len(text.lstrip())
    label = draft.label
    if draft.kind is BlockKind.ITEM and not label and (typed := _TYPED.match(text)):
        label, start = next((number for number in typed.groups() if number), ""), typed.end()
    line += text.count("\n", 0, start)
    text = text[start:].rstrip().replace("\t", " ")
    moved = (
        replace(anchor, start=max(anchor.start - start, 0), end=min(anchor.end - start, len(text)))
        for anchor in anchors
    )
    kept = tuple(anchor for anchor in moved if anchor.start < anchor.end)
    return Block(text, draft.kind, line, None, label, kept)


def _without(text: str, anchors: Sequence[Anchor], citations: Sequence[Citation]) -> tuple[str, Sequence[Anchor]]:
    """The text and its anchors without the citations; their line ends stay, so that lines are where they were."""
    if not citations:
        return text, anchors
    cuts = _Cuts(text, citations)
    moved = (replace(anchor, start=cuts.moved(anchor.start), end=cuts.moved(anchor.end)) for anchor in anchors)
    return cuts.text, [anchor for anchor in moved if anchor.start < anchor.end]


class _Cuts:
    """A text with pieces cut out, and where each place of the whole text is in the rest."""

    def __init__(self, text: str, citations: Sequence[Citation]) -> None:
        kept: list[str] = []
        self._starts: list[int] = []
        self._rests: list[tuple[int, int]] = []
        at = length = 0
        for citation in sorted(citations, key=lambda one: one.start):
            start, end = max(citation.start, at), min(citation.end, len(text))
            if start >= end:
                continue
            piece = text[at:start]
            kept += (piece, "\n" * text.count("\n", start, end))
            length += len(piece)
            self._starts.append(start)
            self._rests.append((end, length))
            length += len(kept[-1])
            at = end
        self.text = "".join((*kept, text[at:]))
        self._removed = [end - after for end, after in self._afters(text)]

    def _afters(self, text: str) -> Iterator[tuple[int, int]]:
        """The end of each cut in the whole text, and where what follows it begins in the rest."""
        for start, (end, before) in zip(self._starts, self._rests, strict=True):
            yield end, before + text.count("\n", start, end)

    def moved(self, place: int) -> int:
        """Where a place is in the rest; one that was cut out is where the cut is."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place
        end, before = self._rests[index]
        return before if place < end else place - self._removed[index]


class _Known:
    """The distinct works that citation managers told of, to be found again in the bibliography they printed."""

    def __init__(self, works: Iterable[Reference]) -> None:
        by_title: dict[tuple[str, str], tuple[str, Reference]] = {}
        for work in works:
            if title := fold(work.title):
                by_title.setdefault((title, _telling(work)), (title, work))
        self._titles = sorted(by_title.values(), key=lambda one: -len(one[0]))[:_COMPARED]

    def found_in(self, text: str) -> Reference | None:
        """The work of the longest title that stands in the text with its creator or year."""
        if not self._titles:
            return None
        folded = fold(text)
        return next((work for title, work in self._titles if title in folded and _telling(work) in folded), None)


def _telling(work: Reference) -> str:
    if work.author:
        return fold(work.author[0].short())
    return str(work.issued.year) if work.issued else ""
