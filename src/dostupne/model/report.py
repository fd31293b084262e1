"""The report of a check: works, links with their verdicts, and what could not be done."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from dostupne.model.document import Fault
from dostupne.model.evidence import Probe
from dostupne.model.link import Link
from dostupne.model.snapshot import NOT_SHOWN, Rejected, Snapshot
from dostupne.model.urls import canonical
from dostupne.model.verdict import Verdict
from dostupne.model.work import Work


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """A link with the evidence, the verdict and the snapshots to offer (best first).

    `archive_failures` names the archives that did not answer, as `(archive, why)`: without them
    "no copy known" would be a claim too far. `archives_asked` are those that answered, `archives_asked_at` (UTC) says when, the
    earliest where an earlier run asked; `restricted` are archives with a copy that is not shown to everybody. `rejected` are
    copies that archives list and that do not show the cited page. `contradictions` are, of a cited archived copy, those notes of the verdict
    that tell of one work alone, as `(id of the work, note)`.
    `confirmed_url` is the candidate that proved to be the damaged address, empty when none did.
    """

    link: Link
    probe: Probe | None
    verdict: Verdict
    snapshots: tuple[Snapshot, ...] = ()
    archives_asked: tuple[str, ...] = ()
    archive_failures: tuple[tuple[str, str], ...] = ()
    confirmed_url: str = ""
    archives_asked_at: datetime | None = None
    restricted: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    contradictions: tuple[tuple[str, str], ...] = ()

    @property
    def has_cited_copy(self) -> bool:
        """Whether a work that cites the address cites an archived copy beside it, and that shows the page."""
        cited = {canonical(work.reference.archive_url) for work in self.link.works} - {""}
        return any(canonical(snapshot.capture.url) in cited for snapshot in self.snapshots)

    @property
    def not_shown(self) -> tuple[Rejected, ...]:
        """Copies that archives list and did not show: nobody knows whether they hold the cited page."""
        return tuple(one for one in self.rejected if one.reason == NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found. `made_at` is UTC; `works` are in the order of the document."""

    sources: tuple[str, ...]
    made_at: datetime
    works: tuple[Work, ...]
    links: tuple[CheckedLink, ...]
    faults: tuple[Fault, ...] = ()
    network_down: bool = False

    def summary(self) -> dict[str, int]:
        """How many links have each standing; standings without links are left out."""
        return dict(Counter(str(link.verdict.standing) for link in self.links))
