"""Stretch of a note or list item → Stretches: the short forms in it, and what stands between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dostupne.model.document import Block, BlockKind
from dostupne.references.find.flow import Stretch
from dostupne.references.find.signs import IMPRINT_SIGN, is_anchored, is_reference_shaped
from dostupne.references.short_forms.pointers import Part, parts


@dataclass(slots=True)
class NoteCounter:
    """Counts the notes and items of a document (`Origin.note`). A number is left out where one may be missing."""

    number: int = 0
    kind: BlockKind | None = None
    label: str = ""

    def count(self, kind: BlockKind, label: str = "") -> int:
        """The number of this one: that of the one before if it goes on, the next if it follows."""
        if label and (kind, label) == (self.kind, self.label):
            return self.number
        gap = self.kind is not None and (kind is not self.kind or not _follows(label, self.label))
        self.number += 2 if gap else 1
        self.kind, self.label = kind, label
        return self.number

    def count_block(self, block: Block) -> int:
        """The number of a note or item that is a block of its own."""
        return self.count(block.kind, block.label)


def _follows(label: str, last: str) -> bool:
    """Labels that are no numbers tell nothing against it."""
    return not (label.isdecimal() and last.isdecimal()) or int(label) == int(last) + 1


def cut(stretch: Stretch, *, is_entry: bool) -> Iterator[Stretch]:
    """The stretch cut into short forms (`is_short`) and the rest, or as it is where there is no short form.

    Of a flow of text (no entry) only a stretch that begins with a short form or a reference is taken for a note.
    """
    text = stretch.text
    found = parts(text)
    is_reference = bool(is_anchored(text) or IMPRINT_SIGN.search(text) or _is_reference(found, text))
    short = [
        part
        for part in found
        if _is_short(part, stretch, behind=is_reference and part is not found[0], alone=len(found) == 1)
    ]
    if not short or not (is_entry or short[0] is found[0] or is_reference_shaped(text[: short[0].start])):
        yield stretch
        return
    start = 0
    for part in short:
        yield from _between(stretch, start, part.start)
        yield _of(stretch, part.start, part.end, is_short=True)
        start = part.end
    yield from _between(stretch, start, len(text))


def _is_reference(found: Sequence[Part], text: str) -> bool:
    """Whether a note begins with a reference, so that what follows may be of it."""
    return bool(found and not found[0].pointer and is_reference_shaped(text[found[0].start : found[0].end]))


def _is_short(part: Part, stretch: Stretch, *, behind: bool, alone: bool) -> bool:
    """Whether a part, `behind` a reference or `alone` in its note, is a short form and no piece of a reference."""
    pointer, text = part.pointer, stretch.text
    said = text[part.start : part.end]
    if pointer is None or is_anchored(said) or IMPRINT_SIGN.search(said):
        return False
    if pointer.is_explicit or stretch.in_section:
        return pointer.is_explicit
    if behind:
        return pointer.led and pointer.sure
    return not is_anchored(text) and (pointer.sure or (alone and not is_reference_shaped(text)))


def _between(stretch: Stretch, start: int, end: int) -> Iterator[Stretch]:
    """What is no short form; nothing where no word is left."""
    said = stretch.text[start:end]
    lead = len(said) - len(said.lstrip(" \t\n;,.)("))
    if said.strip(" \t\n;,.)("):
        yield _of(stretch, start + lead, start + len(said.rstrip(" \t\n;(")))


def _of(stretch: Stretch, start: int, end: int, *, is_short: bool = False) -> Stretch:
    line = stretch.first_line + stretch.text.count("\n", 0, start)
    return replace(stretch, first_line=line, lines=stretch.text[start:end].split("\n"), is_short=is_short)
