"""Mends files, or shows what would be mended. Loads the application: import it late."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dostupne.app import fix, selection
from dostupne.app.registry import RULES
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.app.validate import Validation
from dostupne.cli import files, streams
from dostupne.cli.words import Words
from dostupne.errors import Misuse
from dostupne.model.document import Fault
from dostupne.model.finding import Edition

FINDINGS = 1
"""Exit code where there is something to mend."""


def ensure_asked(*, mend: bool, diff: bool, unsafe: bool) -> None:
    """Raises `Misuse` where proposals are to be taken and nothing is to be mended."""
    if unsafe and not mend and not diff:
        raise Misuse("--unsafe-fixes goes with --fix, which mends, or with --diff, which shows what would be mended")


def shown(items: Iterable[Source | Fault], settings: Settings, output: Path | None, *, unsafe: bool) -> int:
    """Puts out as a diff what would be mended and writes to no source; gives the exit code."""
    items = tuple(items)
    faults = tuple(item for item in items if isinstance(item, Fault))
    files.tell(faults)
    mended = _mended(items, settings, unsafe=unsafe)
    files.deliver(map(fix.diff, mended), output)
    return files.code_of(faults) or (FINDINGS if any(one.changed for one in mended) else 0)


def written(
    items: Iterable[Source | Fault], settings: Settings, words: Words, *, unsafe: bool
) -> tuple[Source | Fault, ...]:
    """The sources, those that were mended as they are now; says on standard error what was done.

    Raises `UnwritableOutput` for the first that cannot be written; those before it are.
    """
    items = tuple(items)
    data: dict[str, bytes] = {}
    for one in _mended(items, settings, unsafe=unsafe):
        if one.changed:
            fix.write(one)
            data[one.source] = one.after
            streams.say(f"dostupne: {one.source}: {words.text('findings-mended')}: {len(one.done)}")
    return tuple(
        replace(item, data=data[item.name]) if isinstance(item, Source) and item.name in data else item
        for item in items
    )


def _mended(items: Iterable[Source | Fault], settings: Settings, *, unsafe: bool) -> Sequence[fix.Mended]:
    """The .bib files mended by the chosen rules; what is let pass is not mended either."""
    rules = selection.chosen(RULES, settings.select, settings.ignore)
    edition = None if settings.edition == "auto" else Edition(settings.edition)
    items = tuple(items)
    check = fix.checker(rules, datetime.now(UTC).date(), edition, partial(_kept, settings))
    mended = tuple(fix.fixed(items, check, unsafe=unsafe))
    files.tell(Fault(one.source, f"nothing was mended: {one.reason}") for one in mended if one.reason)
    looked_at = {one.source for one in mended}
    others = (item.name for item in items if isinstance(item, Source) and item.name not in looked_at)
    files.tell(
        Fault(name, "nothing was mended: only .bib files are, documents are for a person to mend") for name in others
    )
    return mended


def _kept(settings: Settings, validation: Validation) -> Validation:
    validation = selection.without_ignored(validation, selection.per_file(settings.per_file_ignores))
    return selection.without_known(validation, settings.baseline) if settings.baseline else validation
