"""CopyPage, Reference → Verdict: what an archived copy shows of what was cited, judged as its page was on its day."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from dostupne.links.judge import judge
from dostupne.model.copies import parse_archived_note, read_copy, take_apart
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import Hop, Probe
from dostupne.model.reference import Reference
from dostupne.model.snapshot import CopyPage
from dostupne.model.urls import canonical
from dostupne.model.verdict import Standing, Verdict

_NOTES_OF_PAGES = frozenset({"paywall", "cut"})

_EAST_OF_GREENWICH = timedelta(hours=2)
"""Czech summer time: who notes the day of a capture by the clock may be a day ahead of UTC."""
_CLOCKS_PUT_BACK = timedelta(hours=1)


def judge_copy(copy: CopyPage, reference: Reference) -> Verdict:
    """What the captured page would have been called, had it been asked on the day of its capture."""
    return judge((_as_on_its_day(copy),), reference)


def judge_cited_copy(copy: CopyPage, reference: Reference) -> Verdict:
    """What stands at an archived copy that a reference itself cites.

    A page that does not answer as an archive's copy is judged as any other. A capture of an error shows nothing
    (`copy-of-error`). Notes: `another-capture` where the archive gave one of another day, and `mismatches`.
    """
    if not copy.public:
        return Verdict(Standing.BLOCKED, "copy-not-public")
    if copy.at is None:
        return judge((copy.probe,), reference)
    notes = (*(["another-capture"] if copy.failure else []), *mismatches(reference, *_of_address(copy)))
    verdict = judge_copy(copy, reference)
    if verdict.is_living:
        reason = "ok" if verdict.standing is Standing.MOVED else verdict.reason
        return Verdict(Standing.ALIVE, reason, match=verdict.match, notes=(*notes, *_of_page(verdict)))
    if verdict.standing is Standing.DRIFTED:
        return Verdict(Standing.DRIFTED, verdict.reason, match=verdict.match, notes=notes)
    return Verdict(Standing.DRIFTED, "copy-of-error", detail=verdict.detail, match=verdict.match, notes=notes)


def _of_address(copy: CopyPage) -> tuple[datetime | None, str]:
    """When the copy is from and of what, as its address says: behind an archived redirect stand another time and page.

    What the address does not say, and another capture than it names, is told by the answer.
    """
    named = read_copy(copy.capture.url)
    exact = named.at if named and named.is_exact and not copy.failure else None
    return exact or copy.at, copy.capture.original or copy.original


def _of_page(verdict: Verdict) -> tuple[str, ...]:
    """Notes that tell of the page, not of how it came."""
    return tuple(note for note in verdict.notes if note in _NOTES_OF_PAGES)


def is_shown(verdict: Verdict) -> bool:
    """Whether a copy so judged may be offered: nothing speaks against its showing the cited page."""
    return verdict.is_living and verdict.reason != "title-differs"


def mismatches(reference: Reference, at: datetime | None, original: str) -> tuple[str, ...]:
    """What the reference says of its archived copy and the copy's own address contradicts.

    `archive-date-mismatch`: the day stated is not that of the capture (`at`, UTC), neither in UTC nor by Czech clocks, as the
    Czech Webarchiv notes local time. `archive-orig-mismatch`: the copy is of another address (`original`) than the one cited.
    """
    found = []
    if at and reference.archive_date and not _is_of(reference, reference.archive_date, at):
        found.append("archive-date-mismatch")
    cited = reference.url
    if original and cited and take_apart(cited) is None and _key(cited) != _key(original):
        found.append("archive-orig-mismatch")
    return tuple(found)


def _is_of(reference: Reference, stated: PartialDate, at: datetime) -> bool:
    noted = parse_archived_note(reference.raw)
    if noted and noted.time() != time():
        return abs(noted - at) <= _CLOCKS_PUT_BACK
    return any(_agrees(stated, moment) for moment in (at, at + _EAST_OF_GREENWICH))


def _agrees(stated: PartialDate, moment: datetime) -> bool:
    parts = (stated.year, moment.year), (stated.month, moment.month), (stated.day, moment.day)
    return all(one is None or one == other for one, other in parts)


def _key(url: str) -> str:
    return canonical(url).casefold()


def _as_on_its_day(copy: CopyPage) -> Probe:
    """The way through the archive as the way over the web that it was."""
    hops = tuple(_on_the_web(hop, copy.capture.original) for hop in copy.probe.hops)
    return replace(copy.probe, url=copy.capture.original, hops=hops)


def _on_the_web(hop: Hop, original: str) -> Hop:
    here, there = take_apart(hop.url), take_apart(hop.location)
    return replace(hop, url=here[0] if here else original, location=there[0] if there else hop.location)
