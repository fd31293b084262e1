"""SavingReport → plain text, JSON."""

import json
from collections.abc import Callable, Iterator, Mapping

from dostupne.cli.render.json import iso
from dostupne.cli.render.lines import visible
from dostupne.cli.words import Words
from dostupne.model.saving import Saving, SavingReport
from dostupne.model.work import Work

SIGNS = {"saved": "✓", "has-copy": "✓", "left-out": "–", "not-saved": "✗", "recorded": "•", "to-save": "•"}
"""Fates for who sees no colours."""

CslItem = Callable[[Work], Mapping[str, object]]


def plain(report: SavingReport, words: Words) -> str:
    """The report as text, every address whole on a line of its own, ending in a line end."""
    return "\n".join(map(visible_end, _lines(report, words))) + "\n"


def visible_end(line: str) -> str:
    """The line without what a terminal would obey; its indent stays."""
    return " " * (len(line) - len(line.lstrip(" "))) + visible(line)


def as_json(report: SavingReport, words: Words, csl_item: CslItem) -> str:
    """The report in JSON, ending in a line end. Times are ISO 8601 in UTC, ending in Z."""
    works = {work.id: work for one in report.savings for work in one.checked.link.works}
    content = {
        "sources": list(report.sources),
        "made_at": iso(report.made_at),
        "archive": report.archive,
        "works": [csl_item(work) for work in works.values()],
        "links": [_link(one, words) for one in report.savings],
        "summary": dict(sorted(report.summary().items())),
        "stopped": report.stopped or None,
        "network_down": report.network_down,
        "faults": [{"source": fault.source, "line": fault.line, "message": fault.message} for fault in report.faults],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _lines(report: SavingReport, words: Words) -> Iterator[str]:
    if not report.savings:
        yield words.text("nothing")
    for number, one in enumerate(report.savings, 1):
        yield f"{number}. {SIGNS[one.fate]} {words.fate(one.fate)}: {words.saving(one.reason, one.detail)}"
        yield f"   {one.checked.link.url}"
        if one.address and one.address != one.checked.link.url:
            yield f"   → {one.address}"
        if one.capture is not None:
            yield f"   {words.day(one.capture.at.date())}:"
            yield f"     {one.capture.url}"
        yield ""
    counts = ", ".join(f"{words.fate(fate)} {count}" for fate, count in report.summary().items())
    yield f"{words.text('links')}: {len(report.savings)}" + (f" ({counts})" if counts else "")


def _link(one: Saving, words: Words) -> dict[str, object]:
    return {
        "url": one.checked.link.url,
        "works": [work.id for work in one.checked.link.works],
        "standing": str(one.checked.verdict.standing),
        "address": one.address or None,
        "fate": str(one.fate),
        "reason": one.reason,
        "detail": one.detail or None,
        "message": words.saving(one.reason, one.detail),
        "snapshot": one.capture
        and {"archive": one.capture.archive, "url": one.capture.url, "datetime": iso(one.capture.at)},
    }
