"""Rows → JUnit's XML, as continuous integration reads it (https://github.com/testmoapp/junitxml)."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from dostupne.cli.render.findings.rows import FindingRow, SourceRows
from dostupne.cli.render.findings.text import place
from dostupne.cli.render.lines import visible
from dostupne.cli.words import Words
from dostupne.model.finding import Severity


def render(sources: Sequence[SourceRows], severity: Severity, words: Words) -> str:
    """A suite for every source; a finding as bad as `severity` is a failure, a milder one is skipped, a clean source passes."""
    suites = "\n".join(_suite(source, severity, words) for source in sources)
    tests, failures, skipped = (
        sum(column) for column in zip(*(_counts(one, severity) for one in sources), (0, 0, 0), strict=True)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="dostupne validate" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">\n{suites}\n</testsuites>\n'
    )


def _counts(source: SourceRows, severity: Severity) -> tuple[int, int, int]:
    failures = sum(row.severity.is_at_least(severity) for row in source.rows)
    return max(1, len(source.rows)), failures, len(source.rows) - failures


def _suite(source: SourceRows, severity: Severity, words: Words) -> str:
    tests, failures, skipped = _counts(source, severity)
    cases = [_case(row, severity, words) for row in source.rows]
    cases = cases or [f"<testcase name={_attribute(words.text('no-findings'))} classname={_attribute(source.source)}/>"]
    inside = "\n".join(cases)
    name = _attribute(source.source)
    return f'<testsuite name={name} tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">\n{inside}\n</testsuite>'


def _case(row: FindingRow, severity: Severity, words: Words) -> str:
    where = place(row, words)
    name, message = _attribute(f"{row.rule}: {where}"), _attribute(row.message)
    line = f' line="{row.line}"' if row.line is not None else ""
    head = f"<testcase name={name} classname={_attribute(row.source)} file={_attribute(row.source)}{line}>"
    if not row.severity.is_at_least(severity):
        return f"{head}<skipped message={message}/></testcase>"
    text = escape(visible(f"{row.source}, {where}\n{row.message}\n{row.reference}"))
    return f"{head}<failure type={_attribute(row.severity)} message={message}>{text}</failure></testcase>"


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
