"""A document as the readers give it: blocks of text that know where they stood."""

from dataclasses import dataclass
from enum import StrEnum

from dostupne.model.reference import Box, Reference


class BlockKind(StrEnum):
    """What the document says a block is; `FLOW` where it says nothing (plain text)."""

    FLOW = "flow"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink over a part of a block: evidence for the address printed there."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Print:
    """A line of print: where it begins in the text of its block, and its place on the page. It ends where the next begins."""

    start: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text with its line ends kept, and where it stood.

    `first_line` is 1-based, `page` too where the format has pages; `label` is the number of the
    note or list item as printed, `level` that of a heading (1 the highest), 0 where none is told.
    `prints` are its printed lines, in order, where the format tells where they stand.
    """

    text: str
    kind: BlockKind = BlockKind.FLOW
    first_line: int = 1
    page: int | None = None
    label: str = ""
    anchors: tuple[Anchor, ...] = ()
    level: int = 0
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a source that could not be read and was left out; the rest was used.

    `unread` says that it was the whole source.
    """

    source: str
    message: str
    line: int | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One source: blocks of prose, or the ready references of a bibliography, or both."""

    source: str
    format: str
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    faults: tuple[Fault, ...] = ()
