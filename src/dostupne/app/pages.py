"""Bytes of an answer → PageFacts: pages of HTML here, PDF in a process of its own."""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self

from dostupne.documents.pdf import PDF
from dostupne.documents.pdf.front import read_front
from dostupne.links import page
from dostupne.model.evidence import PageFacts

SECONDS = 2.0
"""That the reading of one PDF may take; one of a thousand pages takes some milliseconds, for only the first is read."""
STARTING = 10.0
"""Seconds that the process has to start and read its first PDF, on a busy machine too."""
MEMORY = 1 << 29
"""Bytes of address space that the process may have, where the system can limit it."""


class PageReader:
    """Reads what pages call themselves; made for one run (`async with`), whose end ends the process that reads PDF."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        self.close()

    def read(self, body: bytes, content_type: str, fragment: str = "") -> PageFacts | None:
        """What a page or a PDF calls itself, as `links.page.read_page` has it; None for anything else.

        A PDF that takes longer than `SECONDS`, more than `MEMORY`, or breaks its reader down says nothing: only the
        process that reads it ends, and the next PDF gets a new one.
        """
        # A page about PDF may hold its mark near the beginning too.
        if not PDF.recognises(body) or body.lstrip().startswith(b"<"):
            return page.read_page(body, content_type, fragment)
        try:
            return self._asked(body)
        except (EOFError, OSError):
            # The process broke down over this PDF: that is what it is for.
            self.close()
            return None

    def _asked(self, body: bytes) -> PageFacts | None:
        patience = SECONDS if self._process else STARTING
        pipe = self._pipe or self._start()
        pipe.send_bytes(body)
        if not pipe.poll(patience):
            self.close()
            return None
        facts: PageFacts | None = pipe.recv()
        return facts

    def close(self) -> None:
        """Ends the process, if there is one."""
        if self._process and self._pipe:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        # Spawned, not forked: the check has threads by now.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_read_all, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe


def _read_all(pipe: Connection) -> None:
    """The work of the process: a PDF in, what it calls itself out, until the other end is closed."""
    # Ctrl-C is for the process that the user started; it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            body = pipe.recv_bytes()
        except EOFError:
            return
        try:
            facts = read_front(body)
        except MemoryError:
            facts = None
        pipe.send(facts)


def _limit_memory() -> None:
    try:
        # Windows has no such module: there the time alone is bounded.
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
