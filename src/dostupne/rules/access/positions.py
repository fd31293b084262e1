"""On which side of the address the date of access stands."""

from collections.abc import Iterator

from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form
from dostupne.rules.objecting import span_of, whole

BEFORE, BEHIND = "before", "behind"


def access_positions(listed: ReferenceList) -> Iterator[Form]:
    """The side in every printed reference that has both."""
    for reference in whole(listed.printed):
        accessed = span_of(reference, "accessed")
        address = span_of(reference, "url") or span_of(reference, "doi")
        if accessed and address:
            yield Form(reference, BEFORE if accessed[0] < address[0] else BEHIND, accessed)
