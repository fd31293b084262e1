"""Report → what each of its sources is to be given: a copy for what is not alive, an address for a damaged one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from urllib.parse import quote

from dostupne.export import archived_copy
from dostupne.model.addition import Addition
from dostupne.model.copies import read_copy
from dostupne.model.dates import PartialDate
from dostupne.model.folding import fold
from dostupne.model.reference import Kind, Reference
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Snapshot
from dostupne.model.urls import canonical
from dostupne.model.verdict import Standing
from dostupne.model.work import Occurrence, Work

_KEPT = "!#$%&'()*+,/:;=?@[]~-._"
"""Signs of an address that stay; all others are percent-encoded, so that it can stand in any format (RFC 3986, 2)."""
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Gift:
    """What a work is given: a copy, or the address that its damaged one should be, or both."""

    copy: Snapshot | None = None
    url: str = ""
    damaged_url: str = ""


def additions(report: Report, *, living: bool = False) -> dict[str, list[Addition]]:
    """What the references of each source are given, by its name, in their order; those that get nothing are there too.

    The copy is the one that the check offers first. A work that cites a copy gets none, and one whose page lives only where `living` is set.
    """
    gifts = _gifts(report, living=living)
    found: dict[str, list[Addition]] = {source: [] for source in report.sources}
    for work in report.works:
        for occurrence in work.occurrences:
            if occurrence.kind is not Kind.SHORT:
                gift = gifts.get(work.id, _Gift()) if _is_full(occurrence, work.reference) else _Gift()
                found.setdefault(occurrence.origin.source, []).append(_addition(occurrence, gift))
    return {source: _printed(given) for source, given in found.items()}


def _gifts(report: Report, *, living: bool) -> Mapping[str, _Gift]:
    copies: dict[str, Snapshot] = {}
    for link in report.links:
        wanted = living or link.verdict.standing is not Standing.ALIVE
        for work in link.link.works if wanted and link.snapshots else ():
            if not _cites_copy(work.reference) and _is_of(link, work):
                copies.setdefault(work.id, link.snapshots[0])
    return {work.id: _Gift(copies.get(work.id), *_mended(work.reference)) for work in report.works}


def _cites_copy(reference: Reference) -> bool:
    return bool(reference.archive_url) or read_copy(reference.url) is not None


def _is_of(link: CheckedLink, work: Work) -> bool:
    """Whether a link is the work's own address: its DOI, the address as it was printed, or as it was confirmed."""
    reference = work.reference
    own = {canonical(url) for url in (reference.url, reference.url_as_printed, link.confirmed_url) if url}
    return canonical(link.link.url) in own or (not reference.url and bool(reference.doi))


def _mended(reference: Reference) -> tuple[str, str]:
    """The address of a reference whose printed one is damaged, and that one; both empty where it is not."""
    damaged = bool(reference.url_as_printed) and reference.url_as_printed != reference.url
    return (reference.url, reference.url_as_printed) if damaged else ("", "")


def _is_full(occurrence: Occurrence, reference: Reference) -> bool:
    """Whether the work is told here, not only pointed at, as `(Novák, 2014)` is that a manager set."""
    if occurrence.kind is not Kind.ENTRY:
        return occurrence.kind is not Kind.TRUNCATED
    printed = _letters(occurrence.raw)
    named = (reference.title, reference.url, reference.url_as_printed, reference.doi)
    return any(text and _letters(text) in printed for text in named)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(fold(text)))


def _addition(occurrence: Occurrence, gift: _Gift) -> Addition:
    bare = Addition(raw=occurrence.raw, origin=occurrence.origin, url=gift.url, damaged_url=gift.damaged_url)
    if gift.copy is None:
        return bare
    day = gift.copy.capture.at.astimezone(UTC)
    return replace(
        bare, archive_url=address(gift.copy.capture.url), archive_date=PartialDate(day.year, day.month, day.day)
    )


def address(url: str) -> str:
    """The address so that it can stand in any format: what is no sign of an address is percent-encoded."""
    return quote(url, safe=_KEPT)


def _printed(given: Iterable[Addition]) -> list[Addition]:
    """The additions with the sentences that printed references get, each as its reference is printed."""
    given = list(given)
    printings = archived_copy.printings(one.raw for one in given)
    return list(_with_sentences(given, printings))


def _with_sentences(given: Iterable[Addition], printings: Iterable[archived_copy.Printing]) -> Iterator[Addition]:
    for one, printing in zip(given, printings, strict=True):
        told = archived_copy.sentence(one.archive_url, one.archive_date, printing) if one.archive_url else None
        yield replace(one, sentence=told)
