"""Captures that archives hold, and the one chosen for a citation (Memento, RFC 7089)."""

from dataclasses import dataclass
from datetime import datetime

REPRESENTATIVE_DAYS = 14
"""A capture within so many days shows what was cited (Klein et al. 2014, https://doi.org/10.1371/journal.pone.0115253)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture as an archive's index lists it. `status` None where the index does not say.

    `at` is UTC; `original` is the captured address; `url` is where the copy can be read.
    """

    archive: str
    original: str
    at: datetime
    url: str
    status: int | None = None
    mimetype: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveAnswer:
    """What one archive said of one address: its captures, or why it could not say (`failure`)."""

    archive: str
    url: str
    captures: tuple[Capture, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The capture to offer. `distance_days` is None where the citation gives no date.

    `match` is how well the copy's own page matches the citation; None when it was not fetched.
    """

    capture: Capture
    distance_days: int | None = None
    match: float | None = None

    @property
    def representative(self) -> bool:
        """Whether the copy is near enough to the date to show what was cited."""
        return self.distance_days is not None and self.distance_days <= REPRESENTATIVE_DAYS
