"""Report → Rows: what the renderers show, in words, with no idea of colours or columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from dostupne.cli.render.advice import Advice, advice_on_link, candidate_advice
from dostupne.cli.words import Words
from dostupne.model.copies import take_apart
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Occurrence, Work

SEVERITY = (
    *(Standing.GONE, Standing.DRIFTED, Standing.MOVED, Standing.BLOCKED),
    *(Standing.UNREACHABLE, Standing.UNCHECKED, Standing.ALIVE),
)
"""Standings, what needs the most doing first."""

NO_LINK = "no-link"
NOT_YET = "not-yet"
"""Beside the standings: a work without address, and one that an interrupted check did not come to."""

RAW_SHOWN = 160
"""Characters of a reference shown where it has no title."""


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """An archived copy: whose, where, of which day, and how good for this citation."""

    archive: str
    url: str
    day: str
    worth: str
    representative: bool


@dataclass(frozen=True, slots=True)
class Mended:
    """An address that the document prints damaged, what it was mended to, and why."""

    printed: str
    url: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a work. `facts` are `(heading, words)`; where it is `doubtful`, one must see them to
    believe it. `is_shown`: the row says the address already, as printed or mended.
    """

    url: str
    is_shown: bool
    standing: str
    standing_words: str
    reason: str
    advice: tuple[Advice, ...]
    snapshots: tuple[SnapshotRow, ...]
    facts: tuple[tuple[str, str], ...]
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One work. `standing` is the worst of its links, `no-link` or `not-yet`."""

    number: int
    id: str
    author: str
    title: str
    standing: str
    standing_words: str
    places: tuple[str, ...]
    mended: Mended | None
    advice: tuple[Advice, ...]
    links: tuple[LinkRow, ...]


def rows(report: Report, words: Words) -> tuple[Row, ...]:
    """One row a work, in the order of the document."""
    by_work: dict[str, list[CheckedLink]] = {}
    for checked in report.links:
        for work in checked.link.works:
            by_work.setdefault(work.id, []).append(checked)
    return tuple(_row(number, work, by_work.get(work.id, []), words) for number, work in enumerate(report.works, 1))


def counts(report: Report, words: Words) -> tuple[tuple[str, str, int], ...]:
    """`(standing, its words, how many links)`, the good first, then what needs the most doing."""
    summary = report.summary()
    order = (Standing.ALIVE, *SEVERITY[:-1])
    return tuple((name, words.standing(name), summary[name]) for name in order if name in summary)


def silent_archives(report: Report) -> tuple[tuple[str, str, int], ...]:
    """`(archive, why it did not answer, for how many links)`."""
    tally: dict[tuple[str, str], int] = {}
    for checked in report.links:
        for failure in checked.archive_failures:
            tally[failure] = tally.get(failure, 0) + 1
    return tuple((archive, why, count) for (archive, why), count in tally.items())


def _row(number: int, work: Work, links: Sequence[CheckedLink], words: Words) -> Row:
    reference = work.reference
    standing = _worst(links, reference)
    mended = _mended(reference, words)
    return Row(
        number=number,
        id=work.id,
        author=_author(reference, words),
        title=_title(reference, words),
        standing=standing,
        standing_words=words.text(standing) if standing in {NO_LINK, NOT_YET} else words.standing(standing),
        places=tuple(dict.fromkeys(_cited_at(occurrence, words) for occurrence in work.occurrences)),
        mended=mended,
        advice=candidate_advice(reference, links, words),
        links=tuple(_link_row(_as_told_of(work, checked), mended, words) for checked in links),
    )


def _worst(links: Sequence[CheckedLink], reference: Reference) -> str:
    if not links:
        return NOT_YET if reference.url or reference.doi else NO_LINK
    return str(min((checked.verdict.standing for checked in links), key=SEVERITY.index))


def _author(reference: Reference, words: Words) -> str:
    names = reference.author or reference.editor
    shown = "; ".join(_name(name) for name in names[:3])
    return f"{shown} {words.text('et-al')}" if shown and (reference.et_al or len(names) > 3) else shown


def _name(name: Name) -> str:
    return ", ".join(part for part in (name.short(), _given(name), name.suffix) if part)


def _given(name: Name) -> str:
    return f"{name.given} {name.dropping_particle}".strip()


def _title(reference: Reference, words: Words) -> str:
    if reference.kind is Kind.HEADLESS and not reference.title:
        return words.text("headless")
    raw = " ".join(reference.raw.split())
    shortened = raw if len(raw) <= RAW_SHOWN else f"{raw[:RAW_SHOWN].rstrip()}…"
    return reference.title or reference.container_title or shortened or words.text("untitled")


def _cited_at(occurrence: Occurrence, words: Words) -> str:
    """The place, and that only a short form stands there."""
    where = place(occurrence.origin, words)
    return f"{where} ({words.text('short')})" if occurrence.kind is Kind.SHORT else where


def place(origin: Origin, words: Words) -> str:
    """Where something stood: `esej.txt, s. 3, řádky 254–256, č. 12`."""
    parts = [origin.source]
    if origin.page is not None:
        parts.append(f"{words.text('page')} {origin.page}")
    if origin.first_line is not None and origin.last_line not in {None, origin.first_line}:
        parts.append(f"{words.text('lines')} {origin.first_line}–{origin.last_line}")
    elif origin.first_line is not None:
        parts.append(f"{words.text('line')} {origin.first_line}")
    if origin.label:
        parts.append(f"{words.text('label')} {origin.label}")
    return ", ".join(parts)


def _mended(reference: Reference, words: Words) -> Mended | None:
    if not reference.url_as_printed or reference.url_as_printed == reference.url:
        return None
    reasons = tuple(words.evidence(evidence.kind, evidence.detail) for evidence in reference.url_evidence)
    return Mended(reference.url_as_printed, reference.url, reasons)


def _as_told_of(work: Work, checked: CheckedLink) -> CheckedLink:
    """The link without notes that tell of other works that cite it."""
    others = {note for _, note in checked.contradictions} - {
        note for key, note in checked.contradictions if key == work.id
    }
    notes = tuple(note for note in checked.verdict.notes if note not in others)
    return replace(checked, verdict=replace(checked.verdict, notes=notes))


def _link_row(checked: CheckedLink, mended: Mended | None, words: Words) -> LinkRow:
    verdict = checked.verdict
    shown = (mended.printed, mended.url) if mended else ()
    addresses = (checked.link.url, checked.confirmed_url, verdict.successor)
    return LinkRow(
        url=checked.link.url,
        is_shown=checked.link.url in shown,
        standing=str(verdict.standing),
        standing_words=words.standing(verdict.standing),
        reason=f"{words.reason(verdict.reason, '' if verdict.detail in addresses else verdict.detail)}{_when(checked, words)}",
        advice=tuple(advice for advice in advice_on_link(checked, words) if advice.url not in shown),
        snapshots=tuple(snapshot_row(snapshot, words) for snapshot in checked.snapshots),
        facts=tuple(_facts(checked, words)),
        doubtful=verdict.standing is Standing.DRIFTED or verdict.reason == "title-differs" or _matters(verdict),
    )


def _matters(verdict: Verdict) -> bool:
    """Whether there is more to know of a living page than that it answers over https."""
    return bool(set(verdict.notes) - {"https"})


def _when(checked: CheckedLink, words: Words) -> str:
    """The day it was asked, where that was in an earlier run."""
    if checked.probe is None or not checked.probe.cached:
        return ""
    return f"; {words.text('cached').format(words.day(checked.probe.asked_at.astimezone(UTC).date()))}"


def _facts(checked: CheckedLink, words: Words) -> Iterable[tuple[str, str]]:
    probe, verdict = checked.probe, checked.verdict
    if probe and probe.page and probe.page.title:
        yield words.text("page-title"), probe.page.title
    if (
        probe
        and not _is_one_copy(probe.final_url, checked.link.url)
        and probe.final_url not in {checked.link.url.partition("#")[0], verdict.successor, checked.confirmed_url}
    ):
        yield words.text("answered"), probe.final_url
    if verdict.notes:
        yield words.text("note"), "; ".join(map(words.note, verdict.notes))
    if verdict.match is not None:
        yield words.text("match"), percent(verdict.match, words)


def _is_one_copy(one: str, other: str) -> bool:
    """Whether both are the same archived copy, as it was captured and as it is shown."""
    parts = take_apart(one)
    return parts is not None and parts == take_apart(other)


def percent(share: float, words: Words) -> str:
    """A share of 0–1 in per cent: `87 %`, in English `87%`."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%" if words.lang == "cs" else "%")


def snapshot_row(snapshot: Snapshot, words: Words) -> SnapshotRow:
    """The copy with its day, how far it is from the citation, and how well its page matches."""
    worth = [_distance(snapshot, words)]
    if snapshot.match is not None:
        worth.append(f"{words.text('match')} {percent(snapshot.match, words)}")
    capture = snapshot.capture
    day = words.day(capture.at.astimezone(UTC).date())
    return SnapshotRow(capture.archive, capture.url, day, ", ".join(worth), snapshot.representative)


def _distance(snapshot: Snapshot, words: Words) -> str:
    days = snapshot.distance_days
    if days is None:
        return words.text("undated")
    nearness = words.text("representative" if snapshot.representative else "distant")
    return f"{nearness}: {words.days(days) if days else words.text('same-day')}"
