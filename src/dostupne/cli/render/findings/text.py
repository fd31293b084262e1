"""Rows → text: grouped by reference, with the place, what is wrong underlined, and the rule's name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from dostupne.cli.render.findings.rows import FindingRow, SourceRows, fix_words
from dostupne.cli.render.lines import visible
from dostupne.cli.words import Words
from dostupne.model.finding import Severity

Paint = Callable[[str, str], str]
"""Colours a text: `paint(text, severity)`."""

_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def plain(text: str, severity: str) -> str:  # noqa: ARG001 (the shape of a Paint)
    """No colour."""
    return text


def coloured(text: str, severity: str) -> str:
    """Colour by ANSI's codes (ECMA-48, SGR)."""
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m"


def render(
    sources: Sequence[SourceRows], summary: dict[str, int], severity: Severity, words: Words, paint: Paint = plain
) -> str:
    """The findings at least as bad as `severity`, and how many there are of all; ends in a line end."""
    lines = [line for source in sources for line in _source(source, severity, words, paint)]
    shown = any(row.severity.is_at_least(severity) for source in sources for row in source.rows)
    milder = sum(not row.severity.is_at_least(severity) for source in sources for row in source.rows)
    if not shown:
        lines.append(words.text("only-milder" if milder else "no-findings"))
    lines.append(_summary(summary, words))
    if milder:
        lines.append(words.text("milder").format(milder))
    return "\n".join(lines) + "\n"


def place(row: FindingRow, words: Words) -> str:
    """`s. 5, řádek 12, č. 3` with what of it is known."""
    parts = []
    if row.page is not None:
        parts.append(f"{words.text('page')} {row.page}")
    elif row.line is not None:
        parts.append(f"{words.text('line')} {row.line}")
    if row.label:
        parts.append(f"{words.text('label')} {row.label}")
    return visible(", ".join([*parts, *([row.key] if row.key else [])]))


def _summary(summary: dict[str, int], words: Words) -> str:
    counted = ", ".join(f"{words.severity(name)} {count}" for name, count in summary.items())
    return f"{words.text('findings')}: {sum(summary.values())} ({counted})"


def _source(source: SourceRows, severity: Severity, words: Words, paint: Paint) -> Iterator[str]:
    rows = [row for row in source.rows if row.severity.is_at_least(severity)]
    if not rows:
        return
    heading = f"{source.source} – {source.about}" if source.about else source.source
    yield from (visible(heading), "")
    for _, group in groupby(rows, key=lambda row: (row.line, row.label, row.key, row.reference)):
        yield from _reference(tuple(group), words, paint)


def _reference(rows: Sequence[FindingRow], words: Words, paint: Paint) -> Iterator[str]:
    yield f"{place(rows[0], words)}:"
    for row in rows:
        yield from _finding(row, words, paint)
    yield ""


def _finding(row: FindingRow, words: Words, paint: Paint) -> Iterable[str]:
    yield f"  {visible(row.excerpt)}"
    if row.mark is not None:
        start, end = (_width(row.excerpt[:place]) for place in row.mark)
        yield f"  {' ' * start}{paint('^' * max(1, end - start), row.severity)}"
    fix = f" ({said})" if (said := fix_words(row, words)) else ""
    yield f"  {paint(row.severity_words, row.severity)} [{row.rule}] {visible(row.message)}{fix}"


def _width(text: str) -> int:
    """How many characters the text takes as it is shown; spaces at its end too."""
    return len(visible(f"{text}|")) - 1
