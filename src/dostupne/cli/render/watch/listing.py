"""WatchReport → the bibliographies under watch, a few lines each."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dostupne.cli.render.lines import visible
from dostupne.cli.render.watch.rows import said
from dostupne.cli.render.watch.text import summary, troubles
from dostupne.cli.render.watch.when import clock
from dostupne.cli.words import Words
from dostupne.model.watch_report import BibliographyReport, WatchReport

_DAY = timedelta(days=1)


def render(report: WatchReport, words: Words) -> str:
    """The list, ending in a line end."""
    if not report.bibliographies:
        return f"{said(words, 'none-watched')}\n"
    lines = (line for one in report.bibliographies for line in _lines(one, report.now, words))
    return "".join(f"{visible_line}\n" for visible_line in lines)


def _lines(one: BibliographyReport, now: datetime, words: Words) -> Iterator[str]:
    bibliography = one.bibliography
    tags = "".join(f" #{tag}" for tag in bibliography.tags)
    yield visible(f"{bibliography.name}{tags}")
    yield f"  {visible(bibliography.source)}"
    yield f"  {summary(one, words)}"
    asked = said(words, "asked", clock(one.asked_at)) if one.asked_at else said(words, "never-asked")
    every = said(words, "every", span(bibliography.every, words)) if bibliography.every else ""
    yield f"  {', '.join(part for part in (every, asked, due(one.due_at, now, words)) if part)}"
    yield from (f"  ! {visible(line)}" for line in troubles(one, words))


def due(when: datetime | None, now: datetime, words: Words) -> str:
    """When it is to be asked next, as a clock shows it."""
    if when is None:
        return ""
    return said(words, "due-now") if when <= now else said(words, "due", clock(when))


def span(span: timedelta, words: Words) -> str:
    """`7 days`, `36 h`."""
    if span % _DAY == timedelta(0):
        return words.days(span // _DAY)
    return said(words, "hours", f"{span / timedelta(hours=1):g}")
