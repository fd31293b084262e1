"""The note that says when a source was seen: `[cit. 2014-07-22]`, `(citováno 22. 7. 2014)`."""

import re
from dataclasses import dataclass

from dostupne.model.reference import Reference
from dostupne.rules.objecting import Span, span_of

_NOTE = re.compile(
    r"(?P<open>[\[(])\s*(?P<word>[^\W\d_]{3,12}(?:\s(?:dne|on|am|dnia|le))?\.?)\s*:?\s*(?P<date>[^\])(\[]{0,40}?\d[^\])(\[]{0,40}?)\s*(?P<close>[\])])",
)
_REACH = 45
"""Characters before the date in which the note may open, and behind it in which it must close."""


@dataclass(frozen=True, slots=True)
class AccessNote:
    """The note with its brackets, the word in it, and the date as printed."""

    span: Span
    bracket: str
    word: str
    date: str
    date_span: Span


def access_note(reference: Reference) -> AccessNote | None:
    """The note of access in brackets; None where the date stands without."""
    accessed = span_of(reference, "accessed")
    if accessed is None:
        return None
    for found in _NOTE.finditer(reference.raw, max(0, accessed[0] - _REACH), accessed[1] + _REACH):
        if found.start("date") <= accessed[0] < found.end("date"):
            return AccessNote(found.span(), found["open"], found["word"].lower(), found["date"], found.span("date"))
    return None
