"""Rows → SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from dostupne import __version__
from dostupne.cli.render.findings.rows import FindingRow, SourceRows
from dostupne.cli.words import Words
from dostupne.contracts import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(sources: Sequence[SourceRows], rules: Mapping[str, Rule], words: Words) -> str:
    """One run with the rules that found something and all that they found."""
    rows = [row for source in sources for row in source.rows]
    used = sorted({row.rule for row in rows})
    places = {code: place for place, code in enumerate(used)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dostupne",
                        "version": __version__,
                        "rules": [_rule(rules[code], words) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(row, places[row.rule]) for row in rows],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, words: Words) -> dict[str, object]:
    page = rule.page.strip()
    return {
        "id": rule.code,
        "shortDescription": {"text": words.message(rule.summary)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(row: FindingRow, rule: int) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(row.source)}}
    if row.line is not None:
        location["region"] = {
            "startLine": row.line,
            **({"startColumn": row.column} if row.column else {}),
            "snippet": {"text": row.excerpt},
        }
    mark = hashlib.sha256(f"{row.rule}\n{row.key}\n{row.reference}".encode()).hexdigest()[:32]
    return {
        "ruleId": row.rule,
        "ruleIndex": rule,
        "level": LEVELS[row.severity],
        "message": {"text": row.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"reference/v1": mark},
    }


def _uri(source: str) -> str:
    """A relative path as it is, an absolute one as `file:`; an address of the web stays one (RFC 3986)."""
    if source.startswith(("http://", "https://")):
        return source
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
