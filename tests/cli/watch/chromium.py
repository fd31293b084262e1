"""A Chromium to look at pages with, driven by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/)."""

import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

BROWSER = shutil.which(os.environ.get("CHROMIUM", "chromium"))
_PATIENCE = 60.0


@dataclass
class Tab:
    """A tab."""

    socket: aiohttp.ClientWebSocketResponse
    sent: int = field(default=0)

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command of the protocol and its result."""
        self.sent += 1
        await self.socket.send_json({"id": self.sent, "method": method, "params": parameters})
        while True:
            answer: dict[str, Any] = await self.socket.receive_json(timeout=_PATIENCE)
            if answer.get("id") == self.sent:
                assert "error" not in answer, answer
                return dict(answer["result"])

    async def look_at(self, page: Path, width: int, height: int = 900, *, dark: bool = False) -> None:
        """Loads the page at this width, in CSS pixels."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme])
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        await self.call("Emulation.setDeviceMetricsOverride", **size)
        await self.call("Page.navigate", url=page.as_uri())
        loaded = "document.readyState == 'complete' || new Promise(done => addEventListener('load', () => done(true)))"
        assert await self.value(loaded)

    async def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to."""
        found = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return found["result"].get("value")


@contextmanager
def chromium(profile: Path) -> Iterator[str]:
    """A browser of its own, as the address of its DevTools on the loopback."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0")
    command = [str(BROWSER), *options, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
        try:
            yield f"http://127.0.0.1:{_port(profile / 'DevToolsActivePort')}"
        finally:
            browser.terminate()


def _port(file: Path) -> str:
    """The port that the browser has chosen and written down."""
    until = time.monotonic() + _PATIENCE
    while not file.exists() or len(file.read_text().split()) < 2:
        assert time.monotonic() < until, "Chromium does not start"
        time.sleep(0.05)
    return file.read_text().split()[0]


@asynccontextmanager
async def tab(browser: str) -> AsyncIterator[Tab]:
    """The tab of a browser."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{browser}/json") as answer:
            (address, *_) = [one["webSocketDebuggerUrl"] for one in await answer.json() if one["type"] == "page"]
        async with session.ws_connect(address, max_msg_size=0) as socket:
            yield Tab(socket)
