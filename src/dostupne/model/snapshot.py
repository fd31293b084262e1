"""Captures that archives hold, and the one chosen for a citation (Memento, RFC 7089)."""

from dataclasses import dataclass
from datetime import datetime

from dostupne.model.evidence import Probe

REPRESENTATIVE_DAYS = 14
"""A capture within so many days shows what was cited (Klein et al. 2014, https://doi.org/10.1371/journal.pone.0115253)."""


NOT_SHOWN = "not-shown"


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture as an archive's index lists it. `status` None where the index does not say.

    `at` is UTC; `original` is the captured address; `url` is where the copy can be read. `public` is
    False where the archive has it but shows it on its own premises only, or not at all. `digest` is the archive's own of
    what was captured: captures with the same one hold the same.
    """

    archive: str
    original: str
    at: datetime
    url: str
    status: int | None = None
    mimetype: str = ""
    public: bool = True
    digest: str = ""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """What a copy itself holds, read without the archive's changes.

    `probe` is what was seen on the way, its page included. `at` (UTC) and `original` are those of the
    capture that answered last: archived redirects are followed inside the archive. `failure` says in
    words why this is not the page that was captured; `public` is False where the archive keeps the copy to itself.
    """

    capture: Capture
    probe: Probe
    at: datetime | None = None
    original: str = ""
    failure: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class ArchiveAnswer:
    """What one archive said of one address: its captures, or why it could not say (`failure`).

    `moves` are captures of permanent redirects at the address. `restricted` says that the archive has a copy that it does
    not show to everybody. `asked_at` (UTC) is when it was asked, None where it was not. `not_offered` are services that turned
    out not to be there, as fields of `ArchiveAddresses`. `complete` tells, of captures of several addresses, that they are all that
    there are of each.
    """

    archive: str
    url: str
    captures: tuple[Capture, ...] = ()
    failure: str = ""
    restricted: bool = False
    moves: tuple[Capture, ...] = ()
    asked_at: datetime | None = None
    not_offered: tuple[str, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A capture that is not offered, though its archive lists it as a page, because of what it shows.

    `reason` is that of a verdict (`soft-404`, `home-page`, `http-404` …), or `NOT_SHOWN`, where the archive did not show it,
    with its words in `detail`.
    """

    capture: Capture
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The capture to offer. `distance_days` is None where the citation gives no date.

    `match` is how well the copy's own page matches the citation; None where that cannot be compared.
    """

    capture: Capture
    distance_days: int | None = None
    match: float | None = None

    @property
    def representative(self) -> bool:
        """Whether the copy is near enough to the date to show what was cited."""
        return self.distance_days is not None and self.distance_days <= REPRESENTATIVE_DAYS
