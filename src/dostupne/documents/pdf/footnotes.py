"""Lines of footnotes, page by page → Blocks: a note that runs over a page is put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dostupne.documents.pdf.blocks import block_of
from dostupne.documents.pdf.notes import MARK
from dostupne.documents.pdf.page import Line, Placed, without_start
from dostupne.model.document import Block, BlockKind


@dataclass(slots=True)
class Footnotes:
    """Gathers the notes of a document; `last` is the number of the latest, `goes_on` whether the next lines may be of it."""

    last: int = 0
    notes: list[tuple[str, list[Placed]]] = field(default_factory=list)

    def add(self, placed: Sequence[Placed]) -> None:
        """The lines under the text of one column."""
        raised = any(one.line.raised for one in placed)
        for one in placed:
            found = self._mark(one.line, raised=raised)
            if found:
                label, length = found
                self.last = int(label) if label.isdecimal() else self.last
                self.notes.append((label, [replace(one, line=without_start(one.line, length))]))
            elif self.notes:
                self.notes[-1][1].append(one)
            else:
                self.notes.append(("", [one]))

    def _mark(self, line: Line, *, raised: bool) -> tuple[str, int] | None:
        """The label with which a note begins; where any is raised, all are; else they count on."""
        found = MARK.match(line.text)
        if not found:
            return None
        label = found["label"]
        counts_on = not label.isdecimal() or int(label) in (1, self.last + 1) or self.last == 0
        return (label, found.end()) if (line.raised if raised else counts_on) else None

    def blocks(self, words: frozenset[str]) -> Iterator[Block]:
        """One block a note; the label is what is printed before it."""
        for label, lines in self.notes:
            if any(one.line.text.strip() for one in lines):
                yield block_of(lines, BlockKind.NOTE, label, words)
