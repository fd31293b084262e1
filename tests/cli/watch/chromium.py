"""A Chromium to look at pages with, driven by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/)."""

import asyncio
import base64
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

BROWSER = shutil.which(os.environ.get("CHROMIUM", "chromium"))
_PATIENCE = 60.0


@dataclass
class Tab:
    """A tab."""

    socket: "aiohttp.ClientWebSocketResponse"
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
        while await self.value("document.readyState") != "complete" or not await self.value("innerWidth"):
            await asyncio.sleep(0.05)

    async def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to."""
        found = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    async def picture(self, path: Path) -> None:
        """What is seen of the page, as a PNG."""
        found = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(found["data"]))

    async def printed(self, path: Path) -> None:
        """The page on paper, as a PDF."""
        found = await self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(found["data"]))


@asynccontextmanager
async def tab(profile: Path) -> AsyncIterator[Tab]:
    """A tab of a browser of its own."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0")
    command = [str(BROWSER), *options, f"--user-data-dir={profile}", "about:blank"]
    browser = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = await asyncio.wait_for(_port(profile / "DevToolsActivePort"), _PATIENCE)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                (address, *_) = [one["webSocketDebuggerUrl"] for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                yield Tab(socket)
    finally:
        browser.terminate()
        await browser.wait()


async def _port(file: Path) -> str:
    while not file.exists() or len(file.read_text().split()) < 2:
        await asyncio.sleep(0.05)
    return file.read_text().split()[0]
