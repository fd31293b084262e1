"""Standard input and output as bytes and text, and what is said to the user beside them."""

import os
import sys
from collections.abc import Iterable

READER_GONE = 141
"""Exit code when who read our output stopped (`| head`): 128 + SIGPIPE, as a shell has it."""


def prepare() -> None:
    """Data are UTF-8 wherever they go but to a terminal; an odd character never stops the work."""
    if not sys.stdout.isatty():
        _reconfigure(sys.stdout, "utf-8")
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, None)


def _reconfigure(stream: object, encoding: str | None) -> None:
    # What stands in for the streams in tests and embeddings cannot be reconfigured and need not be.
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding=encoding, errors="backslashreplace")


def put(texts: Iterable[str]) -> None:
    """Writes to standard output. Ends the process quietly when nobody reads any more."""
    try:
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try to flush what is left once more at the end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(READER_GONE) from None


def say(message: str) -> None:
    """One line to standard error, for people."""
    sys.stderr.write(f"{message}\n")
