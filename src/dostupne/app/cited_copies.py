"""A link that is itself an archived copy → what the copy holds, asked of its archive as it was captured."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dostupne.app.opinion import best_of
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.archives.by_addresses import archive_at
from dostupne.archives.copies import ReadPage, fetch_copy
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.links.archived import judge_cited_copy, mismatches
from dostupne.links.choose import candidates
from dostupne.model.copies import CitedCopy, parse_copy
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.urls import host

if TYPE_CHECKING:
    import httpx


async def check_copy(
    client: "httpx.AsyncClient", settings: Settings, read_page: ReadPage, link: Link, cited: CitedCopy, now: datetime
) -> CheckedLink:
    """The link with what its copy shows; one whose address says no exact time may be of any.

    Its notes tell where the reference and the copy's address contradict each other.
    """
    archive = _archive_of(link.url)
    capture = Capture(archive.name, cited.original, cited.at or now, link.url)
    copy = await fetch_copy(
        client,
        archive,
        capture,
        read_page=read_page,
        body_limit=settings.network.body_limit,
        now=now,
        any_day=not cited.is_exact,
    )
    verdict = best_of(judge_cited_copy(copy, work.reference) for work in link.works)
    found = [(work.id, code) for work in link.works for code in mismatches(work.reference, copy.at, copy.original)]
    notes = tuple(dict.fromkeys((*verdict.notes, *(code for _, code in found))))
    return CheckedLink(link, copy.probe, replace(verdict, notes=notes), contradictions=tuple(found))


def shown_copy(found: CheckedLink, today: date) -> Snapshot | None:
    """The copy that a link is, where it shows the cited page: for the report of the address it was taken from."""
    parts = parse_copy(found.link.url)
    if parts is None or not found.verdict.is_living:
        return None
    capture = Capture(_archive_of(found.link.url).name, parts[0], parts[1], found.link.url)
    snapshots = candidates((capture,), found.link.works[0].reference, today)
    return replace(snapshots[0], match=found.verdict.match) if snapshots else None


def _archive_of(url: str) -> Archive:
    """The archive on whose host a copy stands; one that is known by its host alone is read as it comes."""
    name = host(url)
    known = (archive for archive in ARCHIVES if name in archive.hosts)
    return next(known, archive_at(name, ArchiveAddresses()))
