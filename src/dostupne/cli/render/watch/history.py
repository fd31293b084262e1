"""History → text: how a link is, who cites it, every look by time, those that came to the same on one line."""

from collections.abc import Iterator
from datetime import datetime

from dostupne.cli.render.lines import SIGNS as STANDING_SIGNS
from dostupne.cli.render.lines import visible
from dostupne.cli.render.watch.cited import cited
from dostupne.cli.render.watch.listing import due
from dostupne.cli.render.watch.rows import SIGNS, event_words, facts, health_word, said
from dostupne.cli.render.watch.text import table
from dostupne.cli.render.watch.when import day
from dostupne.cli.words import MONTHS, Words
from dostupne.model.watch_report import CitedBy, Health, History, Stretch


def render(history: History, words: Words) -> str:
    """The history, ending in a line end."""
    return "\n".join([*_lines(history, words), ""])


def _lines(history: History, words: Words) -> Iterator[str]:
    one = history.report
    yield visible(one.link.url)
    yield f"{SIGNS[one.health]} {health_word(one.health, words)}{_since_alive(history, words)}"
    for fact in facts(one, history.failures, history.now, words):
        yield f"  {visible(fact.text)}{f': {visible(fact.url)}' if fact.url else ''}"
    next_at = due(one.link.due_at, history.now, words)
    yield f"  {next_at or said(words, 'not-due')}"
    yield from ("", said(words, "cited-by"))
    yield from (line for cited_by in history.cited_by for line in _cited_by(cited_by, words))
    yield ""
    if not one.stretches:
        yield said(words, "never-seen")
    yield from table(_rows(history, words))


def _since_alive(history: History, words: Words) -> str:
    condition = history.report.link.condition
    if history.report.health is not Health.ALIVE or condition.since is None:
        return ""
    return f" {said(words, 'spell-since', day(condition.since, words))}"


def _cited_by(one: CitedBy, words: Words) -> Iterator[str]:
    for citation in one.link.citations:
        work = cited(citation)
        retired = f"; {said(words, 'retired', day(citation.retired_at, words))}" if citation.retired_at else ""
        yield visible(f"  {one.bibliography.name}: {work.line(words)} ({work.key}){retired}")


def _rows(history: History, words: Words) -> Iterator[tuple[str, str]]:
    """The stretches of looks, and after the look that made it happen, what happened."""
    marks: list[tuple[datetime, int, tuple[str, str]]] = [
        (one.first, 0, (between(one.first, one.last, words), _looks(one, words))) for one in history.report.stretches
    ]
    marks += [(event.at, 1, (day(event.at, words), f"» {event_words(event, words)}")) for event in history.events]
    # Sorted by time alone: of what was at the same time the look comes first, and events keep their order.
    return (row for *_, row in sorted(marks, key=lambda mark: mark[:2]))


def _looks(one: Stretch, words: Words) -> str:
    count = words.looks(one.looks)
    if one.offline:
        return f"{STANDING_SIGNS['unchecked']} {said(words, 'offline')}, {count}"
    standing = f"{STANDING_SIGNS[one.standing]} {words.standing(one.standing)}"
    is_plain = one.standing == "alive" and one.reason == "ok"
    reason = "" if is_plain else f": {words.reason(one.reason, one.detail)}"
    return f"{standing}{reason}, {count}"


def between(first: datetime, last: datetime, words: Words) -> str:
    """`1 March – 7 June 2026`, the year once where it is the same."""
    begin, end = first.astimezone().date(), last.astimezone().date()
    if begin == end:
        return words.day(begin)
    if begin.year != end.year:
        return f"{words.day(begin)} – {words.day(end)}"
    short = f"{begin.day}. {begin.month}." if words.lang == "cs" else f"{begin.day} {MONTHS[begin.month - 1]}"
    return f"{short} – {words.day(end)}"
