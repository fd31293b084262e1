"""A run of the action: what is known is fetched, what is due is asked, what is new is kept and then told.

What was seen is on the branch before anybody is told of it. A run that is killed before that has done nothing; one that is killed after it
leaves the telling to the next, which finds in the issue what was told.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from issue_keeper import memory
from issue_keeper.branch import Branch, Tip
from issue_keeper.faults import CannotWork
from issue_keeper.github import Issue, Issues
from issue_keeper.inputs import Inputs, Job
from issue_keeper.keeping import Subject, keep
from issue_keeper.memory import Memory
from issue_keeper.watch import Watch

TRIES = 5
"""How often a run begins anew when others were faster to write what they saw."""

_PAUSE = 3.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. `faults` are what could not be done, in words; `report` and `page` files for people."""

    issue: Issue | None
    news: bool
    findings: int
    report: Path
    page: Path
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What one try saw: the memory after it, whether anything got worse, and what could not be done."""

    memory: Memory
    news: bool
    findings: int
    report: str
    faults: tuple[str, ...]


def run(inputs: Inputs, job: Job, now: str = "") -> Outcome:
    """Asks what is due and tells what is new. Raises CannotWork when that could not be kept or told at all."""
    with TemporaryDirectory(dir=job.temporary) as folder:
        branch = Branch(Path(folder), f"{job.server}/{job.repository}", inputs.branch, inputs.token)
        for attempt in range(TRIES):
            work = Path(folder) / str(attempt)
            work.mkdir()
            tip = branch.tip()
            seen = _look(inputs, job, work, memory.read(tip.files), now)
            first = attempt == 0
            if not first and not seen.memory.adds_to(memory.read(tip.files)):
                # The one who was faster saw it all, and is about to tell it.
                _log("another run was at work at the same time and has seen all that was due: it tells")
                return _outcome(job, seen, None)
            if branch.push(tip, _files(seen, inputs), _message(seen)):
                return _outcome(job, seen, _tell(inputs, job, seen))
            _log("another run was faster to write what it saw: once more on top of that")
            time.sleep(random.uniform(0, _PAUSE))  # noqa: S311
    raise CannotWork(f"other runs were faster {TRIES} times; give the workflow a `concurrency` group")


def _look(inputs: Inputs, job: Job, folder: Path, known: Memory, now: str) -> Seen:
    """What is due is asked, in a store made of what is known."""
    settings = {
        "DOSTUPNE_WATCH_EVERY": inputs.every,
        "DOSTUPNE_CONTACT": inputs.contact,
        "DOSTUPNE_LANG": inputs.lang,
    }
    watch = Watch(job.workspace, folder / "watch.sqlite", settings, now)
    if known.rows:
        memory.load(known, watch, folder)
    faults = [*_match_sources(watch, inputs.sources)]
    news = False
    try:
        news = watch.found("run", *inputs.options)
    except CannotWork as fault:
        # Of what could be asked it kept what it saw: that is worth telling.
        faults.append(str(fault))
    watch.found("vacuum")
    after = replace(memory.dumped(watch, folder), issue=known.issue)
    page = job.temporary / "dostupne-status.html"
    watch.found("report", "--format", "html", "-o", str(page))
    return Seen(after, news, memory.findings(watch), watch.printed("report", "--format", "markdown"), tuple(faults))
