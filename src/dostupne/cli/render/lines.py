"""Row → lines of text, each with what it is: what the plain text and the table have in common."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from dostupne.cli.render.advice import Advice
from dostupne.cli.render.chapters import Chapter
from dostupne.cli.render.rows import LinkRow, Mended, Row, counts, silent_archives, snapshot_row
from dostupne.cli.words import Words
from dostupne.model.report import Report

SIGNS = {
    "alive": "✓",
    "moved": "→",
    "drifted": "≠",
    "gone": "✗",
    "blocked": "⊘",
    "unreachable": "?",
    "unchecked": "–",
    "no-link": "·",
    "not-yet": "·",
}
"""Standings for who sees no colours."""

# Control characters and those that turn the direction of writing: a page's title must not steer a terminal.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Role(Enum):
    """What a line is, for whoever gives it a colour."""

    CITED = "cited"
    REASON = "reason"
    ADVICE = "advice"
    TARGET = "target"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. An address, cited or to be used instead, is alone on its own; `standing` is that of a reason."""

    role: Role
    text: str
    standing: str = ""


def visible(text: str) -> str:
    """The text on one line, without what a terminal would obey instead of print."""
    return harmless(" ".join(text.split()))


def harmless(text: str) -> str:
    """The text without what a terminal would obey, its white space as it is."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def row_lines(row: Row, words: Words) -> tuple[Line, ...]:
    """What is to be said about a work, after its author and title."""
    return tuple(replace(line, text=visible(line.text)) for line in _lines(row, words))


def summary_lines(report: Report, words: Words) -> tuple[str, ...]:
    """What stands below the works: counts, archives that did not answer, faults."""
    return tuple(visible(line) for line in _summary(report, words))


def repeated(chapter: Chapter, words: Words) -> str:
    """`Cited here too, above as numbers 3, 7`: works that an earlier chapter shows."""
    return f"{words.text('repeated')} {', '.join(str(row.number) for row in chapter.repeated)}"


def _lines(row: Row, words: Words) -> Iterator[Line]:
    if row.mended:
        yield from _mended(row.mended, words)
    for link in row.links:
        yield from _link(link, words)
    yield from _advice(row.advice, words)
    if not row.links:
        yield Line(Role.NOTE, words.text(f"{row.standing}-reason"))


def _mended(mended: Mended, words: Words) -> Iterator[Line]:
    yield Line(Role.NOTE, f"{words.text('printed')}:")
    yield Line(Role.CITED, mended.printed)
    because = f" ({'; '.join(mended.reasons)})" if mended.reasons else ""
    yield Line(Role.NOTE, f"{words.text('mended')}{because}:")
    yield Line(Role.TARGET, mended.url)


def _link(link: LinkRow, words: Words) -> Iterator[Line]:
    if not link.is_shown:
        yield Line(Role.CITED, link.url)
    yield Line(Role.REASON, f"{SIGNS[link.standing]} {link.reason}", link.standing)
    if link.doubtful:
        yield from (Line(Role.NOTE, f"{heading}: {said}") for heading, said in link.facts)
    yield from _advice(link.advice, words)


def _advice(advices: Iterable[Advice], words: Words) -> Iterator[Line]:
    said = ""
    for advice in advices:
        if advice.words != said:
            yield Line(Role.ADVICE, f"» {advice.words}{':' if advice.url else ''}")
        said = advice.words
        if advice.url:
            yield Line(Role.TARGET, advice.url)
        if advice.snapshot:
            copy = snapshot_row(advice.snapshot, words)
            yield Line(Role.NOTE, f"{copy.archive}, {copy.day}, {copy.worth}")


def _summary(report: Report, words: Words) -> Iterator[str]:
    if report.network_down:
        yield words.text("network-down")
    numbers = ", ".join(f"{SIGNS[code]} {name} {count}" for code, name, count in counts(report, words))
    total = f"{words.text('works')}: {len(report.works)}, {words.text('links')}: {len(report.links)}"
    yield f"{total} ({numbers})" if numbers else total
    for archive, why, count in silent_archives(report):
        yield f"{words.text('silent')}: {archive} ({why}), {count}×"
    for fault in report.faults:
        where = fault.source if fault.line is None else f"{fault.source}:{fault.line}"
        yield f"{words.text('faults')}: {where}: {fault.message}"
