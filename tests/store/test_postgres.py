"""The server of the tests is nobody's burden when they are gone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.store.postgres import Server

_SCRIPT = """
import time
from tests.store.postgres import serving
with serving() as server:
    print(server.folder, server.sql("SELECT pg_backend_pid()") and (server.folder / "data/postmaster.pid").read_text().split()[0], flush=True)
    time.sleep(60)
"""


def test_it_ends_with_those_who_started_it(postgres: Server) -> None:
    """Though they were killed and could not end it."""
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        folder, pid = process.stdout.readline().split()
        assert Path("/proc", pid).exists()
        process.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while Path("/proc", pid).exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path("/proc", pid).exists()
    subprocess.run(["rm", "-r", folder], check=True)
    assert postgres.sql("SELECT 1") == "1", "ours goes on"


def test_each_has_databases_of_its_own(postgres: Server) -> None:
    one, other = postgres.create(), postgres.create()
    postgres.sql("CREATE TABLE x (y INTEGER)", one)
    assert postgres.sql("SELECT count(*) FROM pg_tables WHERE tablename = 'x'", other) == "0"
    assert postgres.folder.stat().st_uid == (os.geteuid() or postgres.folder.stat().st_uid)
