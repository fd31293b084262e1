"""What is wrong with a reference, where, and how it can be mended."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dostupne.model.edits import Edit, edited
from dostupne.model.reference import Origin


class Severity(StrEnum):
    """How bad it is; worst first (`--severity`, the contract of the command line)."""

    ERROR = "error"
    """A datum is missing, impossible or contradictory."""
    WARNING = "warning"
    """The form is not that of the edition, or the list is not of one form."""
    INFO = "info"
    """Worth a look; many lists do without."""

    def is_at_least(self, other: "Severity") -> bool:
        """Whether it is as bad as the other, or worse."""
        order = tuple(Severity)
        return order.index(self) <= order.index(other)


class Edition(StrEnum):
    """The editions of ČSN ISO 690 that are in use: of 2011 (ISO 690:2010) and of 2022 (ISO 690:2021)."""

    E2011 = "2011"
    E2022 = "2022"


class FixKind(StrEnum):
    """What may be done with a fix (`--fix`, `--unsafe-fixes`)."""

    SAFE = "safe"
    """It changes the form and no datum; it may be done unseen."""
    PROPOSAL = "proposal"
    """It may be wrong: a person should look."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together, in the order of the text, none over another: all are done or none.

    Their places count code points of the text that the finding is in: of `Objection.text`, with `Objection.base` added. For an
    entry that is the text of the whole .bib file just as it stands in the file (`BibFile.text`: its own line ends, its
    mark of byte order, no normalisation), so that the text with the edits done, encoded as the file was, differs from
    the file in these places alone.
    """

    kind: FixKind
    edits: tuple[Edit[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What a rule objects to; the name and the severity are the rule's.

    `message` is a key of `Rule.messages`, `arguments` the values its text names. `text` is the printed reference, the
    entry, or the line that it is in; `base` is where `text` begins in the file (0 for a printed reference), and `span` is
    what is wrong of it, counted as an `Edit` is. `field` is a name of `Reference`, or of the entry's field as written.
    `severity` is only given where it is not the rule's own.
    """

    origin: Origin
    message: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    key: str = ""
    field: str = ""
    text: str = ""
    base: int = 0
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An objection with the name of the rule and the severity that holds for it."""

    rule: str
    severity: Severity
    objection: Objection

    @property
    def origin(self) -> Origin:
        """Where it is."""
        return self.objection.origin

    @property
    def fix(self) -> Fix | None:
        """How it can be mended; None where a person must do it."""
        return self.objection.fix


def together(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be done at once: one that touches what an earlier one changes is left out whole, for the next time."""
    taken: list[tuple[int, int]] = []
    chosen = []
    for fix in fixes:
        if not any(_meets(edit, taken) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, (edit.start, edit.end))
    return tuple(chosen)


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the edits of the fixes done that can be done `together`."""
    return edited(text, (edit for fix in together(fixes) for edit in fix.edits))


def _meets(edit: Edit[str], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit is of the same characters as one of those, sorted, or puts something in at the same place."""
    place = bisect_left(taken, (edit.start, edit.start))
    behind = taken[place] if place < len(taken) else None
    if behind and (behind[0] == edit.start or behind[0] < edit.end):
        return True
    return place > 0 and edit.start < taken[place - 1][1]
