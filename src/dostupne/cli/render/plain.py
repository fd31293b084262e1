"""Report → plain text for pipes and files: no colour, no column, every address whole on a line of its own."""

from collections.abc import Iterator

from dostupne.cli.render.lines import SIGNS, Role, row_lines, summary_lines, visible
from dostupne.cli.render.rows import Row, rows
from dostupne.cli.words import Words
from dostupne.model.report import Report

INDENT = {Role.CITED: 3, Role.REASON: 3, Role.NOTE: 5, Role.ADVICE: 3, Role.TARGET: 5}


def render(report: Report, words: Words) -> str:
    """The report as text, ending in a line end."""
    return "\n".join([*_works(report, words), *summary_lines(report, words)]) + "\n"


def _works(report: Report, words: Words) -> Iterator[str]:
    if not report.works:
        yield words.text("nothing")
    for row in rows(report, words):
        yield headline(row)
        yield from (" " * INDENT[line.role] + line.text for line in row_lines(row, words))
        yield f"   ({visible('; '.join(row.places))})"
        yield ""


def headline(row: Row) -> str:
    """`3. ✗ gone: Novák, Jan: The title`."""
    author = f"{row.author}: " if row.author else ""
    return visible(f"{row.number}. {SIGNS[row.standing]} {row.standing_words}: {author}{row.title}")
