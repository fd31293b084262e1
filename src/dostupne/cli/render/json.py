"""Report → JSON, as the contract of the command line has it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from dostupne.cli.render.chapters import sources_of
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Rejected, Snapshot
from dostupne.model.work import Work

CslItem = Callable[[Work], Mapping[str, object]]


def render(report: Report, words_for: Callable[[str, str], str], csl_item: CslItem) -> Iterator[str]:
    """The report in JSON, piece by piece, ending in a line end; the same report gives the same bytes.

    `words_for(reason, detail)` says the reason in words. Times are ISO 8601 in UTC, ending in Z. In pieces,
    as the text of a hundred thousand links is several times as large as the report that it is made from.
    """
    yield f'{{\n"sources": {_text(list(report.sources))},\n"made_at": {_text(iso(report.made_at))},\n"works": '
    yield from _listed(csl_item(work) for work in report.works)
    yield ',\n"links": '
    yield from _listed(_link(checked, words_for) for checked in report.links)
    yield f',\n"summary": {_text(dict(sorted(report.summary().items())))}'
    yield f',\n"network_down": {_text(report.network_down)},\n"faults": '
    yield from _listed(
        {"source": fault.source, "line": fault.line, "message": fault.message} for fault in report.faults
    )
    if len(report.sources) > 1:
        cited = sources_of(report.works, report.sources)
        yield ',\n"chapters": '
        yield from _listed({"source": source, "works": ids} for source, ids in cited.items())
    yield "\n}\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(items: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """One item a line: Python's quick encoder knows no indentation, and a report may have thousands."""
    before = "[\n"
    for item in items:
        yield before + _text(item)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _link(checked: CheckedLink, words_for: Callable[[str, str], str]) -> dict[str, object]:
    verdict, probe = checked.verdict, checked.probe
    content: dict[str, object] = {
        "url": checked.link.url,
        "works": [work.id for work in checked.link.works],
        "standing": str(verdict.standing),
        "reason": verdict.reason,
        "detail": verdict.detail or None,
        "message": words_for(verdict.reason, verdict.detail),
        "status": probe.status if probe else None,
        "final_url": probe.final_url if probe else None,
        "hops": [{"status": hop.status, "url": hop.url} for hop in probe.hops] if probe else [],
        "title": (probe.page.title or None) if probe and probe.page else None,
        "match": _share(verdict.match),
        "successor": verdict.successor or None,
        "notes": list(verdict.notes),
        "checked_at": iso(probe.asked_at) if probe else None,
        "snapshots": [_snapshot(snapshot) for snapshot in checked.snapshots],
        "copies_rejected": [_rejected(one) for one in checked.rejected],
        "archives_asked": list(checked.archives_asked),
        "archives_asked_at": iso(checked.archives_asked_at) if checked.archives_asked_at else None,
        "archives_restricted": list(checked.restricted),
        "archive_failures": [{"archive": archive, "message": why} for archive, why in checked.archive_failures],
    }
    if probe and probe.cached:
        content["cached"] = True
    if checked.link.candidates:
        content["candidates"] = list(checked.link.candidates)
    if checked.confirmed_url:
        content["confirmed_url"] = checked.confirmed_url
    return content


def _snapshot(snapshot: Snapshot) -> dict[str, object]:
    return {
        "archive": snapshot.capture.archive,
        "url": snapshot.capture.url,
        "datetime": iso(snapshot.capture.at),
        "distance_days": snapshot.distance_days,
        "representative": snapshot.representative,
        "match": _share(snapshot.match),
    }


def _rejected(rejected: Rejected) -> dict[str, object]:
    return {
        "archive": rejected.capture.archive,
        "url": rejected.capture.url,
        "datetime": iso(rejected.capture.at),
        "reason": rejected.reason,
        "detail": rejected.detail or None,
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def iso(when: datetime) -> str:
    """ISO 8601 in UTC to the second, ending in Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
