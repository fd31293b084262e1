"""A list of references as rules look at it."""

from dataclasses import dataclass, field
from datetime import date

from dostupne.model.bibfile import BibFile
from dostupne.model.citation import Citation
from dostupne.model.finding import Edition
from dostupne.model.notes import LooseNotes
from dostupne.model.reference import Reference
from dostupne.model.registration import Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """The references of one source, in order, and what rules may know besides.

    `printed` are references found in a text (or lines of one), `entries` those of a bibliography (`Kind.ENTRY`); `bib` is the
    .bib file that the entries stand in, whose `BibRecord.line` is the entry's `origin.first_line`. `edition` is the one to
    hold the list to, `named` says that the user named it: then other forms are told of (as `info`) though the list is of one form. `in_notes` are the places in `printed` of those that stand in notes, not in a list. `citations` are the pointers of the text, `cited` their keys together with those of the other sources
    read in the same run, `listed` the keys of all entries of the run (`own_items` are those that the text itself gives to its items, with their places); both are None where there are none to compare with. `loose_notes` are marks of footnotes and notes that do not fit each other.
    `today` is the day that counts as today. `registrations` are what the registries said of the DOIs, None where they were not asked.
    """

    source: str
    edition: Edition
    today: date
    registrations: tuple[Registration, ...] | None = None
    named: bool = False
    printed: tuple[Reference, ...] = ()
    entries: tuple[Reference, ...] = ()
    in_notes: frozenset[int] = frozenset()
    bib: BibFile | None = None
    citations: tuple[Citation, ...] = ()
    own_items: tuple[Citation, ...] = ()
    cited: frozenset[str] | None = None
    listed: frozenset[str] | None = None
    loose_notes: LooseNotes = field(default_factory=LooseNotes)

    @property
    def references(self) -> tuple[Reference, ...]:
        """All of them, printed and of bibliographies."""
        return (*self.printed, *self.entries)
