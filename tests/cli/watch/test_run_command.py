"""`watch run` and `watch daemon` as a user has them: whole processes, a server on the loopback, a store on SQLite."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Wish, add
from dostupne.model.watching import Phase
from dostupne.store.watch import WatchStore

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "references" / "nato-russia"
BEGIN = datetime(2026, 9, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)
PAGE = "<html><head><title>Dějiny odkazů</title></head><body><h1>Dějiny odkazů</h1><p>O odkazech a jejich dějinách.</p></body></html>"


@dataclass
class Site:
    """Pages by path, each with its status; `hangs` until it is released. Counts what it was asked."""

    statuses: dict[str, int] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    hangs: bool = False
    released: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of its own."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked[self.path] += 1
            if made.hangs:
                made.released.wait(60)
            status = made.statuses.get(self.path, 404)
            body = (PAGE if status == 200 else "<title>Nenalezeno</title>").encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of http.server)
            """Says nothing."""

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                return  # the client went away

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that was killed is no error here
        made.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made
        made.released.set()
        server.shutdown()
        thread.join()


@dataclass
class Watching:
    """The command in a folder with a store of its own."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """Where the store is."""
        return str(self.folder / "watch.sqlite")

    def add(self, source: Path, now: datetime = BEGIN) -> None:
        """Puts it under watch."""
        with WatchStore.opened(self.database) as store:
            asyncio.run(add(store, Wish(str(source)), Settings(), now))

    def bibliography(self, *urls: str) -> None:
        """Writes one that cites these addresses, and puts it under watch."""
        path = self.folder / "teze.bib"
        path.write_text(
            "".join(
                f"@online{{k{n},\n title = {{Dějiny odkazů}},\n url = {{{one}}}\n}}\n" for n, one in enumerate(urls)
            ),
            encoding="utf-8",
        )
        self.add(path)

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Starts the command."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOSTUPNE_", "XDG_"))}
        own = {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "Europe/Prague", "NO_COLOR": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "dostupne", "--lang", "en", "watch", *words, "--database", self.database],
            cwd=self.folder,
            env=kept | own | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, now: datetime, *words: str, network: bool = True) -> tuple[int, str, str]:
        """Runs `watch run` at this time; its exit code, what it says, and what it complains of."""
        manners = ("--allow-private", "--interval", "0", "--retries", "0", "--no-archive") if network else ()
        process = self.start("run", "--now", now.isoformat(), *manners, *words)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def phase(self, url: str) -> Phase:
        """What is proved of a link."""
        with WatchStore.opened(self.database) as store:
            link = store.link(url)
        assert link is not None
        return link.condition.phase


@pytest.fixture
def watching(tmp_path: Path) -> Watching:
    """In an empty folder, where no canary of the web is asked."""
    return Watching(tmp_path, {"DOSTUPNE_CANARIES": ""})


def test_alive_failing_thrice_dead_revived(watching: Watching, site: Site) -> None:
    """Four runs and two: silent while nothing is new, 1 and the digest on the day of death, the digest of the return."""
    url = site.url("/dejiny")
    watching.bibliography(url)
    site.statuses["/dejiny"] = 200
    assert watching.run(BEGIN) == (0, "", "")
    site.statuses["/dejiny"] = 404
    code, out, _ = watching.run(BEGIN + 7 * DAY)
    assert (code, out, watching.phase(url)) == (0, "", Phase.SUSPECTED)
    assert watching.run(BEGIN + 8 * DAY) == (0, "", "")
    code, out, _ = watching.run(BEGIN + 10 * DAY)
    assert (code, out, watching.phase(url)) == (0, "", Phase.SUSPECTED)
    code, out, err = watching.run(BEGIN + 13 * DAY)
    assert (code, watching.phase(url)) == (1, Phase.DEAD)
    assert url.removeprefix("http://") in out
    assert "teze.bib" in out
    assert "Traceback" not in err
    assert watching.run(BEGIN + 13 * DAY + timedelta(hours=1)) == (0, "", "")
    site.statuses["/dejiny"] = 200
    code, out, _ = watching.run(BEGIN + 43 * DAY)
    assert (code, watching.phase(url)) == (0, Phase.ALIVE)
    assert url.removeprefix("http://") in out
    assert site.asked["/dejiny"] == 5


def test_the_sample_from_its_recording(watching: Watching) -> None:
    """No network: what was dead when it was recorded is declared dead by the third replay, six days later."""
    watching.add(SAMPLE / "expected.bib")
    replay = ("--replay", str(SAMPLE / "web.warc.gz"))
    codes = []
    for days in (0, 3, 6):
        code, out, err = watching.run(BEGIN + days * DAY, *replay, network=False)
        assert "Traceback" not in err
        codes.append(code)
    with WatchStore.opened(watching.database) as store:
        phases = Counter(link.condition.phase for link in store.links())
    assert codes[2] == 1
    assert phases[Phase.DEAD] > 0
    assert phases[Phase.SUSPECTED] == 0
    assert phases[Phase.ALIVE] > 0
    assert out.count("http") >= phases[Phase.DEAD]
    assert watching.run(BEGIN + 6 * DAY, *replay, network=False)[0] == 0


def test_without_now_a_replay_is_of_the_day_of_the_recording(watching: Watching) -> None:
    watching.add(SAMPLE / "expected.bib", datetime(2026, 1, 1, tzinfo=UTC))
    process = watching.start("run", "--replay", str(SAMPLE / "web.warc.gz"), "--no-archive")
    process.communicate(timeout=120)
    with WatchStore.opened(watching.database) as store:
        asked = {link.condition.asked_at for link in store.links()}
    assert len(asked) == 1
    [day] = asked
    assert day is not None
    assert day < datetime.now(UTC) + timedelta(days=1)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_ended_says_so_and_holds_nothing(
    watching: Watching, site: Site, number: signal.Signals, code: int
) -> None:
    """Within seconds, though the server hangs; the next run asks what was in flight."""
    watching.bibliography(site.url("/a"), site.url("/b"))
    site.hangs = True
    process = watching.start("run", "--allow-private", "--no-archive", "--ignore-robots")
    _until(lambda: site.asked.total() > 0)
    begun = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - begun < 10
    assert process.returncode == code
    assert "cut off" in err
    assert "Traceback" not in err
    site.hangs = False
    site.released.set()
    site.statuses = {"/a": 200, "/b": 200}
    assert watching.run(datetime.now(UTC))[0] == 0
    with WatchStore.opened(watching.database) as store:
        assert [link.condition.looks for link in store.links()] == [1, 1]


def test_a_source_that_is_gone_is_3_and_all_else_is_done(watching: Watching, site: Site) -> None:
    watching.bibliography(site.url("/a"))
    site.statuses["/a"] = 200
    (watching.folder / "teze.bib").unlink()
    code, _, err = watching.run(BEGIN)
    assert code == 3
    assert "teze.bib" in err
    assert site.asked["/a"] == 1


def test_our_network_down_is_3_with_words(watching: Watching) -> None:
    """Nobody answers at the canary either."""
    with socket.socket() as taken:  # a port at which nobody listens
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        watching.environment["DOSTUPNE_CANARIES"] = f"http://127.0.0.1:{port}/canary"
        watching.bibliography(*(f"http://127.0.0.{n}:{port}/x" for n in range(1, 7)))
        code, out, err = watching.run(BEGIN)
    assert (code, out) == (3, "")
    assert "network" in err
    assert watching.phase(f"http://127.0.0.1:{port}/x") is Phase.UNKNOWN


def test_a_database_that_is_none_is_3_with_words(watching: Watching) -> None:
    Path(watching.database).write_text("plain text, and no database\n" * 50)
    code, out, err = watching.run(BEGIN)
    assert (code, out) == (3, "")
    assert "watch.sqlite" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [("nobody.bib",), ("--now", "yesterday"), ("--tag", "none")])
def test_misuse_is_2(watching: Watching, site: Site, words: tuple[str, ...]) -> None:
    watching.bibliography(site.url("/a"))
    process = watching.start("run", *words)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.startswith(("dostupne: ", "Usage"))


def test_a_daemon_tells_systemd_works_and_ends_when_it_is_told_to(watching: Watching, site: Site) -> None:
    """READY, a line of the run and of the rest, STOPPING, 0."""
    watching.bibliography(site.url("/a"))
    site.statuses["/a"] = 200
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(watching.folder / "notify"))
        systemd.settimeout(60)
        watching.environment["NOTIFY_SOCKET"] = str(watching.folder / "notify")
        process = watching.start("daemon", "--allow-private", "--no-archive", "--interval", "0", "--jitter", "0s")
        try:
            assert systemd.recv(100) == b"READY=1"
            _until(lambda: site.asked["/a"] > 0 and watching.phase(site.url("/a")) is Phase.ALIVE)
            process.send_signal(signal.SIGTERM)
            assert systemd.recv(100) == b"STOPPING=1"
            _, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "asked 1" in err
    assert "stopping" in err
    assert "Traceback" not in err


def test_a_daemon_that_is_told_twice_ends_at_once(watching: Watching, site: Site) -> None:
    """Though the server hangs; what was in flight is due still."""
    watching.bibliography(site.url("/a"))
    site.hangs = True
    process = watching.start("daemon", "--allow-private", "--no-archive", "--ignore-robots", "--jitter", "0s")
    try:
        _until(lambda: site.asked.total() > 0)
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert time.monotonic() - begun < 10
    assert "Traceback" not in err
    with WatchStore.opened(watching.database) as store:
        assert store.due(datetime.now(UTC)).count == 1


def _until(holds: object, longest: float = 60.0) -> None:
    """Waits until it holds."""
    assert callable(holds)
    end = time.monotonic() + longest
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
