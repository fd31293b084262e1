"""Saving: what an archive is asked to save, what it answers, and what became of every cited link."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dostupne.model.document import Fault
from dostupne.model.report import CheckedLink
from dostupne.model.snapshot import Capture


@dataclass(frozen=True, slots=True)
class SaveKeys:
    """What tells an archive who asks. Kept out of everything printed: `repr` shows neither."""

    access: str = field(repr=False)
    secret: str = field(repr=False)


class Remedy(StrEnum):
    """What to do about an address that was not saved."""

    NEVER = "never"
    """The archive cannot save it: asking again is of no use for a long time."""
    LATER = "later"
    """It may pass by itself: another run may ask again."""
    TOMORROW = "tomorrow"
    """Its share of the day is used up; a day is one of UTC."""
    ONCE_MORE = "once-more"
    """Nobody knows what the archive means: one more try, in another run."""
    LOOK_FIRST = "look-first"
    """It may have been saved all the same: the archive's copies are looked at before it is asked again."""
    LEAVE_HOST = "leave-host"
    """The site had enough: no more of its pages in this run."""
    STOP = "stop"
    """The archive had enough of us, or cannot be asked at all: nothing more in this run."""


@dataclass(frozen=True, slots=True)
class SaveJob:
    """An address that the archive is saving, or said that it would."""

    url: str
    job_id: str


@dataclass(frozen=True, slots=True)
class Saved:
    """An address of which the archive has a copy now; `capture` is None where it does not say which.

    `message` is the archive's own word where it took an older copy for good enough.
    """

    url: str
    capture: Capture | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """An address that was not saved, or of which that is not known (`Remedy.LOOK_FIRST`).

    `code` is the archive's own (`error:not-found`), `http-<status>`, or one of ours; `message` its words.
    `retry_after` is that header as it came.
    """

    url: str
    code: str
    remedy: Remedy
    message: str = ""
    retry_after: str = ""


SaveAnswer = SaveJob | Saved | NotSaved


@dataclass(frozen=True, slots=True)
class SaveAllowance:
    """What the archive still allows: jobs at once and captures today, None where it does not say.

    `refusal` says why nothing is allowed at all.
    """

    at_once: int | None = None
    today: int | None = None
    refusal: NotSaved | None = None


class Fate(StrEnum):
    """What became of a cited link."""

    SAVED = "saved"
    HAS_COPY = "has-copy"
    LEFT_OUT = "left-out"
    NOT_SAVED = "not-saved"
    RECORDED = "recorded"
    TO_SAVE = "to-save"


@dataclass(frozen=True, slots=True)
class Saving:
    """A link and what became of it. `reason` is a stable code in kebab-case, its words are in `cli/saving_words`.

    `detail` is what fills the words: the archive's own code and message. `address` is the living one that
    was to be saved, empty where none was; `capture` the copy there is now.
    """

    checked: CheckedLink
    fate: Fate
    reason: str
    detail: str = ""
    address: str = ""
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class SavingReport:
    """All that a run of `archive` did; `made_at` is UTC, `savings` are in the order of the document.

    `stopped` is the code for which the run stopped before its end, empty where it did not.
    """

    sources: tuple[str, ...]
    made_at: datetime
    archive: str
    savings: tuple[Saving, ...]
    faults: tuple[Fault, ...] = ()
    network_down: bool = False
    stopped: str = ""

    def summary(self) -> dict[str, int]:
        """How many links met each fate; fates that none met are left out."""
        return dict(Counter(str(one.fate) for one in self.savings))
