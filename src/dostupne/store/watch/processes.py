"""Which process this is, and whether another is gone: its number alone is given to the next one soon."""

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Process:
    """A process: `host` is the machine's name; `place` is where its number `pid` means it and no other: one start of the
    machine, one namespace of numbers (containers have their own). `start` is when it began, as the system counts; empty where
    that cannot be known.
    """

    host: str
    place: str
    pid: int
    start: str


def this_process(proc: Path = _PROC) -> Process:
    """The process that runs this."""
    host = socket.gethostname()
    boot, space = _boot(proc), _namespace(proc)
    return Process(host, f"{boot} {space}" if boot else host, os.getpid(), _start(os.getpid(), proc) or "")


def is_gone(process: Process, here: Process, proc: Path = _PROC) -> bool:
    """Whether it certainly runs no more. Of another place nothing is certain."""
    if process.place != here.place or process.host != here.host:
        return False
    if process.start:
        return _start(process.pid, proc) != process.start
    return not _may_run(process.pid)


def _boot(proc: Path) -> str:
    try:
        return (proc / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _namespace(proc: Path) -> str:
    try:
        return str((proc / "self/ns/pid").readlink())
    except OSError:
        return ""


def _start(pid: int, proc: Path) -> str | None:
    """Field 22 of `/proc/PID/stat` (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html); None for one that is gone or waits to be buried."""
    try:
        stat = (proc / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    state, *rest = stat.rpartition(")")[2].split()  # the name before it may hold anything
    return None if state in "ZXx" else rest[18]


def _may_run(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # there the question would end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
