"""`dostupne watch`, as a command: a store that lasts for one job, filled from what the branch keeps and emptied into it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from issue_keeper.faults import CannotWork

FOUND = 1
"""The exit code of a command that found something to tell of; what is above it could not be done."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The command, run in the folder of the repository with a store of its own. `now` sets its clock, for tests."""

    folder: Path
    database: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    now: str = ""

    def found(self, *words: str) -> bool:
        """Whether the command found something. Raises CannotWork, in its own words, when it could not be done."""
        return self._done(words, to_log=True).returncode == FOUND

    def printed(self, *words: str) -> str:
        """What the command prints. Raises CannotWork as well."""
        return self._done(words, to_log=False).stdout

    def _done(self, words: Sequence[str], *, to_log: bool) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(  # noqa: S603
            [*_COMMAND, "watch", *words, "--database", str(self.database), *self._when()],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=None if to_log else subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
        sys.stderr.write(done.stderr)
        if done.returncode not in {0, FOUND}:
            said = [line for line in done.stderr.splitlines() if line.strip()] or ["it does not say why"]
            raise CannotWork(said[-1].removeprefix("dostupne: "))
        return done

    def _when(self) -> tuple[str, ...]:
        return ("--now", self.now) if self.now else ()

    def _environment(self) -> dict[str, str]:
        """Our variables without what is not for the command: it has no use for tokens."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("INPUT_")}
        return {**ours, **{name: value for name, value in self.settings.items() if value}}


_COMMAND = (sys.executable, "-m", "dostupne")
