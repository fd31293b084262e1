"""A mark of a footnote, or a note → an Objection that points at it."""

from dostupne.model.finding import Objection
from dostupne.model.notes import NoteSign


def to_sign(sign: NoteSign) -> Objection:
    """An objection to a mark or a note; one that is only counted has no label to be named by."""
    return Objection(
        origin=sign.origin,
        message="" if sign.label else "unnumbered",
        arguments=(("label", sign.label),),
        text=sign.text,
        span=sign.span,
    )
