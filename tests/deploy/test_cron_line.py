"""The lines of docs/deploy/cron.md, run as cron runs them: almost no environment, in the home folder."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs/deploy/cron.md"
SAMPLE = Path(__file__).parents[2] / "references/nato-russia"


def crontab() -> tuple[dict[str, str], str, str]:
    """The variables of the page's crontab, the time and the command of its one line."""
    found = re.search(r"^```crontab\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    *variables, line = found[1].splitlines()
    *times, command = line.split(None, 5)
    return dict(one.split("=", 1) for one in variables), " ".join(times), command


def run(command: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command as cron starts it, with dostupne where it is here."""
    variables, _, _ = crontab()
    path = variables["PATH"].replace("/home/novak/.local/bin", str(Path(sys.executable).parent))
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=home,
        env={"HOME": str(home), "SHELL": "/bin/sh", "LOGNAME": "novak", **variables, "PATH": path, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_line_is_five_times_and_a_command_without_a_percent_sign() -> None:
    _, times, command = crontab()
    assert re.fullmatch(r"\d{1,2} \* \* \* \*", times)
    assert times[:2] != "0 "
    assert command == "dostupne watch run"
    assert "%" not in command


def test_a_line_for_nothing_is_told_what_to_do(tmp_path: Path) -> None:
    done = run(crontab()[2], tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "dostupne watch add" in done.stderr


@pytest.mark.slow
def test_mail_comes_when_there_is_news_and_then_no_more(tmp_path: Path) -> None:
    """With a recording for the web, and its day in the past of the next run, at which nothing is due."""
    (tmp_path / "essay.txt").write_bytes((SAMPLE / "essay.txt").read_bytes())
    assert run("dostupne watch add essay.txt", tmp_path).returncode == 0
    now = datetime.now(UTC).isoformat()
    replay = f"{crontab()[2]} --replay {os.fspath(SAMPLE / 'web.warc.gz')} --now {now}"
    first = run(replay, tmp_path)
    assert first.returncode == 1, first.stderr
    assert first.stdout
    again = run(replay, tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
