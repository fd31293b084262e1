"""WatchReport → rows in words: what the renderers for people show, with no idea of colours or columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from dostupne.cli.render.rows import percent
from dostupne.cli.render.watch.cited import Cited, cited
from dostupne.cli.render.watch.when import day, since
from dostupne.cli.watch_digest_words import DIGEST_TEXTS
from dostupne.cli.watch_words import EVENTS, HEALTHS, REPORT_TEXTS
from dostupne.cli.words import Words
from dostupne.model.snapshot import Snapshot
from dostupne.model.watch_report import REPAIRED, Happening, Health, LinkReport, WatchReport
from dostupne.model.watching import Condition, Event, EventKind, WatchedLink

SIGNS = {"dead": "✗", "changed": "≠", "moved": "→", "suspected": "?", "blocked": "⊘", "unknown": "·", "alive": "✓"}
"""For who sees no colours."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to say of a link, with the address that it leads to, where it does."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as it is told of. `cited` are the works that cite it."""

    health: Health
    url: str
    cited: tuple[Cited, ...]
    facts: tuple[Fact, ...]


def said(words: Words, code: str, *filled: object) -> str:
    """A heading or a sentence of a report of watching."""
    return words.among(REPORT_TEXTS, code, *filled)


def cited_by(link: WatchedLink) -> tuple[Cited, ...]:
    """The works that cite it now, each once; where none does any more, those that did."""
    now = [one for one in link.citations if one.retired_at is None] or link.citations
    return tuple(dict.fromkeys(cited(one) for one in now))


def link_row(one: LinkReport, report: WatchReport, words: Words) -> LinkRow:
    """The link with all there is to say of how it is."""
    return LinkRow(one.health, one.link.url, cited_by(one.link), tuple(facts(one, report.failures, report.now, words)))


def facts(one: LinkReport, failures: int, now: datetime, words: Words) -> Iterator[Fact]:
    """What there is to say of how it is; of one that is plainly alive that it is late, at most."""
    condition = one.link.condition
    if one.health is Health.DEAD:
        yield from _death(one.link, words)
    else:
        yield from _change(condition, words)
        yield from _move(condition, words)
        yield from _suspicion(one, failures, now, words)
        yield from _wall(condition, words)
    if one.is_late:
        yield Fact(said(words, "late-one", day(one.link.due_at, words)))


def _death(link: WatchedLink, words: Words) -> Iterator[Fact]:
    condition = link.condition
    yield Fact(f"{since(condition, 'dead-since', condition.since, words)}{_reason(condition, words)}")
    yield Fact(said(words, "declared", day(condition.declared_at, words), condition.failures))
    if condition.blocked_at is not None:
        yield Fact(said(words, "wall-too", day(condition.blocked_at, words)))
    yield _copy(link, words)


def _copy(link: WatchedLink, words: Words) -> Fact:
    if not link.copies or not link.copies.snapshots:
        return Fact(words.among(DIGEST_TEXTS, "no-copy"))
    best = link.copies.snapshots[0]
    return Fact(copy_words(best, words), best.capture.url)


def copy_words(snapshot: Snapshot, words: Words) -> str:
    """`archived copy, 3 May 2020 (wayback, matches the citation 95%)`."""
    worth = [snapshot.capture.archive]
    if snapshot.match is not None:
        worth.append(f"{words.text('match')} {percent(snapshot.match, words)}")
    if snapshot.distance_days is not None and not snapshot.representative:
        worth.append(said(words, "wrong-copy"))
    on = words.day(snapshot.capture.at.astimezone(UTC).date())
    return f"{words.among(DIGEST_TEXTS, 'copy', on, '').rstrip(': ')} ({', '.join(worth)})"


def _change(condition: Condition, words: Words) -> Iterator[Fact]:
    if condition.changed_at is None:
        return
    yield Fact(said(words, "changed-since", day(condition.changed_at, words)))
    before, now = (one.title if one else "" for one in (condition.first, condition.now))
    if before == now:
        yield Fact(words.among(DIGEST_TEXTS, "other-text"))
        return
    for code, title in (("was-called", before), ("is-called", now)):
        yield Fact(words.among(DIGEST_TEXTS, code, title or words.among(DIGEST_TEXTS, "untitled")))


def _move(condition: Condition, words: Words) -> Iterator[Fact]:
    if condition.successor:
        yield Fact(said(words, "moved-since", day(condition.moved_at, words)), condition.successor)


def _suspicion(one: LinkReport, failures: int, now: datetime, words: Words) -> Iterator[Fact]:
    condition = one.link.condition
    if condition.failed_at is None:
        return
    yield Fact(f"{since(condition, 'fails-since', condition.failed_at, words)}{_reason(condition, words)}")
    parts = [said(words, "failures", condition.failures, failures)]
    if one.link.due_at is not None:
        is_due = one.link.due_at <= now
        parts.append(said(words, "asked-next") if is_due else said(words, "asked-again", day(one.link.due_at, words)))
    if one.earliest_death is not None:
        parts.append(said(words, "earliest", day(one.earliest_death, words)))
    yield Fact("; ".join(parts))


def _wall(condition: Condition, words: Words) -> Iterator[Fact]:
    if condition.blocked_at is not None:
        standing = since(condition, "blocked-since", condition.blocked_at, words)
        yield Fact(f"{standing}{'' if condition.failed_at else _reason(condition, words)}")


def _reason(condition: Condition, words: Words) -> str:
    verdict = condition.verdict
    return f"; {words.reason(verdict.reason, verdict.detail)}" if verdict else ""


def event_line(happening: Happening, words: Words) -> str:
    """`died: Novák: Title; the server has no such page (404)`; where to, where it moved."""
    works = cited_by(happening.link)
    name = works[0].line(words) if works else happening.link.url
    return f"{words.among(EVENTS, happening.event.kind)}: {name}{_detail(happening.event, words)}"


def event_words(event: Event, words: Words) -> str:
    """`died; the server has no such page (404)`."""
    return f"{words.among(EVENTS, event.kind)}{_detail(event, words)}"


def _detail(event: Event, words: Words) -> str:
    """What more there is to say of it: where to, what it is called now, why; of what got better nothing."""
    if not event.detail or event.kind in REPAIRED:
        return ""
    if event.kind in {EventKind.MOVED, EventKind.CHANGED}:
        return f" → {event.detail}"
    return f"; {words.reason(event.detail)}"


def health_word(one: Health, words: Words) -> str:
    """How a link is, in a word."""
    return words.among(HEALTHS, one)
