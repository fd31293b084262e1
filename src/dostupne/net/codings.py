"""Packed bytes → bytes: the content codings of HTTP, undone piece by piece and never beyond a limit.

Our own and not httpx's: that one unpacks each piece in full, and thirty kilobytes of br or zstd may hold gigabytes.
"""

import re
import sys
import zlib
from collections.abc import AsyncGenerator, Callable
from typing import Protocol

import brotli
import httpx

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from dostupne.model.evidence import Failure
from dostupne.net.failures import NoAnswer

ACCEPTED = "gzip, deflate, br, zstd"
"""What `unpacker` can undo, as `Accept-Encoding` says it."""

_ZSTD_WINDOW_LOG = 23
"""8 MB of window, the most that a server may want (https://www.rfc-editor.org/rfc/rfc9659)."""

_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")  # https://mimesniff.spec.whatwg.org/#binary-data-byte
_SNIFFED = 1445


async def pieces(response: httpx.Response, limit: int) -> AsyncGenerator[bytes, None]:
    """The body of an answer that was not read yet, unpacked, `limit` bytes of it at most.

    Raises `httpx.HTTPError` for what breaks it off.
    """
    undo = unpacker(response.headers.get("content-encoding", ""))
    # straight from the transport: httpx's way costs more than ours
    chunks = aiter(response.stream) if isinstance(response.stream, httpx.AsyncByteStream) else response.aiter_raw()
    try:
        async for chunk in chunks:
            part = undo.unpack(chunk, limit) if undo else chunk[:limit]
            limit -= len(part)
            yield part
            if limit <= 0:
                return
    finally:
        if isinstance(chunks, AsyncGenerator):
            await chunks.aclose()


class Unpacker(Protocol):
    """Undoes one content coding."""

    def unpack(self, data: bytes, most: int) -> bytes:
        """What the next packed piece holds, `most` bytes of it; once that many have come, no more may be asked for.

        Raises `NoAnswer` with `BAD_ENCODING` for what is not packed as was said.
        """


def unpacker(coding: str) -> Unpacker | None:
    """What undoes the coding that a `Content-Encoding` header names; None where it names none."""
    name = coding.strip().lower()
    if name in {"", "identity"}:
        return None
    return _BY_NAME.get(name, _Unknown)()


class _Zlib:
    """gzip, of any number of members, and deflate, with the head of zlib or without it as some servers send it."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)
        self._begun = False

    def unpack(self, data: bytes, most: int) -> bytes:
        parts: list[bytes] = []
        while data and most > 0:
            part = self._undone(data, most)
            parts.append(part)
            most -= len(part)
            data = self._stream.unused_data
            if self._stream.eof:
                self._stream = zlib.decompressobj(self._bits)
                data = data if data.startswith(b"\x1f\x8b") else b""  # what follows the end otherwise is padding
        return b"".join(parts)

    def _undone(self, data: bytes, most: int) -> bytes:
        begun, self._begun = self._begun, True
        try:
            return self._stream.decompress(data, most)
        except zlib.error as error:
            if begun or self._bits != zlib.MAX_WBITS:
                raise _lie(error) from error
        self._bits = -zlib.MAX_WBITS
        self._stream = zlib.decompressobj(self._bits)
        return self._undone(data, most)


class _Brotli:
    """br: https://www.rfc-editor.org/rfc/rfc7932."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def unpack(self, data: bytes, most: int) -> bytes:
        if self._stream.is_finished():
            return b""
        try:
            return bytes(self._stream.process(data, output_buffer_limit=most)[:most])
        except brotli.error as error:
            raise _lie(error) from error


class _Zstd:
    """zstd: https://www.rfc-editor.org/rfc/rfc8878, of any number of frames."""

    def __init__(self) -> None:
        self._stream = self._frame()

    @staticmethod
    def _frame() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})

    def unpack(self, data: bytes, most: int) -> bytes:
        parts: list[bytes] = []
        while data and most > 0:
            if self._stream.eof:
                self._stream = self._frame()
            try:
                part = self._stream.decompress(data, most)
            except zstd.ZstdError as error:
                raise _lie(error) from error
            parts.append(part)
            most -= len(part)
            data = self._stream.unused_data if self._stream.eof else b""
        return b"".join(parts)


class _Unknown:
    """A coding that nobody knows: taken for none, as browsers do, unless what comes is plainly no text.

    Many a server names a charset there (`Content-Encoding: utf-8`).
    """

    def __init__(self) -> None:
        self._begun = False

    def unpack(self, data: bytes, most: int) -> bytes:
        if not self._begun and _BINARY.search(data[:_SNIFFED]):
            raise NoAnswer(Failure.BAD_ENCODING, "it is packed in a way that is not known")
        self._begun = True
        return data[:most]


def _lie(error: Exception) -> NoAnswer:
    return NoAnswer(Failure.BAD_ENCODING, f"it is not packed as it says: {error}")


_BY_NAME: dict[str, Callable[[], Unpacker]] = {
    "gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
    "zstd": _Zstd,
}
