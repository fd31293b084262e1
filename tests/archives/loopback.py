"""Any answerer of httpx requests as a real server on the loopback, in a thread of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx

Answerer = Callable[[httpx.Request], Awaitable[httpx.Response]]


@contextmanager
def served(answer: Answerer) -> Iterator[str]:
    """The origin at which it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is the library's
            length = int(self.headers.get("Content-Length") or 0)
            request = httpx.Request(
                self.command,
                self.path if "://" in self.path else f"http://{self.headers['Host']}{self.path}",  # whole to a proxy
                headers=list(self.headers.items()),
                content=self.rfile.read(length),
            )
            response = asyncio.run(_whole(answer, request))
            self.send_response(response.status_code)
            for name, value in response.headers.items():
                if name.lower() not in {"content-length", "transfer-encoding"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def _whole(answer: Answerer, request: httpx.Request) -> httpx.Response:
    return await answer(request)
