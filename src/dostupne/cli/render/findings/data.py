"""Rows → JSON (the contract of the command line) and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from dostupne.cli.render.findings.rows import FindingRow, SourceRows
from dostupne.cli.render.safe_cell import safe_cell

COLUMNS = ("source", "line", "page", "key", "rule", "severity", "field", "message", "fix", "reference")


def as_json(sources: Sequence[SourceRows], summary: dict[str, int]) -> str:
    """`{"findings": […], "summary": {severity: count}}`."""
    findings = [_item(row) for source in sources for row in source.rows]
    return json.dumps({"findings": findings, "summary": summary}, ensure_ascii=False, indent=2) + "\n"


def _item(row: FindingRow) -> dict[str, object]:
    where = {"page": row.page} if row.page is not None else {"line": row.line}
    return {
        "rule": row.rule,
        "severity": str(row.severity),
        "key": row.key,
        "field": row.field,
        "message": row.message,
        "source": row.source,
        **where,
        "fix": row.fix or None,
    }


def as_csv(sources: Iterable[SourceRows]) -> str:
    """A table with a heading; what a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for source in sources:
        for row in source.rows:
            table.writerow([safe_cell(getattr(row, name)) for name in COLUMNS])
    return out.getvalue()
