"""WatchReport → text for a terminal or a file: the worst first, little where all is well."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import groupby

from dostupne.cli.render.lines import visible
from dostupne.cli.render.watch.rows import SIGNS, LinkRow, event_line, link_row, said
from dostupne.cli.render.watch.when import day
from dostupne.cli.watch_words import HEADINGS, HEALTHS_COUNTED
from dostupne.cli.words import Words
from dostupne.model.watch_report import REPAIRED, BibliographyReport, Health, WatchReport

Paint = Callable[[str, str], str]
"""Colours a text: `paint(text, health)`."""

RECENT = timedelta(days=30)
"""What happened so long ago is told where no day is named from which on."""

UNKNOWN_SHOWN = 10
"""Links that nothing is known of are named up to so many."""

_COLOURS = {"dead": "1;31", "changed": "35", "moved": "36", "suspected": "33", "blocked": "33", "alive": "32"}


def plain(text: str, health: str) -> str:  # noqa: ARG001 (the shape of a Paint)
    """No colour."""
    return text


def coloured(text: str, health: str) -> str:
    """Colour by ANSI's codes (ECMA-48, SGR)."""
    code = _COLOURS.get(health)
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def render(report: WatchReport, words: Words, paint: Paint = plain) -> str:
    """The report, ending in a line end."""
    if not report.bibliographies:
        return f"{said(words, 'none-watched')}\n"
    return "\n".join(line for one in report.bibliographies for line in _bibliography(one, report, words, paint))


def counts(one: BibliographyReport, words: Words, paint: Paint = plain) -> str:
    """`✗ dead 3, ✓ alive 57`."""
    parts = [
        paint(f"{SIGNS[health]} {words.among(HEALTHS_COUNTED, health)} {count}", health)
        for health, count in one.counts().items()
    ]
    return ", ".join(parts)


def summary(one: BibliographyReport, words: Words, paint: Paint = plain) -> str:
    """How many links are how; in a few words where all are well."""
    if not one.links:
        return said(words, "no-links")
    if len(one.of(Health.ALIVE)) == len(one.links):
        return paint(said(words, "all-alive", len(one.links)), Health.ALIVE)
    return f"{said(words, 'links', len(one.links))} ({counts(one, words, paint)})"


def _bibliography(one: BibliographyReport, report: WatchReport, words: Words, paint: Paint) -> Iterator[str]:
    bibliography = one.bibliography
    heading = visible(f"{bibliography.name} – {bibliography.source}")
    asked = said(words, "asked", day(one.asked_at, words)) if one.asked_at else said(words, "never-asked")
    yield from (heading, "=" * len(heading))
    yield summary(one, words, paint)
    yield f"{said(words, 'watched-since', day(bibliography.added_at, words))}, {asked}"
    for line in troubles(one, words):
        yield paint(f"! {visible(line)}", Health.SUSPECTED)
    rows = [link_row(link, report, words) for link in one.links if link.health is not Health.ALIVE]
    for health, some in groupby(rows, key=lambda row: row.health):
        yield from ("", paint(words.among(HEADINGS, health), health))
        yield from _links(list(some), words, paint)
    yield from _happened(one, report, words)
    yield ""


def troubles(one: BibliographyReport, words: Words) -> Iterator[str]:
    """That its source cannot be read, that links were not asked for longer than they should be."""
    bibliography = one.bibliography
    if bibliography.fault:
        yield said(words, "unread", bibliography.fault)
        yield said(words, "unread-since", day(bibliography.read_at, words))
    if late := sum(link.is_late for link in one.links):
        yield said(words, "late", late)


def _links(rows: list[LinkRow], words: Words, paint: Paint) -> Iterator[str]:
    shown = rows[:UNKNOWN_SHOWN] if rows[0].health is Health.UNKNOWN else rows
    for row in shown:
        yield from _link(row, words, paint)
    if len(rows) > len(shown):
        yield f"  {said(words, 'more', len(rows) - len(shown))}"


def _link(row: LinkRow, words: Words, paint: Paint) -> Iterator[str]:
    works = [visible(f"{work.line(words)} ({work.key})") for work in row.cited]
    yield f"{paint(SIGNS[row.health], row.health)} {works[0] if works else visible(row.url)}"
    yield from (f"  {work}" for work in works[1:])
    if works:
        yield f"  {visible(row.url)}"
    for fact in row.facts:
        yield f"  {visible(fact.text)}{':' if fact.url else ''}"
        if fact.url:
            yield f"    {visible(fact.url)}"


def _happened(one: BibliographyReport, report: WatchReport, words: Words) -> Iterator[str]:
    since = report.since or report.now - RECENT
    happened = [happening for happening in one.happened if happening.event.at >= since]
    repaired = [happening for happening in happened if happening.event.kind in REPAIRED]
    other = [happening for happening in happened if happening.event.kind not in REPAIRED]
    if repaired:
        yield from ("", said(words, "repaired-since", day(since, words)))
        yield from table((day(one.event.at, words), event_line(one, words)) for one in repaired)
    if other or (not repaired and report.since is not None):
        yield from ("", said(words, "happened-since", day(since, words)))
        yield from table((day(one.event.at, words), event_line(one, words)) for one in other)
        if not other:
            yield f"  {said(words, 'nothing-happened')}"


def table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Two columns, the first as wide as it must be."""
    several = [(visible(left), visible(right)) for left, right in rows]
    width = max((len(left) for left, _ in several), default=0)
    for left, right in several:
        yield f"  {left:<{width}}  {right}"
