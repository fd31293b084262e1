"""WatchReport → JSON and CSV, as docs/commands/watch-report.md has them; for programs, so in codes and in UTC."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from dostupne.cli.render.json import iso
from dostupne.cli.render.safe_cell import safe_cell
from dostupne.cli.render.watch.cited import cited
from dostupne.cli.words import Words
from dostupne.model.snapshot import Snapshot
from dostupne.model.watch_report import (
    BibliographyReport,
    CitedBy,
    Happening,
    History,
    LinkReport,
    Stretch,
    WatchReport,
)
from dostupne.model.watching import Bibliography, Citation, Event

COLUMNS = (
    *("bibliography", "state", "url", "keys", "title", "since", "last_alive", "failures", "declared", "earliest_death"),
    *("reason", "message", "successor", "snapshot", "snapshot_datetime", "asked", "due", "late"),
)


def as_json(report: WatchReport, words: Words) -> str:
    """The report, ending in a line end. It has no time of making: the same of the same store, as long as nothing is late."""
    content = {
        "since": _time(report.since),
        "failures_needed": report.failures,
        "bibliographies": [_bibliography(one, words) for one in report.bibliographies],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def list_as_json(report: WatchReport) -> str:
    """The bibliographies without their links, ending in a line end."""
    content = {"bibliographies": [_head(one) for one in report.bibliographies]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def history_as_json(history: History, words: Words) -> str:
    """The history of a link, ending in a line end."""
    content = _link(history.report, words) | {
        "events": [_event(event) for event in history.events],
        "cited_by": [_cited_by(one) for one in history.cited_by],
        "failures_needed": history.failures,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _head(one: BibliographyReport) -> dict[str, object]:
    bibliography = one.bibliography
    return {
        "name": bibliography.name,
        "source": bibliography.source,
        "tags": list(bibliography.tags),
        "every_seconds": _seconds(bibliography.every),
        "added_at": iso(bibliography.added_at),
        "read_at": _time(bibliography.read_at),
        "fault": bibliography.fault or None,
        "asked_at": _time(one.asked_at),
        "due_at": _time(one.due_at),
        "links_count": len(one.links),
        "summary": {str(health): count for health, count in one.counts().items()},
        "late": sum(link.is_late for link in one.links),
    }


def _bibliography(one: BibliographyReport, words: Words) -> dict[str, object]:
    return _head(one) | {
        "links": [_link(link, words) for link in one.links],
        "events": [_happening(happening) for happening in one.happened],
        "events_left_out": one.untold,
        "totals": [
            {"at": iso(total.at), **{str(health): count for health, count in total.counts.items()}}
            for total in one.totals
        ],
    }


def _link(one: LinkReport, words: Words) -> dict[str, object]:
    condition, verdict = one.link.condition, one.link.condition.verdict
    return {
        "url": one.link.url,
        "state": str(one.health),
        "phase": str(condition.phase),
        "since": _time(condition.since),
        "last_alive_at": _time(condition.alive_at),
        "failures": condition.failures,
        "failed_at": _time(condition.failed_at),
        "declared_at": _time(condition.declared_at),
        "earliest_death_at": _time(one.earliest_death),
        "standing": str(verdict.standing) if verdict else None,
        "reason": verdict.reason if verdict else None,
        "detail": (verdict.detail or None) if verdict else None,
        "message": words.reason(verdict.reason, verdict.detail) if verdict else None,
        "successor": condition.successor or None,
        "moved_at": _time(condition.moved_at),
        "changed_at": _time(condition.changed_at),
        "first_title": condition.first.title if condition.first else None,
        "title": condition.now.title if condition.now else None,
        "blocked_at": _time(condition.blocked_at),
        "asked_at": _time(condition.asked_at),
        "due_at": _time(one.link.due_at),
        "late": one.is_late,
        "looks_count": condition.looks,
        "looks": [_stretch(stretch) for stretch in one.stretches],
        "states": [{"state": str(spell.health), "since": iso(spell.since)} for spell in one.spells],
        "citations": [_citation(citation) for citation in one.link.citations],
        "snapshots": [_snapshot(one) for one in (one.link.copies.snapshots if one.link.copies else ())],
    }


def _stretch(one: Stretch) -> dict[str, object]:
    return {
        "standing": str(one.standing),
        "reason": one.reason,
        "detail": one.detail or None,
        "offline": one.offline,
        "looks": one.looks,
        "first": iso(one.first),
        "last": iso(one.last),
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "key": citation.key,
        "url": citation.url,
        "title": cited(citation).title or None,
        "retired_at": _time(citation.retired_at),
    }


def _snapshot(one: Snapshot) -> dict[str, object]:
    return {
        "archive": one.capture.archive,
        "url": one.capture.url,
        "datetime": iso(one.capture.at),
        "distance_days": one.distance_days,
        "representative": one.representative,
        "match": None if one.match is None else round(one.match, 3),
    }


def _event(event: Event) -> dict[str, object]:
    return {"kind": str(event.kind), "at": iso(event.at), "detail": event.detail or None}


def _happening(one: Happening) -> dict[str, object]:
    return {"url": one.link.url, **_event(one.event)}


def _cited_by(one: CitedBy) -> dict[str, object]:
    bibliography: Bibliography = one.bibliography
    return {
        "name": bibliography.name,
        "source": bibliography.source,
        "citations": [_citation(citation) for citation in one.link.citations],
    }


def _time(when: datetime | None) -> str | None:
    return None if when is None else iso(when)


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def as_csv(report: WatchReport, words: Words) -> str:
    """A row a link and bibliography under a heading; what a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in report.bibliographies:
        table.writerows([safe_cell(value) for value in _cells(one.bibliography, link, words)] for link in one.links)
    return out.getvalue()


def _cells(bibliography: Bibliography, one: LinkReport, words: Words) -> Iterator[object]:
    condition, verdict = one.link.condition, one.link.condition.verdict
    works = [cited(citation) for citation in one.link.citations]
    yield from (bibliography.name, one.health, one.link.url)
    yield " ".join(work.key for work in works)
    yield works[0].title if works else ""
    yield from map(_time, (condition.since, condition.alive_at))
    yield condition.failures
    yield from map(_time, (condition.declared_at, one.earliest_death))
    yield from (verdict.reason, words.reason(verdict.reason, verdict.detail)) if verdict else ("", "")
    yield condition.successor
    best = one.link.copies.snapshots[0].capture if one.link.copies and one.link.copies.snapshots else None
    yield from (best.url, iso(best.at)) if best else ("", "")
    yield from map(_time, (condition.asked_at, one.link.due_at))
    yield "yes" if one.is_late else "no"
