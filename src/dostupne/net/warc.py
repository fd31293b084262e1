"""Exchanges → WARC/1.1, record by record, and back.

The format: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/.
A response is kept as it came off the wire, content codings included; only the transfer coding is
undone, and its header left out, so that headers and body agree. A failure is a `metadata` record
about its address with the fields `failure` and `detail`; one that broke a body off is concurrent
to that response. The field `Dostupne-Link` of a request record names the cited address on whose
account the request was made.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

import httpx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dostupne import __version__
from dostupne.errors import UnwritableOutput
from dostupne.model.evidence import Failure
from dostupne.net.seen import LINK

RUN_STARTED = "run-started"
"""The warcinfo field that says when the run was made (ISO 8601, UTC)."""

LINK_FIELD = "Dostupne-Link"

_SECRET = frozenset({b"authorization", b"proxy-authorization"})

_TRUNCATED_BY = {Failure.TIMEOUT_TOTAL: "time", Failure.TIMEOUT_READ: "time"}


@dataclass(frozen=True, slots=True)
class Broken:
    """Why there is no answer, or no whole one."""

    failure: Failure
    detail: str


def _head(first_line: bytes, headers: list[tuple[bytes, bytes]]) -> StatusAndHeaders:
    """The head of an HTTP message, to be written byte for byte."""
    lines = [first_line, *(name + b": " + value for name, value in headers)]
    head = StatusAndHeaders(first_line.decode("latin-1"), [])
    head.headers_buff = b"\r\n".join(lines) + b"\r\n\r\n"
    head.compute_headers_buffer = lambda _filter=None: None  # warcio's own would percent-encode what is not ASCII
    return head


class WarcFile:
    """A recording being written: a temporary file beside `path` that takes its name at the end.

    It does so too when the run is broken off: what was seen is kept. `onto` keeps what the file holds already, which must be a
    recording of the same run. Raises `UnwritableOutput`.
    """

    def __init__(self, path: Path, started: datetime, *, onto: bool = False) -> None:
        self._path = path
        self._part = path.parent / f".{path.name}.{os.getpid()}.part"
        with self._writing():
            if onto:
                shutil.copyfile(path, self._part)
            self._file: BinaryIO = self._part.open("ab" if onto else "wb")
            self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
            if not onto:
                self._write_info(started)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._writing():
            self._file.close()
            self._part.replace(self._path)

    def write_response(
        self, request: httpx.Request, response: httpx.Response, body: IO[bytes], when: datetime, cut: Broken | str = ""
    ) -> None:
        """Writes an exchange. `cut` says why the body is not whole: a failure, or WARC's word for it."""
        fields = _fields(when)
        if cut:
            fields["WARC-Truncated"] = cut if isinstance(cut, str) else _TRUNCATED_BY.get(cut.failure, "disconnect")
        length = body.seek(0, os.SEEK_END)
        body.seek(0)
        with self._writing():
            record = self._writer.create_warc_record(
                str(request.url),
                "response",
                payload=body,
                length=length,
                http_headers=_response_head(response),
                warc_headers_dict=fields,
            )
            self._writer.write_record(record)
            name = record.rec_headers.get_header("WARC-Record-ID")
            self._write_request(request, when, name)
            if isinstance(cut, Broken):
                self._write_broken(request, when, cut, name)

    def write_failure(self, request: httpx.Request, when: datetime, broken: Broken) -> None:
        """Writes a request that got no answer."""
        with self._writing():
            self._write_request(request, when, self._write_broken(request, when, broken, ""))

    def _write_info(self, started: datetime) -> None:
        info = {
            "software": f"dostupne/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            RUN_STARTED: _iso(started),
        }
        record = self._writer.create_warcinfo_record(self._path.name, info)
        record.rec_headers.replace_header("WARC-Date", _iso(started))
        self._writer.write_record(record)

    def _write_request(self, request: httpx.Request, when: datetime, concurrent_to: str) -> None:
        fields = _fields(when) | {"WARC-Concurrent-To": concurrent_to}
        if link := request.extensions.get(LINK):
            fields[LINK_FIELD] = str(link)
        record = self._writer.create_warc_record(
            str(request.url),
            "request",
            payload=BytesIO(request.content),
            length=len(request.content),
            http_headers=_request_head(request),
            warc_headers_dict=fields,
        )
        self._writer.write_record(record)

    def _write_broken(self, request: httpx.Request, when: datetime, broken: Broken, concurrent_to: str) -> str:
        body = f"failure: {broken.failure}\r\ndetail: {broken.detail}\r\n".encode()
        fields = _fields(when)
        if concurrent_to:
            fields["WARC-Concurrent-To"] = concurrent_to
        record = self._writer.create_warc_record(
            str(request.url), "metadata", payload=BytesIO(body), length=len(body), warc_headers_dict=fields
        )
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableOutput(f"the recording {self._path} cannot be written: {error}") from error


def _fields(when: datetime) -> dict[str, str]:
    return {"WARC-Date": _iso(when)}


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _response_head(response: httpx.Response) -> StatusAndHeaders:
    version: bytes = response.extensions.get("http_version", b"HTTP/1.1")
    reason: bytes = response.extensions.get("reason_phrase", response.reason_phrase.encode("latin-1", "replace"))
    kept = [(name, value) for name, value in response.headers.raw if name.lower() != b"transfer-encoding"]
    return _head(b"%s %d %s" % (version, response.status_code, reason), kept)


def _request_head(request: httpx.Request) -> StatusAndHeaders:
    shown = [(name, b"(not kept)" if name.lower() in _SECRET else value) for name, value in request.headers.raw]
    return _head(b"%s %s HTTP/1.1" % (request.method.encode("ascii"), request.url.raw_path), shown)
