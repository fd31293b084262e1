"""The units of systemd, as far as its own tools judge them where it does not run."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dostupne.cli.checking import FINDINGS
from dostupne.cli.watching import TERMINATED

UNITS = Path(__file__).parents[2] / "docs/deploy/systemd"
COMMAND = Path(sys.executable).with_name("dostupne")
SERVICES = sorted(UNITS.glob("*/*.service"))
MOST_EXPOSED = 15
"""Tenths of a point, of a hundred: systemd calls what is below 20 well protected."""

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")


def name(path: Path) -> str:
    return path.relative_to(UNITS).as_posix()


def analyze(*arguments: str, runtime: Path = Path("/run")) -> str:
    """What systemd-analyze says on both outputs; it must find nothing wrong."""
    done = subprocess.run(
        ["systemd-analyze", *arguments],
        env={**os.environ, "TZ": "UTC", "XDG_RUNTIME_DIR": str(runtime)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@needs_systemd
@pytest.mark.parametrize("kind", ["system", "user"])
def test_systemd_finds_no_fault_in_the_units(kind: str, tmp_path: Path) -> None:
    """With the command where it is here: systemd looks whether it is there."""
    for unit in (UNITS / kind).iterdir():
        text = re.sub(r"^(ExecStart=)\S+", rf"\g<1>{COMMAND}", unit.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = [str(unit) for unit in tmp_path.iterdir() if unit.suffix in {".service", ".timer"}]
    assert analyze("verify", "--man=no", *(["--user"] if kind == "user" else []), *units, runtime=tmp_path) == ""


@needs_systemd
@pytest.mark.parametrize("unit", sorted((UNITS / "system").glob("*.service")), ids=name)
def test_what_runs_for_all_can_do_little_else(unit: Path) -> None:
    analyze("security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED}", str(unit))


@needs_systemd
@pytest.mark.parametrize("unit", sorted(UNITS.glob("*/*.timer")), ids=name)
def test_the_timer_looks_every_hour(unit: Path) -> None:
    calendar = setting(unit, "OnCalendar")
    first, second = re.findall(r":(\d\d:\d\d) UTC$", analyze("calendar", "--iterations=2", calendar), re.MULTILINE)[:2]
    assert (first, second) == ("00:00", "00:00")
    assert setting(unit, "Persistent") == "true"


def test_the_services_of_the_system_are_protected_alike() -> None:
    once, always = (
        [
            line
            for line in lines(UNITS / f"system/{unit}.service")
            if re.match(r"(Protect|Private|Restrict|System)", line)
        ]
        for unit in ("dostupne-watch", "dostupne-watchd")
    )
    assert once == always
    assert len(once) > 15


@pytest.mark.parametrize("unit", SERVICES, ids=name)
def test_what_a_unit_starts_ends_as_the_unit_expects(unit: Path, tmp_path: Path) -> None:
    """The command of the unit under an empty home, told to end by SIGTERM if it stays: once with its socket, as systemd has it."""
    _, *arguments = shlex.split(setting(unit, "ExecStart"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(60)
        process = subprocess.Popen(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": str(tmp_path / "notify")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if setting(unit, "Type") == "notify":
            assert systemd.recv(100) == b"READY=1"
            process.terminate()
            assert systemd.recv(100) == b"STOPPING=1"
        code = process.wait(60)
    well = {0, *map(int, setting(unit, "SuccessExitStatus", "0").split())}
    assert code in well


def test_a_run_that_is_stopped_is_no_failure() -> None:
    """128 + SIGTERM, as `watch run` ends when it is asked to."""
    for unit in UNITS.glob("*/dostupne-watch.service"):
        assert setting(unit, "SuccessExitStatus") == f"{FINDINGS} {TERMINATED}"


def setting(unit: Path, key: str, default: str | None = None) -> str:
    """The one value of a key."""
    found = [line.partition("=")[2] for line in lines(unit) if line.startswith(f"{key}=")]
    if default is not None and not found:
        return default
    (value,) = found
    return value


def lines(unit: Path) -> list[str]:
    return unit.read_text(encoding="utf-8").splitlines()
