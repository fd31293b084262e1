"""A small web on this machine whose pages die and come back, and the action's program run against it week after week."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.deploy.conftest import Forge

ACTION = Path(__file__).parents[2] / "docs/deploy/action"
FIRST_DAY = datetime(2026, 3, 2, 3, 17, tzinfo=UTC)
TITLES = {"/rivers": "Rivers of Moravia", "/lakes": "Lakes of Bohemia"}


class Web(ThreadingHTTPServer):
    """Serves a page for each title unless it is `gone`. With `together` a page is answered when two have asked for it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.gone: set[str] = set()
        self.together: threading.Barrier | None = None
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.together and self.path == "/rivers":
            try:
                self.server.together.wait(30)
            except threading.BrokenBarrierError:
                self.server.together = None
        there = (self.path in TITLES and self.path not in self.server.gone) or self.path == "/canary"
        title = TITLES.get(self.path, "Not found") if there else "Not found"
        body = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{f'All about {title}. ' * 40}</p>".encode()
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the parameter it overrides)
        """Nothing to standard error."""


@contextmanager
def served() -> Iterator[Web]:
    """A web that is there until the end of the block."""
    web = Web()
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    yield web
    web.shutdown()
    web.server_close()
    thread.join()


@dataclass
class Runner:
    """A machine of GitHub's: new folders for each job, what lasts is in the forge."""

    forge: Forge
    web: Web
    folder: Path
    given: dict[str, str] = field(default_factory=dict)
    jobs: int = 0

    def start(self, day: int) -> subprocess.Popen[str]:
        """Begins a job on that day, in a fresh checkout at a path of its own."""
        self.jobs += 1
        home = self.folder / f"job{self.jobs}"
        workspace = home / "work"
        workspace.mkdir(parents=True)
        (home / "temp").mkdir()
        (workspace / "essay.bib").write_text(self.bibliography(), encoding="utf-8")
        now = (FIRST_DAY + timedelta(days=day)).isoformat()
        return subprocess.Popen(
            [sys.executable, "-m", "issue_keeper", "--now", now],
            cwd=workspace,
            env=self.environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def job(self, day: int) -> tuple[int, str]:
        """The exit code and the log of a job."""
        process = self.start(day)
        log, _ = process.communicate(timeout=120)
        return process.returncode, log

    def bibliography(self) -> str:
        entry = "@online{{{key},\n  author = {{Novák, Jan}},\n  title = {{{title}}},\n  url = {{{url}}},\n  year = {{2026}},\n}}\n"
        return "\n".join(
            entry.format(key=path[1:], title=title, url=f"{self.web.address}{path}") for path, title in TITLES.items()
        )

    def environment(self, home: Path) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("DOSTUPNE_", "XDG_", "GITHUB_"))
        }
        return {
            **kept,
            **self.forge.environment,
            "HOME": str(home),
            "PYTHONPATH": str(ACTION),
            "DOSTUPNE_CANARIES": f"{self.web.address}/canary",
            "GITHUB_SERVER_URL": "https://github.test",
            "GITHUB_REPOSITORY": "library/bibliography",
            "GITHUB_RUN_ID": str(self.jobs),
            "GITHUB_WORKSPACE": str(home / "work"),
            "GITHUB_OUTPUT": str(home / "outputs"),
            "GITHUB_STEP_SUMMARY": str(home / "summary.md"),
            "RUNNER_TEMP": str(home / "temp"),
            "INPUT_SOURCES": "essay.bib\n",
            "INPUT_EVERY": "6d",
            "INPUT_OPTIONS": "--allow-private --no-archive --interval 0 --retries 0",
            "INPUT_TOKEN": "hush-hush",
            **self.given,
        }

    def outputs(self) -> dict[str, str]:
        """The outputs of the last job."""
        text = (self.folder / f"job{self.jobs}/outputs").read_text(encoding="utf-8")
        return dict(line.split("=", 1) for line in text.splitlines())

    def kept(self) -> list[dict[str, Any]]:
        """The rows on the branch."""
        return [json.loads(line) for line in self.forge.git("show", "dostupne-state:state.jsonl").splitlines()]
