"""Marks of footnotes and the notes themselves, as far as they do not fit each other."""

from dataclasses import dataclass

from dostupne.model.reference import Origin


@dataclass(frozen=True, slots=True)
class NoteSign:
    """A mark of a note in the text, or the beginning of a note. `label` is its number or name as written.

    `text` is the line of the source that it stands in, `span` its place there.
    """

    label: str
    origin: Origin
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LooseNotes:
    """What is surely wrong between marks and notes, each in the order of the text; nothing where it cannot be told."""

    marks: tuple[NoteSign, ...] = ()
    """Marks that no note answers."""
    notes: tuple[NoteSign, ...] = ()
    """Notes that no mark leads to."""
    again: tuple[NoteSign, ...] = ()
    """Notes with the label of one before."""
