"""`dostupne parse` on many lines: a bar on a real terminal, and memory that does not grow with the lines."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "dostupne", "parse"]
LINE = "NOVÁK, Jan. Dílo číslo {}. Praha: Grada, 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/{}/clanek.html\n"


def _lines(count: int) -> bytes:
    return "".join(LINE.format(number, number) for number in range(count)).encode()


def test_a_bar_on_a_terminal_while_lines_come_from_a_pipe(tmp_path: Path) -> None:
    """Standard error is a terminal: the count is drawn there; standard output holds the data alone."""
    lines = tmp_path / "lines.txt"
    lines.write_bytes(_lines(1500))
    master, slave = pty.openpty()
    with lines.open("rb") as source, (tmp_path / "out.bib").open("wb") as out:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
        child = subprocess.Popen([*COMMAND, "--lang", "en"], stdin=source, stdout=out, stderr=slave, env=environment)
        os.close(slave)
        drawn = _drained(master)
        assert child.wait(60) == 0
    assert "Parsing references" in drawn
    assert "1,500" in drawn
    written = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert written.count("@") == 1500
    assert "Parsing" not in written


def test_no_bar_where_nobody_looks() -> None:
    """Standard error is a pipe: nothing is drawn into it."""
    done = subprocess.run(COMMAND, input=_lines(300), capture_output=True, check=True, timeout=60)
    assert done.stderr == b""


def _drained(terminal: int) -> str:
    """What is written to the terminal until its other end is closed."""
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux tells so that the last process has gone
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8", "replace")


_PEAK = """
import pathlib, re, sys
from dostupne.cli.main import run
sys.argv = ["dostupne", "parse", "--format", "csl-json"]
try:
    run()
except SystemExit:
    pass
# Not ru_maxrss: Linux hands the peak of the parent on to the child.
status = pathlib.Path("/proc/self/status").read_text()
print(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1], file=sys.stderr)
"""


@pytest.mark.slow
def test_a_hundred_thousand_lines_take_the_memory_of_a_few() -> None:
    """Only the citation keys given out stay: well under half a kilobyte a line."""
    few, many = (
        int(
            subprocess.run(
                [sys.executable, "-c", _PEAK], input=_lines(count), capture_output=True, check=True, timeout=600
            ).stderr
        )
        for count in (1_000, 100_000)
    )
    assert many - few < 50_000  # KiB
