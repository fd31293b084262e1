"""Rules that look at one reference or one entry at a time → rules that look at a list."""

from collections.abc import Callable, Iterator

from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection
from dostupne.model.reference import Kind, Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import records, whole

Check = Callable[[ReferenceList], Iterator[Objection]]


def each_printed(check: Callable[[Reference], Iterator[Objection]]) -> Check:
    """A check of every printed reference that is there as a whole."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for reference in whole(listed.printed):
            yield from check(reference)

    return of_list


def each_print(check: Callable[[Reference], Iterator[Objection]]) -> Check:
    """A check of everything printed, also of what is cut off and of addresses alone."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for reference in listed.printed:
            yield from check(reference)

    return of_list


def each_reference(check: Callable[[ReferenceList, Reference], Iterator[Objection]]) -> Check:
    """A check of every reference, printed or of a bibliography, that is there as a whole or as an address."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for reference in listed.references:
            if reference.kind is not Kind.TRUNCATED:
                yield from check(listed, reference)

    return of_list


def each_record(check: Callable[[ReferenceList, BibRecord], Iterator[Objection]]) -> Check:
    """A check of every entry of a .bib file as it is written."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for record in records(listed):
            yield from check(listed, record)

    return of_list


def both(*checks: Check) -> Check:
    """The objections of several checks."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for check in checks:
            yield from check(listed)

    return of_list
