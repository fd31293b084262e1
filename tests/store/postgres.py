"""A PostgreSQL of one's own: Debian's programs (or those in PG_BIN), a cluster in a temporary folder, a Unix socket.

It ends with whoever started it, also when that was killed. The programs refuse to run as root, who becomes `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_START = 60.0
_END = 20.0
_QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""Nothing here outlives the machine; a killed client loses nothing by it."""

GUARDED = "guarded"
"""A user who must give the password `GUARDED`; all others are let in."""


class NoServer(Exception):
    """There is no PostgreSQL to start, and why."""


def programs() -> Path:
    """The folder of `initdb` and `postgres`, the newest of Debian's. Raises `NoServer`."""
    named = os.environ.get("PG_BIN")
    candidates = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)
    found = [folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()]
    if not found:
        raise NoServer("no PostgreSQL: install Debian's `postgresql`, or name the folder of initdb in PG_BIN")
    if shutil.which("setpriv") is None:
        raise NoServer("no setpriv (util-linux), by which the server ends with the tests")
    return found[-1]


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0


@dataclass(slots=True)
class Server:
    """A running server. `settings` are those it was started with."""

    bin: Path
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _names: Iterator[int] = field(default_factory=count)

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        """The address of a database."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """A new database that is as another one; its name."""
        name = f"{template}_{next(self._names)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What psql prints, without frills."""
        arguments = ["-XqAt", "-h", str(self.folder), "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(
            [str(self.bin / "psql"), *arguments, "-c", statement], check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def start(self) -> None:
        """Starts it and waits until it answers."""
        options = [f"-c{name}={value}" for name, value in self.settings.items()]
        listening = ["-clisten_addresses=", f"-cunix_socket_directories={self.folder}"]
        command = [str(self.bin / "postgres"), "-D", str(self.folder / "data"), *listening, *options]
        with (self.folder / "log").open("ab") as log:
            # SIGINT at our death: it disconnects everybody and ends.
            self._process = subprocess.Popen(
                [*_unprivileged("--pdeathsig", "INT"), *command],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        until = time.monotonic() + _START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise NoServer(f"PostgreSQL does not start: {self._said()}")
            time.sleep(0.05)

    def stop(self, *, at_once: bool = False) -> None:
        """Ends it; `at_once` as if the machine had failed."""
        if self._process is not None:
            self._process.send_signal(3 if at_once else 2)  # SIGQUIT, SIGINT
            self._process.wait(_END)
            self._process = None

    def _answers(self) -> bool:
        ready = subprocess.run([str(self.bin / "pg_isready"), "-q", "-h", str(self.folder)], check=False)
        return ready.returncode == 0

    def _said(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]


@contextmanager
def serving(**settings: str) -> Iterator[Server]:
    """A server with an empty cluster, and these settings besides those that make it quick. Raises `NoServer`."""
    found = programs()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = Server(found, folder, _QUICK | settings)
    try:
        if os.geteuid() == 0:
            os.chown(folder, _user().pw_uid, _user().pw_gid)
        _make_cluster(server)
        server.start()
        try:
            server.sql(f"CREATE ROLE {GUARDED} LOGIN SUPERUSER PASSWORD '{GUARDED}'")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(server: Server) -> None:
    data = server.folder / "data"
    made = subprocess.run(
        [
            *_unprivileged(),
            str(server.bin / "initdb"),
            *("-D", str(data), "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "--auth=trust"),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=server.folder,
    )
    if made.returncode:
        raise NoServer(f"initdb: {made.stderr.strip()}")
    rules = data / "pg_hba.conf"
    rules.write_text(f"local all {GUARDED} scram-sha-256\nlocal all all trust\n", encoding="utf-8")


def _unprivileged(*options: str) -> list[str]:
    """What a command begins with so that it does not run as root."""
    if os.geteuid() != 0:
        return ["setpriv", *options] if options else []
    user = _user()
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *options]


def _user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServer("neither a user `postgres` nor `nobody`, and PostgreSQL does not run as root")
