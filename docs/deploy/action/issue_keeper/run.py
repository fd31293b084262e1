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
from issue_keeper.branch import Branch
from issue_keeper.faults import CannotWork
from issue_keeper.github import Issue, Issues
from issue_keeper.inputs import Inputs, Job
from issue_keeper.keeping import Subject, keep
from issue_keeper.memory import Memory
from issue_keeper.watch import Watch

TRIES = 5
"""How often a run begins anew when others were faster to write what they saw."""

_PAUSE = 3.0
_MESSAGE = "Keep what was seen"
_REPORT, _PAGE = "dostupne-report.md", "dostupne-status.html"


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
            if attempt and not seen.memory.adds_to(memory.read(tip.files)):
                # The one who was faster saw it all, and is about to tell it.
                _log("another run was at work at the same time and has seen all that was due: it tells")
                return _outcome(job, seen, None)
            if branch.push(tip, _files(seen, inputs), _MESSAGE):
                issue = _tell(inputs, job, seen)
                _note(branch, issue, seen.memory.issue)
                return _outcome(job, seen, issue)
            _log("another run was faster to write what it saw: once more on top of that")
            time.sleep(random.uniform(0, _PAUSE))  # noqa: S311
    raise CannotWork(f"other runs were faster {TRIES} times; give the workflow a `concurrency` group")


def _look(inputs: Inputs, job: Job, folder: Path, known: Memory, now: str) -> Seen:
    """What is due is asked, in a store made of what is known."""
    settings = {"WATCH_EVERY": inputs.every, "CONTACT": inputs.contact, "LANG": inputs.lang}
    named = {f"DOSTUPNE_{name}": value for name, value in settings.items()}
    watch = Watch(job.workspace, folder / "watch.sqlite", named, now)
    exported = folder / memory.STATE
    if known.rows:
        exported.write_text(memory.lines(memory.for_here(known.rows, job.workspace)), encoding="utf-8")
        watch.found("import", str(exported))
    faults = _match_sources(watch, known.sources, inputs.sources)
    news = False
    try:
        news = watch.found("run", *inputs.options)
    except CannotWork as fault:
        # What could be asked was asked and is kept: that is worth telling all the same.
        faults.append(str(fault))
    watch.found("vacuum")
    watch.found("export", "-o", str(exported))
    rows = memory.for_all(exported.read_text(encoding="utf-8"), job.workspace)
    watch.found("report", "-o", str(job.temporary / _PAGE))
    report = watch.printed("report", "--format", "markdown")
    return Seen(Memory(rows, known.issue), news, report, tuple(faults))


def _match_sources(watch: Watch, watched: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Has the watch hold the wanted sources and no others, each by its own words as its name; what of that could not be done."""
    faults = []
    for name in watched:
        if name not in wanted:
            watch.found("remove", name)
    for name in wanted:
        if name not in watched:
            try:
                watch.found("add", name, "--name", name)
            except CannotWork as fault:
                faults.append(str(fault))
    return faults


def _files(seen: Seen, inputs: Inputs) -> dict[str, str]:
    """What goes onto the branch: for us, and for people who look there."""
    return {**memory.written(seen.memory), "README.md": f"{inputs.words.branch}\n\n{seen.report}"}


def _tell(inputs: Inputs, job: Job, seen: Seen) -> Issue | None:
    """Brings the issue up to date."""
    subject = Subject(
        label=inputs.label,
        title=inputs.title,
        branch=inputs.branch,
        history=f"{job.server}/{job.repository}/tree/{inputs.branch}",
        job=job.address,
        report=seen.report,
        news=seen.memory.news,
        worrying=seen.memory.findings > 0,
    )
    return keep(Issues(job.repository, job.server, inputs.token), subject, seen.memory.issue, inputs.words)


def _note(branch: Branch, issue: Issue | None, known: int | None) -> None:
    """Notes the number of a new issue, so that it is found even when somebody takes its label off."""
    if issue is None or issue.number == known:
        return
    tip = branch.tip()
    numbered = replace(memory.read(tip.files), issue=issue.number)
    if not branch.push(tip, {**tip.files, **memory.written(numbered)}, f"Note the issue, #{issue.number}"):
        _log(f"another run is at work; it will find issue #{issue.number} by its label")


def _outcome(job: Job, seen: Seen, issue: Issue | None) -> Outcome:
    report = job.temporary / _REPORT
    report.write_text(seen.report, encoding="utf-8")
    return Outcome(issue, seen.news, seen.memory.findings, report, job.temporary / _PAGE, seen.faults)


def _log(text: str) -> None:
    sys.stderr.write(f"dostupne watch: {text}\n")
