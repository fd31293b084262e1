"""In which form printed references give the volume and the issue."""

import re
from collections.abc import Iterator

from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form
from dostupne.rules.objecting import span_of, whole

COMPACT, WORDS = "15(5)", "roč. 15, č. 5"
_COMPACT = re.compile(r"(?<![\w.(/])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\)(?![\w(])")
_WORDS = re.compile(r"\b(?:roč(?:\.|ník)|vol\.|volume|jg\.)\s*\d", re.IGNORECASE)


def numbering_forms(listed: ReferenceList) -> Iterator[Form]:
    """The form of each reference that has a volume."""
    for reference in whole(listed.printed):
        volume = span_of(reference, "volume")
        if volume is None:
            continue
        compact = _COMPACT.match(reference.raw, volume[0])
        if compact and span_of(reference, "issue"):
            yield Form(reference, COMPACT, compact.span())
        elif found := _WORDS.search(reference.raw, max(0, volume[0] - 12), volume[1]):
            yield Form(reference, WORDS, (found.start(), volume[1]))
