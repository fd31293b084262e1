"""Who is told: a webhook on loopback, as apprise's `json://` sends to it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that came: during which run, for which bibliography (the path it was sent to). `digest` is its id."""

    run: int
    bibliography: str
    subject: str
    text: str
    digest: str = ""


@dataclass
class Receiver:
    """What came. While it is `deaf` it answers with an error and keeps nothing."""

    run: int = 0
    deaf: bool = False
    notices: list[Notice] = field(default_factory=list)
    refused: int = 0
    port: int = 0

    def target(self, bibliography: str) -> str:
        """The address of apprise for a bibliography."""
        return f"json://127.0.0.1:{self.port}/{bibliography}"

    def take(self, path: str, body: bytes) -> int:
        """Keeps what was sent; the status to answer with."""
        if self.deaf:
            self.refused += 1
            return 503
        told = json.loads(body)
        subject, text = told.get("title", ""), told.get("message", "")
        self.notices.append(Notice(self.run, path.strip("/"), subject, text, told.get("digest", "")))
        return 200


@contextmanager
def receiving() -> Iterator[Receiver]:
    """The receiver at work on a port of loopback."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(receiver.take(self.path, body))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
