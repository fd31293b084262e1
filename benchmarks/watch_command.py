"""`dostupne watch …` as a process of its own, with nothing of ours or the user's in its way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

LONGEST = 300.0
"""Seconds that one command may take."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended. `code` is negative where a signal ended it."""

    code: int
    out: str
    err: str
    seconds: float


@dataclass(frozen=True)
class Command:
    """The command, its store and its surroundings: a home folder of its own, settings by variables, the clocks of Prague."""

    folder: Path
    database: str
    settings: Mapping[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """The variables it sees."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOSTUPNE_", "XDG_"))}
        own = {"HOME": str(self.folder), "TZ": "Europe/Prague", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        return {**kept, **own, **{f"DOSTUPNE_{name}": value for name, value in self.settings.items()}}

    def words(self, *words: str, now: datetime | None = None) -> list[str]:
        """The whole command line."""
        when = [] if now is None else ["--now", now.isoformat()]
        return [sys.executable, "-m", "dostupne", "watch", *words, "--database", self.database, *when]

    def run(self, *words: str, now: datetime | None = None) -> Done:
        """Runs it to its end."""
        started = time.perf_counter()
        done = subprocess.run(
            self.words(*words, now=now),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr, time.perf_counter() - started)

    def killed(self, *words: str, when: Callable[[float], bool], now: datetime | None = None) -> int:
        """Runs it and kills it by SIGKILL, its children with it, once `when(seconds since its start)`. The exit code; -9 where it was killed."""
        process = subprocess.Popen(
            self.words(*words, now=now),
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started = time.perf_counter()
        while process.poll() is None:
            passed = time.perf_counter() - started
            if when(passed) or passed > LONGEST:
                os.killpg(process.pid, signal.SIGKILL)
                return process.wait(30)
            time.sleep(0.001)
        return process.returncode


def bibliography(works: Sequence[tuple[str, str, str]]) -> str:
    """A .bib file of works: (title, author, address)."""
    entries = (
        f"@online{{w{number:05},\n  author = {{{author}}},\n  title = {{{title}}},\n  url = {{{url}}},\n  date = {{2019}}\n}}\n"
        for number, (title, author, url) in enumerate(works)
    )
    return "\n".join(entries)
