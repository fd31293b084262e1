"""Report → plain text for pipes and files: no colour, no column, every address whole on a line of its own."""

from collections.abc import Iterator

from dostupne.cli.render.chapters import Chapter, chapters
from dostupne.cli.render.lines import SIGNS, Role, repeated, row_lines, summary_lines, visible
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
        return
    for chapter in chapters(report, rows(report, words)):
        yield from _chapter(chapter, words)


def _chapter(chapter: Chapter, words: Words) -> Iterator[str]:
    if chapter.source:
        name = visible(chapter.source)
        yield from (name, "=" * len(name), "")
        if not chapter.rows and not chapter.repeated:
            yield from (words.text("nothing-here"), "")
    for row in chapter.rows:
        yield headline(row)
        yield from (" " * INDENT[line.role] + line.text for line in row_lines(row, words))
        yield f"   ({visible('; '.join(row.places))})"
        yield ""
    if chapter.repeated:
        yield from (repeated(chapter, words), "")


def headline(row: Row) -> str:
    """`3. ✗ gone: Novák, Jan: The title`."""
    author = f"{row.author}: " if row.author else ""
    return visible(f"{row.number}. {SIGNS[row.standing]} {row.standing_words}: {author}{row.title}")
