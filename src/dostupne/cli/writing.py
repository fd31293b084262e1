"""`--write`: what was written back to the documents is told to the user. Import it late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from dostupne.app.sources import Source
from dostupne.app.writeback import Originals, Terms, WrittenBack, write_back
from dostupne.cli import streams
from dostupne.cli.words import Words
from dostupne.errors import Misuse, UnwritableOutput
from dostupne.model.addition import LeftOut
from dostupne.model.document import Fault
from dostupne.model.report import Report

_SHOWN = 60
"""Characters of a reference that are shown of it."""


@dataclass(slots=True)
class Writing:
    """What is to be written back, None for nothing, and the sources as they were read."""

    terms: Terms | None = None
    originals: Originals = field(default_factory=Originals)

    @classmethod
    def asked(cls, *, write: bool, living: bool, unsafe: bool) -> Self:
        """As the options say. Raises `Misuse` for one that says nothing without another."""
        if unsafe and not (write or living):
            raise Misuse("--unsafe-fixes says what --write may do; give --write too")
        return cls(Terms(living, unsafe) if write or living else None)

    def noted(self, items: Iterable[Source | Fault]) -> Iterator[Source | Fault]:
        """The same items; those that are to be written to are noted."""
        return self.originals.noted(items) if self.terms else iter(items)

    def done(self, report: Report, words: Words) -> int:
        """Writes, and tells of all that was and was not written. 3 where a source could not be written to, else 0."""
        if self.terms is None:
            return 0
        outcomes = write_back(report, self.originals, self.terms)
        for outcome in outcomes:
            _tell(outcome, words)
        if not any(outcome.made or outcome.failure or outcome.left_out for outcome in outcomes):
            streams.say(f"dostupne: {words.text('nothing-to-write')}")
        return UnwritableOutput.exit_code if any(outcome.failure for outcome in outcomes) else 0


def _tell(outcome: WrittenBack, words: Words) -> None:
    for left_out in outcome.left_out:
        streams.say(f"dostupne: {_told(outcome.source, left_out, words)}")
    if outcome.failure:
        streams.say(f"dostupne: {outcome.source}: {words.text('not-written')}: {outcome.failure}")
    elif outcome.file:
        streams.say(f"dostupne: {outcome.file}: {words.text('written').format(outcome.made)}")


def _told(source: str, left_out: LeftOut, words: Words) -> str:
    addition = left_out.addition
    line = addition.origin.first_line
    where = source if line is None else f"{source}, line {line}"
    shown = " ".join(addition.raw.split())[:_SHOWN]
    return f"{where}: {words.text('not-written')}: {left_out.reason} ({shown}…)"
