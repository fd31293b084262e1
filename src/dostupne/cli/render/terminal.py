"""Report → a table on the terminal."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from dostupne.cli.render.chapters import Chapter, chapters
from dostupne.cli.render.lines import SIGNS, Line, Role, repeated, row_lines, summary_lines, visible
from dostupne.cli.render.rows import Row, rows
from dostupne.cli.words import Words
from dostupne.model.report import Report

COLOURS = {
    "alive": "green",
    "moved": "cyan",
    "drifted": "magenta",
    "gone": "bold red",
    "blocked": "yellow",
    "unreachable": "yellow",
}
ROLE_STYLES = {Role.CITED: "dim", Role.REASON: "", Role.ADVICE: "bold", Role.TARGET: "underline", Role.NOTE: "dim"}
WIDE = 120
"""Columns from which author and title stand side by side."""


def show(report: Report, words: Words, stream: TextIO) -> None:
    """Draws the table as wide as the terminal. `NO_COLOR` and `TERM=dumb` are obeyed (by Rich)."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if report.works:
        for chapter in chapters(report, rows(report, words)):
            _show_chapter(console, chapter, words)
    else:
        console.print(words.text("nothing"))
    for line in summary_lines(report, words):
        console.print(Text(line, overflow="fold"))


def _show_chapter(console: Console, chapter: Chapter, words: Words) -> None:
    """The table of one source, under its name where there are several."""
    if chapter.source:
        console.print(Text(visible(chapter.source), "bold underline"))
    if chapter.rows:
        console.print(_table(chapter.rows, words, wide=console.width >= WIDE))
    elif not chapter.repeated:
        console.print(words.text("nothing-here"))
    if chapter.repeated:
        console.print(repeated(chapter, words))


def _table(rows: Iterable[Row], words: Words, *, wide: bool) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    for heading in ("author", "title") if wide else ("work",):
        table.add_column(words.text(heading), ratio=2, overflow="fold")
    table.add_column(words.text("standing"), no_wrap=True)
    table.add_column(words.text("todo"), ratio=5 if wide else 4, overflow="fold")
    for row in rows:
        table.add_row(str(row.number), *_work(row, wide=wide), _standing(row), _todo(row, words))
    return table


def _work(row: Row, *, wide: bool) -> tuple[Text, ...]:
    author, title = Text(visible(row.author), "bold"), Text(visible(row.title))
    places = Text(visible("; ".join(row.places)), "dim")
    if wide:
        return author, Text("\n").join((title, places))
    return (Text("\n").join(part for part in (author, title, places) if part),)


def _standing(row: Row) -> Text:
    return Text(f"{SIGNS[row.standing]} {row.standing_words}", COLOURS.get(row.standing, ""))


def _todo(row: Row, words: Words) -> Text:
    return Text("\n").join(_styled(line) for line in row_lines(row, words))


def _styled(line: Line) -> Text:
    style = Style.parse(ROLE_STYLES[line.role])
    if line.role in {Role.CITED, Role.TARGET} and line.text.startswith(("http://", "https://")):
        # A terminal that knows hyperlinks opens the whole address though it is folded over lines.
        style += Style(link=line.text)
    return Text(line.text, style + Style.parse(COLOURS.get(line.standing, "")))
