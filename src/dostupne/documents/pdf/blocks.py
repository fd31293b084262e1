"""Lines that belong together → a Block: hyphens and addresses put together over line ends."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from dostupne.documents.pdf.hyphens import end_of
from dostupne.documents.pdf.page import Placed, clipped, shifted
from dostupne.model.document import Anchor, Block, BlockKind, Print
from dostupne.model.reference import Box

_NUMBER = re.compile(r"^\s*\d{1,4}[.):\]]?\s*$")
_SEAM = 8
"""Characters on either side of a line end that are compared with the target of a link."""


def block_of(placed: Sequence[Placed], kind: BlockKind, label: str, words: frozenset[str]) -> Block:
    """One block of several lines; `words` are those that the document has whole."""
    text = ""
    anchors: list[Anchor] = []
    prints: list[Print] = []
    for index, one in enumerate(placed):
        following = placed[index + 1] if index + 1 < len(placed) else None
        piece = _with_end(one, following, words)
        anchors.extend(shifted(clipped(one.line.anchors, len(piece.rstrip())), len(text)))
        prints.append(Print(len(text), _box(one)))
        text += piece
    first = placed[0]
    return Block(text.rstrip(), kind, first.number, first.page, label, tuple(_merged(anchors)), prints=tuple(prints))


def _box(placed: Placed) -> Box:
    line = placed.line
    return Box(placed.page, line.left, line.bottom, line.right, line.top)


def _with_end(one: Placed, following: Placed | None, words: frozenset[str]) -> str:
    text = one.line.text.rstrip()
    if following is None:
        return text
    address = _address_goes_on(one, following)
    if address is not None:
        return address
    if _NUMBER.match(following.line.text):
        return text + " "  # a year that ends a reference: on a line of its own it looks like the number of a page
    return end_of(text, following.line.text, words)


def _address_goes_on(one: Placed, following: Placed) -> str | None:
    """The line without its end, where the link over it and over the next line tells how the address goes on."""
    text, after = one.line.text.rstrip(), following.line.text
    last = one.line.anchors[-1] if one.line.anchors else None
    next_one = following.line.anchors[0] if following.line.anchors else None
    if not last or not next_one or last.target != next_one.target or last.end < len(text) or next_one.start > 0:
        return None
    head, tail = text[max(last.start, len(text) - _SEAM) :], after[: min(next_one.end, _SEAM)].rstrip()
    for target in (last.target, unquote(last.target)):
        if head + tail in target:
            return text
        if head.endswith("-") and head[:-1] + tail in target:
            return text[:-1]
    return None


def _merged(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Pieces of one link, line by line, as one anchor."""
    merged: list[Anchor] = []
    for anchor in anchors:
        if merged and merged[-1].target == anchor.target and anchor.start - merged[-1].end <= 1:
            # In a damaged file a later piece may stand before the earlier one.
            start, end = min(merged[-1].start, anchor.start), max(merged[-1].end, anchor.end)
            merged[-1] = Anchor(start, end, anchor.target)
        else:
            merged.append(anchor)
    return merged
