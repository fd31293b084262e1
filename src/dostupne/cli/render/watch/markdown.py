"""WatchReport → Markdown to be committed: no time of making, so that it changes only when something has."""

from collections.abc import Iterator
from itertools import groupby

from dostupne.cli.render.watch.rows import SIGNS, Fact, LinkRow, event_line, link_row, said
from dostupne.cli.render.watch.safe_markdown import link, plain
from dostupne.cli.render.watch.text import counts, troubles
from dostupne.cli.render.watch.when import day
from dostupne.cli.watch_words import HEADINGS
from dostupne.cli.words import Words
from dostupne.model.watch_report import REPAIRED, BibliographyReport, Happening, Health, WatchReport

SHOWN = 20
"""Of what happened so much is told where no day is named from which on; of links that nothing is known of, as many."""


def render(report: WatchReport, words: Words) -> str:
    """The report, ending in a line end. What strangers wrote is text in it and nothing else."""
    parts = [f"# {said(words, 'title')}"]
    if not report.bibliographies:
        parts.append(said(words, "none-watched"))
    for one in report.bibliographies:
        parts += _bibliography(one, report, words)
    return "\n\n".join(parts) + "\n"


def _bibliography(one: BibliographyReport, report: WatchReport, words: Words) -> Iterator[str]:
    yield f"## {plain(one.bibliography.name)}"
    yield _summary(one, words)
    yield from (f"**{plain(line, 400)}**" for line in troubles(one, words))
    rows = [link_row(link, report, words) for link in one.links if link.health is not Health.ALIVE]
    for health, some in groupby(rows, key=lambda row: row.health):
        yield f"### {SIGNS[health]} {words.among(HEADINGS, health)}"
        yield "\n".join(_links(list(some), words))
    repaired = [happening for happening in one.happened if happening.event.kind in REPAIRED]
    other = [happening for happening in one.happened if happening.event.kind not in REPAIRED]
    yield from _events(repaired, said(words, "repaired"), report, words)
    yield from _events(other, said(words, "happened"), report, words)


def _summary(one: BibliographyReport, words: Words) -> str:
    if not one.links:
        return said(words, "no-links")
    if len(one.of(Health.ALIVE)) == len(one.links):
        return said(words, "all-alive", len(one.links))
    return f"{said(words, 'links', len(one.links))} ({counts(one, words)})"


def _links(rows: list[LinkRow], words: Words) -> Iterator[str]:
    shown = rows[:SHOWN] if rows[0].health is Health.UNKNOWN else rows
    yield from (_link(row, words) for row in shown)
    if len(rows) > len(shown):
        yield f"- {said(words, 'more', len(rows) - len(shown))}"


def _link(row: LinkRow, words: Words) -> str:
    works = "; ".join(f"{plain(work.line(words))} ({plain(work.key)})" for work in row.cited)
    lines = [f"- {works or link(row.url)}", *([link(row.url)] if works else []), *map(_fact, row.facts)]
    # A line end is a space in Markdown: two spaces before it make it one.
    return "  \n  ".join(lines)


def _fact(fact: Fact) -> str:
    return f"{plain(fact.text, 400)}: {link(fact.url)}" if fact.url else plain(fact.text, 400)


def _events(happened: list[Happening], heading: str, report: WatchReport, words: Words) -> Iterator[str]:
    if not happened:
        return
    shown = happened if report.since is not None else happened[:SHOWN]
    since = "" if report.since is None else f" ({said(words, 'spell-since', day(report.since, words))})"
    yield f"### {heading}{since}"
    lines = [f"- {day(one.event.at, words)}: {plain(event_line(one, words), 400)}" for one in shown]
    if len(happened) > len(shown):
        lines.append(f"- {said(words, 'more', len(happened) - len(shown))}")
    yield "\n".join(lines)
