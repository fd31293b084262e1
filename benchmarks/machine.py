"""Where and on what a figure was measured."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def machine_line() -> str:
    """Processor, cores, Python, commit (with `+` where files differ from it) and day, on one line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    return f"{_processor()}, {len(os.sched_getaffinity(0))} cores; {python}; commit {_commit()}; {day}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )


def _commit() -> str:
    commit = _git("rev-parse", "--short", "HEAD")
    return f"{commit}+" if _git("status", "--porcelain", "--", "src") else commit


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.strip()
