"""The action's program: `python -m issue_keeper`, with the variables that action.yml sets."""

import argparse
import os
import sys
from pathlib import Path

from issue_keeper.faults import CannotWork, Misuse
from issue_keeper.inputs import Inputs, Job, inputs, job
from issue_keeper.run import Outcome, run

FOUND, MISUSE, COULD_NOT = 1, 2, 3
"""Exit codes, those of dostupne."""


def main() -> int:
    """Runs, says in GitHub's ways how it went, and gives the exit code that `fail-on` asks for."""
    parser = argparse.ArgumentParser(
        prog="issue_keeper", description="Checks bibliographies and keeps one issue up to date."
    )
    parser.add_argument("--now", default="", help="the clock, for tests: a day or a moment (ISO 8601)")
    now = parser.parse_args().now
    try:
        given, where = inputs(os.environ), job(os.environ)
        outcome = run(given, where, now)
    except CannotWork as error:
        _annotate(str(error))
        return MISUSE if isinstance(error, Misuse) else COULD_NOT
    for fault in outcome.faults:
        _annotate(fault)
    _report(where, outcome)
    return COULD_NOT if outcome.faults else _judged(given, outcome)


def _judged(given: Inputs, outcome: Outcome) -> int:
    fails = {"never": False, "news": outcome.news, "findings": outcome.findings > 0}
    return FOUND if fails[given.fail_on] else 0


def _report(where: Job, outcome: Outcome) -> None:
    """The outputs for later steps, and the report on the page of the job."""
    issue = outcome.issue
    outputs = {
        "issue": issue.number if issue else "",
        "issue-url": issue.url if issue else "",
        "news": "true" if outcome.news else "false",
        "findings": outcome.findings,
        "report": outcome.report,
        "status-page": outcome.page,
    }
    _append(where.outputs, "".join(f"{name}={value}\n" for name, value in outputs.items()))
    _append(where.summary, outcome.report.read_text(encoding="utf-8"))


def _append(file: Path | None, text: str) -> None:
    if file is not None:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(text)


def _annotate(fault: str) -> None:
    """Shows it at the top of the job's page: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands"""
    escaped = fault.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    sys.stdout.write(f"::error title=dostupne watch::{escaped}\n")


if __name__ == "__main__":
    sys.exit(main())
