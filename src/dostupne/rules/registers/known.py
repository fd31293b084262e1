"""References with what is registered of their DOIs."""

from collections.abc import Iterator

from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.model.registration import Registration


def known(listed: ReferenceList) -> Iterator[tuple[Reference, Registration]]:
    """The references whose DOI was asked about, in order; none where nothing was asked."""
    by_doi = {one.doi: one for one in listed.registrations or ()}
    for reference in listed.references:
        if reference.doi and (found := by_doi.get(reference.doi.lower())):
            yield reference, found
