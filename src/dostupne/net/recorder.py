"""Record and replay at the transport seam: everything seen goes to a file, or comes from one."""

import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import datetime
from typing import IO

import httpx

from dostupne.model.evidence import Failure
from dostupne.net.clock import Clock
from dostupne.net.failures import NoAnswer, detail_of, failure_of
from dostupne.net.recording import Exchange, Recording, read_answer
from dostupne.net.seen import LINK, RECORDED_AT, Answer
from dostupne.net.warc import Broken, WarcFile

_IN_MEMORY = 1024 * 1024
"""Bytes of a body kept in memory until it is written; beyond that it waits on disk."""

_CHUNK = 32 * 1024


Cut = Broken | str
"""Why a body is not whole: a failure, WARC's word for it, or nothing when it is whole."""


_Write = Callable[[IO[bytes], Cut], None]


class _RecordedBody(httpx.AsyncByteStream):
    """A body that is copied while it is read, and written down when it is closed."""

    def __init__(self, inner: httpx.AsyncByteStream, write: _Write) -> None:
        self._inner = inner
        self._chunks = aiter(inner)
        self._write = write
        self._copy: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed with the body
        self._cut: Cut = "length"

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await anext(self._chunks)
        except StopAsyncIteration:
            self._cut = ""
            raise
        except httpx.TransportError as error:
            self._cut = Broken(failure_of(error), detail_of(error))
            raise
        self._copy.write(chunk)
        return chunk

    async def aclose(self) -> None:
        try:
            await self._inner.aclose()
        finally:
            if not self._copy.closed:
                with closing(self._copy):
                    self._write(self._copy, self._cut)


class RecordingTransport(httpx.AsyncBaseTransport):
    """Writes every request with its answer or failure to a WARC file.

    Sets `RECORDED_AT` on responses and failures, so that the run says the same times as its replay.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, file: WarcFile, clock: Clock) -> None:
        self._inner = inner
        self._file = file
        self._clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        when = self._clock.now()
        await request.aread()
        try:
            response = await self._inner.handle_async_request(request)
        except httpx.TransportError as error:
            failed = Broken(failure_of(error), detail_of(error))
            self._file.write_failure(request, when, failed)
            raise NoAnswer(failed.failure, failed.detail, recorded_at=when) from error
        response.extensions[RECORDED_AT] = when
        if isinstance(response.stream, httpx.AsyncByteStream):
            response.stream = _RecordedBody(response.stream, self._writer(request, response, when))
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _writer(self, request: httpx.Request, response: httpx.Response, when: datetime) -> _Write:
        def write(body: IO[bytes], cut: Cut) -> None:
            whole = cut == "length" and _all_there(response, body.tell())
            self._file.write_response(request, response, body, when, "" if whole else cut)

        return write


def _all_there(response: httpx.Response, length: int) -> bool:
    announced = response.headers.get("content-length", "")
    return response.status_code in {204, 304} or announced == str(length)


class _RecordedStream(httpx.AsyncByteStream):
    """A recorded body in pieces as the network would give them, then what broke it off, if anything did."""

    def __init__(self, body: bytes, broken: NoAnswer | None) -> None:
        self._body = body
        self._broken = broken

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self._body), _CHUNK):
            yield self._body[start : start + _CHUNK]
        if self._broken is not None:
            raise self._broken


class ReplayTransport(httpx.AsyncBaseTransport):
    """Answers from a recording, address by address in the recorded order, the last answer repeated.

    Where several cited addresses led to one place, each gets what it got then. What is not
    recorded fails with `Failure.NOT_RECORDED`.
    """

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._file = recording.path.open("rb")
        self._left: dict[tuple[str, str], list[Exchange]] = defaultdict(list)
        for exchange in recording.exchanges:
            self._left[exchange.method, exchange.url].append(exchange)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = self._next(request)
        broken = _as_error(exchange)
        if exchange.offset is None:
            raise broken or NoAnswer(Failure.NOT_RECORDED, "the recording has no answer here")
        try:
            answer = read_answer(self._file, exchange)
        except ValueError as error:  # a response record of another tool that holds no HTTP
            raise NoAnswer(Failure.NOT_RECORDED, f"the record cannot be read: {error}") from error
        extensions = {"http_version": answer.version, "reason_phrase": answer.reason, RECORDED_AT: exchange.at}
        stream = _RecordedStream(answer.body, broken)
        return Answer(answer.status, headers=answer.headers, stream=stream, extensions=extensions)

    async def aclose(self) -> None:
        self._file.close()

    def _next(self, request: httpx.Request) -> Exchange:
        left = self._left.get((request.method, str(request.url)))
        if not left:
            raise NoAnswer(Failure.NOT_RECORDED, f"{request.url} is not in the recording {self._recording.path.name}")
        link = request.extensions.get(LINK, "")
        chosen = next((each for each in left if each.link == link), left[0])
        if len(left) > 1 and any(each.link == chosen.link for each in left if each is not chosen):
            left.remove(chosen)
        return chosen


def _as_error(exchange: Exchange) -> NoAnswer | None:
    if exchange.failure is None:
        return None
    return NoAnswer(exchange.failure, exchange.detail, recorded_at=exchange.at)
