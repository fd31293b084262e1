"""Breaks of a .bib file's grammar → objections, with what mends them."""

from collections.abc import Callable, Iterable, Iterator

from dostupne.model.bibfile import BibFault, BibFile, Break
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection
from dostupne.model.reference import Origin
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import Check
from dostupne.rules.objecting import mended

Mend = Callable[[BibFile, BibFault], Iterable[Edit[str]]]


def each_fault(kind: Break, mend: Mend | None = None, fix: FixKind = FixKind.PROPOSAL) -> Check:
    """A check for one kind of break; `mend` gives the edits, in order, or none where a person must do it."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        if listed.bib is None:
            return
        for fault in listed.bib.faults:
            if fault.kind is kind:
                edits = tuple(mend(listed.bib, fault)) if mend else ()
                yield mended(_objection(listed, listed.bib, fault), fix, *edits)

    return of_list


def _objection(listed: ReferenceList, bib: BibFile, fault: BibFault) -> Objection:
    record = fault.record
    base, text = (record.span[0], record.text) if record else _line(bib.text, fault.span)
    shown = " ".join(bib.text[slice(*fault.span)].split())
    return Objection(
        origin=Origin(listed.source, fault.line),
        arguments=(("text", shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"),),
        key=record.key if record else "",
        text=text,
        base=base,
        span=fault.span,
    )


_LONGEST = 60


def _line(text: str, span: tuple[int, int]) -> tuple[int, str]:
    """The line that a place is in, and where it begins."""
    start = max(text.rfind(end, 0, span[0]) for end in "\r\n") + 1
    ends = [place for end in "\r\n" if (place := text.find(end, span[1])) >= 0]
    return start, text[start : min(ends, default=len(text))]


def put_in(text: str) -> Mend:
    """Puts a text in where the break is."""
    return lambda _, fault: (Edit(fault.span[1], fault.span[1], text),)


def line_end(bib: BibFile) -> str:
    """The line end that the file has first."""
    place = bib.text.find("\n")
    return "\r\n" if place > 0 and bib.text[place - 1] == "\r" else "\n" if place >= 0 or "\r" not in bib.text else "\r"
