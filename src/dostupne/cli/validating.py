"""Runs a validation and delivers what it found. Loads the application: import it late."""

import asyncio
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from os import environ
from pathlib import Path

from dostupne.app import selection
from dostupne.app.registry import RULES
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.app.validate import Validation, read_lists, validated
from dostupne.cli import files
from dostupne.cli.render.findings import data, junit, pages, sarif, text
from dostupne.cli.render.findings.rows import counts, source_rows
from dostupne.cli.words import Words
from dostupne.errors import UnreadableSource
from dostupne.model.document import Fault
from dostupne.model.finding import Edition, Severity
from dostupne.model.reflist import ReferenceList

FINDINGS = 1
"""Exit code where there is something to complain of."""


def validation_of(items: Iterable[Source | Fault], settings: Settings, *, online: bool = False) -> Validation:
    """What the chosen rules object to, without what is let pass; tells of what could not be read.

    Raises `Misuse` for rules that there are not, `UnreadableSource` where no source could be read.
    """
    rules = selection.chosen(RULES, settings.select, settings.ignore)
    ignores = selection.per_file(settings.per_file_ignores)
    edition = None if settings.edition == "auto" else Edition(settings.edition)
    lists, faults = read_lists(items, datetime.now(UTC).date())
    files.tell(faults)
    if online:
        lists = asyncio.run(_asked(lists, settings))
    validation = validated(lists, faults, rules, edition)
    if not validation.checked and validation.faults:
        raise UnreadableSource("no source could be read, so nothing was looked at")
    return selection.without_ignored(validation, ignores)


async def _asked(lists: tuple[ReferenceList, ...], settings: Settings) -> tuple[ReferenceList, ...]:
    """The lists with what the registries say of their DOIs; tells of those that they say nothing of."""
    # The network takes as long to load as all the rest: who does not ask need not wait for it.
    from dostupne.app.online import registrations, silent

    known = await registrations(lists, settings)
    files.tell(silent(known))
    return tuple(replace(listed, registrations=known) for listed in lists)


def deliver(validation: Validation, settings: Settings, format: str, output: Path | None, words: Words) -> None:  # noqa: A002
    """The findings in the format named, to the file or to standard output."""
    severity = Severity(settings.severity)
    rules = {rule.code: rule for rule in RULES}
    sources, summary = source_rows(validation, rules, words), counts(validation)
    on_terminal = (
        output is None and sys.stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    )
    paint = text.coloured if on_terminal else text.plain
    rendered = {
        "text": lambda: text.render(sources, summary, severity, words, paint),
        "json": lambda: data.as_json(sources, summary),
        "csv": lambda: data.as_csv(sources),
        "sarif": lambda: sarif.render(sources, rules, words),
        "junit": lambda: junit.render(sources, severity, words),
        "html": lambda: pages.as_html(sources, summary, severity, words),
        "markdown": lambda: pages.as_markdown(sources, summary, severity, words),
    }
    files.deliver([rendered[format]()], output)


def exit_code(validation: Validation, settings: Settings) -> int:
    """3 where a source could not be read, 1 where anything is as bad as the chosen severity, else 0."""
    if unread := files.code_of(validation.faults):
        return unread
    return FINDINGS if selection.has_findings(validation, Severity(settings.severity)) else 0
