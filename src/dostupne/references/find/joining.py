"""Blocks → Blocks: a reference that a page's end, or whoever converted the document, has cut before its address."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dostupne.model.document import Block, BlockKind
from dostupne.references.find.signs import waits_for

_NO_PARAGRAPHS = frozenset({BlockKind.HEADING, BlockKind.FLOW})


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; a paragraph that begins with the address that the block before it waits for is one with it."""
    last: Block | None = None
    for block in blocks:
        if (
            last is not None
            and block.kind is BlockKind.PARAGRAPH
            and last.kind not in _NO_PARAGRAPHS
            and waits_for(last.text, block.text)
        ):
            last = _one(last, block)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _one(first: Block, second: Block) -> Block:
    """Both as one; the lines between them stay empty, so that every line is where it was."""
    between = "\n" * max(second.first_line - first.first_line - first.text.count("\n"), 1)
    start = len(first.text) + len(between)
    moved = (replace(anchor, start=anchor.start + start, end=anchor.end + start) for anchor in second.anchors)
    printed = (replace(one, start=one.start + start) for one in second.prints)
    return replace(
        first,
        text=first.text + between + second.text,
        anchors=(*first.anchors, *moved),
        prints=(*first.prints, *printed),
    )
