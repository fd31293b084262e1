"""Sources and what the rules object to in them → the sources mended, with nothing else changed in them.

Only .bib files are mended: of their findings alone the place in the file is known to the letter.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dostupne.app.output import replace_bytes
from dostupne.app.sources import STANDARD_INPUT, Source, is_web_address
from dostupne.app.validate import Checked, Validation, validate
from dostupne.bibtex.source import read_source
from dostupne.contracts import Rule
from dostupne.errors import UnwritableOutput
from dostupne.model.bibfile import BibFile
from dostupne.model.document import Fault
from dostupne.model.finding import Edition, Finding, Fix, FixKind, apply, together

ROUNDS = 25
"""So often what was mended is looked at again: what one fix uncovers another mends. Ten have been enough for all we saw."""

Check = Callable[[Source], Checked | None]
"""What the chosen rules object to in one source, without what is let pass; None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A .bib file before and after, in its own encoding, and the findings that were mended, in the order they were.

    `reason` says why nothing could be mended of what asked for it; it is empty where all went well.
    """

    source: str
    before: bytes
    after: bytes
    done: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything is another than it was."""
        return self.before != self.after


def checker(
    rules: Iterable[Rule],
    today: date,
    edition: Edition | None = None,
    keep: Callable[[Validation], Validation] = lambda validation: validation,
) -> Check:
    """A check by the rules; `keep` leaves out what the user lets pass."""
    rules = tuple(rules)

    def check(source: Source) -> Checked | None:
        validation = keep(validate([source], rules, today, edition))
        return validation.checked[0] if validation.checked else None

    return check


def fixed(items: Iterable[Source | Fault], check: Check, *, unsafe: bool = False) -> Iterator[Mended]:
    """The .bib files among the sources, mended; those that need nothing too. Other documents are passed over.

    `unsafe` takes proposals too. A mended file mended again stays as it is. Nothing is written: see `write`.
    """
    kinds = frozenset(FixKind) if unsafe else frozenset({FixKind.SAFE})
    for item in items:
        if isinstance(item, Source):
            checked = check(item)
            if checked is not None and checked.listed.bib is not None:
                yield _mended(item, checked, check, kinds)


def write(mended: Mended) -> None:
    """Puts a mended file in the place of the one that was read.

    Raises `UnwritableOutput` where that is no file, was changed meanwhile, or cannot be written.
    """
    if mended.source == STANDARD_INPUT or is_web_address(mended.source):
        raise UnwritableOutput(
            f"{mended.source}: only files can be mended in their place; `--diff` shows what is to be done"
        )
    replace_bytes(Path(mended.source), mended.after, mended.before)


def diff(mended: Mended) -> str:
    """What is changed as a unified diff, three lines round each place; empty where nothing is."""
    before, after = (read_source(data) for data in (mended.before, mended.after))
    if before is None or after is None or not mended.changed:
        return ""
    lines = difflib.unified_diff(
        _lines(before.text), _lines(after.text), f"{mended.source}", f"{mended.source} (mended)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines with their ends; `str.splitlines` would part at signs that end no line of a file."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _mended(source: Source, checked: Checked, check: Check, kinds: frozenset[FixKind]) -> Mended:
    """Round after round until nothing is left to do; where a round leads back to an earlier state, that state."""
    states: dict[bytes, tuple[Finding, ...]] = {source.data: ()}
    data = source.data
    for _ in range(ROUNDS):
        bib = checked.listed.bib
        wanted = _wanted(checked, bib, kinds) if bib else ()
        if bib is None or not wanted:
            return Mended(source.name, source.data, data, states[data])
        if not bib.encoding:
            return Mended(source.name, source.data, source.data, reason="the file is in several encodings at once")
        text, done = _applied(bib, wanted)
        before, data = data, text.encode(bib.encoding)
        if data in states:
            return Mended(source.name, source.data, data, states[data])
        states[data] = (*states[before], *done)
        again = check(replace(source, data=data))
        if again is None:
            break
        checked = again
    return Mended(source.name, source.data, source.data, reason="the fixes come to no end; please report it")


def _wanted(checked: Checked, bib: BibFile, kinds: frozenset[FixKind]) -> tuple[Finding, ...]:
    """The findings with a fix of these kinds that is of this very text and can be written in its encoding."""
    return tuple(
        finding
        for finding in checked.findings
        if (fix := finding.fix) and fix.kind in kinds and _is_of(finding, bib) and _can_be_written(fix, bib.encoding)
    )


def _is_of(finding: Finding, bib: BibFile) -> bool:
    text, base = finding.objection.text, finding.objection.base
    return bool(text) and bib.text.startswith(text, base)


def _can_be_written(fix: Fix, encoding: str) -> bool:
    try:
        "".join(edit.new for edit in fix.edits).encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _applied(bib: BibFile, wanted: tuple[Finding, ...]) -> tuple[str, tuple[Finding, ...]]:
    """The text with all fixes done that go together and leave the file whole."""
    chosen = frozenset(map(id, together(finding.fix for finding in wanted if finding.fix)))
    done = _sound(bib, (), tuple(finding for finding in wanted if id(finding.fix) in chosen))
    return _with(bib, done), done


def _sound(bib: BibFile, done: tuple[Finding, ...], wanted: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """`done` and those of the wanted that leave the file whole: all, or those of each half, so that one culprit is soon found."""
    if not wanted or _is_sound(bib, _with(bib, (*done, *wanted))):
        return (*done, *wanted)
    if len(wanted) == 1:
        return done
    half = len(wanted) // 2
    return _sound(bib, _sound(bib, done, wanted[:half]), wanted[half:])


def _with(bib: BibFile, findings: tuple[Finding, ...]) -> str:
    return apply(bib.text, (finding.fix for finding in findings if finding.fix))


def _is_sound(before: BibFile, text: str) -> bool:
    """Whether every entry is still there, under its key, and no new place is broken."""
    after = read_source(text.encode(before.encoding))
    if after is None or len(after.faults) > len(before.faults):
        return False
    lost = Counter(record.key for record in before.records) - Counter(record.key for record in after.records)
    return len(after.records) >= len(before.records) and not any(lost)
