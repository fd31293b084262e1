"""Receivers on loopback: a webhook that answers as it is told, and a mail server that takes what it is given."""

import json
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

_HOMESERVER = json.dumps({"user_id": "@me:127.0.0.1", "room_id": "!room:127.0.0.1", "event_id": "$1"}).encode()

HANGS = "hangs"
DRIPS = "drips"


@dataclass
class Webhook:
    """Takes posts. `answers` are the statuses of the first ones (or how it misbehaves), then 200; `taken` are those answered with 200."""

    answers: list[int | str] = field(default_factory=list)
    asked: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    taken: list[Any] = field(default_factory=list)
    ends: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0

    @property
    def address(self) -> str:
        """As apprise has it."""
        return f"json://127.0.0.1:{self.port}/hook"

    def next_answer(self, headers: dict[str, str], body: Any) -> int | str:
        """Notes what came, and says what to do."""
        with self.lock:
            self.asked.append((headers, body))
            answer = self.answers.pop(0) if self.answers else 200
            if answer == 200:
                self.taken.append(body)
            return answer


class _Posted(BaseHTTPRequestHandler):
    """Answers as the hook of its server says."""

    hook: ClassVar[Webhook]

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"null")
        self._answer(self.hook.next_answer({name.lower(): value for name, value in self.headers.items()}, body))

    def do_PUT(self) -> None:
        self.do_POST()

    def do_GET(self) -> None:
        self._answer(self.hook.next_answer({}, "GET"))

    def _answer(self, answer: int | str) -> None:
        if answer == HANGS:
            self.hook.ends.wait(30)
        elif answer == DRIPS:
            self._drip()
        else:
            self.send_response(int(answer))
            if 300 <= int(answer) < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(_HOMESERVER)))
            self.end_headers()
            self.wfile.write(_HOMESERVER)

    def _drip(self) -> None:
        """A byte now and then: no pause between two is ever long enough for a time limit of reading."""
        while not self.hook.ends.wait(0.2):
            try:
                self.wfile.write(b"H")
            except OSError:
                return

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@contextmanager
def webhook(*answers: int | str) -> Iterator[Webhook]:
    """One that listens until the end of the block."""
    hook = Webhook(list(answers))
    handler = type("Handler", (_Posted,), {"hook": hook})
    with _listening(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        hook.port = port
        try:
            yield hook
        finally:
            hook.ends.set()


@contextmanager
def _listening(server: socketserver.TCPServer) -> Iterator[int]:
    """Has it listen until the end of the block, in a thread; its port."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class MailServer:
    """Speaks as much SMTP (RFC 5321) as is needed to be given a mail. `refuses` are receivers it does not know."""

    refuses: tuple[str, ...] = ()
    mails: list[str] = field(default_factory=list)
    port: int = 0

    def address(self, to: str, more: str = "") -> str:
        """As apprise has it; plain, as it is on this machine."""
        return f"mailto://127.0.0.1:{self.port}?from=watch@example.cz&to={to}&mode=insecure{more}"


class _Mailed(socketserver.StreamRequestHandler):
    """Takes the mails of one connection."""

    state: ClassVar[MailServer]

    def handle(self) -> None:
        self._say("220 here")
        while (command := self.rfile.readline().decode().strip().upper()) and command != "QUIT":
            if command == "DATA":
                self._say("354 go on")
                self.state.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
            refused = any(one.upper() in command for one in self.state.refuses)
            self._say("550 nobody" if refused else "250 fine")
        self._say("221 bye")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _MailPort(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def mail_server(*refuses: str) -> Iterator[MailServer]:
    """One that listens until the end of the block."""
    state = MailServer(refuses)
    with _listening(_MailPort(("127.0.0.1", 0), type("Handler", (_Mailed,), {"state": state}))) as port:
        state.port = port
        yield state


def closed_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(condition: Any, seconds: float = 10.0) -> bool:
    """Waits for it; whether it came."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
