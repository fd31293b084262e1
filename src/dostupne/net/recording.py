"""WARC → Recording: which answers a file holds, and where.

A file that breaks off in the middle of a record is used as far as it goes, with a warning in the
log: every address that is missing then says so itself (`Failure.NOT_RECORDED`).
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from dostupne.errors import UnusableRecording
from dostupne.model.evidence import Failure
from dostupne.net.warc import LINK_FIELD, RUN_STARTED

_LOG = logging.getLogger(__name__)

_KINDS = ("warcinfo", "request", "response", "metadata")

RawHeaders = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Exchange:
    """One request and what came of it. `at` is UTC; `offset` is where its response record begins."""

    url: str
    at: datetime | None
    offset: int | None = None
    method: str = "GET"
    link: str = ""
    failure: Failure | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A recorded response: its head, and its body without transfer coding."""

    status: int
    reason: bytes
    version: bytes
    headers: RawHeaders
    body: bytes


@dataclass(slots=True)
class _Record:
    """What the index wants to know of one record; `content` is empty for responses."""

    kind: str
    fields: dict[str, str]
    offset: int
    content: bytes
    whole: bool

    @property
    def at(self) -> datetime | None:
        return _moment(self.fields.get("warc-date", ""))

    @property
    def url(self) -> str:
        return self.fields.get("warc-target-uri", "").strip("<>")  # wget 1.x writes it in brackets


@dataclass(slots=True)
class Recording:
    """The exchanges of a WARC file in their order, and when the run was made (UTC)."""

    path: Path
    exchanges: list[Exchange] = field(default_factory=list)
    started: datetime | None = None


def read_recording(path: Path) -> Recording:
    """Indexes a WARC file. Raises `UnusableRecording` for what is none, or holds nothing."""
    recording = Recording(path)
    by_id: dict[str, Exchange] = {}
    requests: list[_Record] = []
    for record in _records(path):
        recording.started = recording.started or _started(record)
        if record.kind == "request":
            requests.append(record)
        elif exchange := _exchange(record, by_id):
            by_id[record.fields.get("warc-record-id", "")] = exchange
            recording.exchanges.append(exchange)
    for request in requests:
        if exchange := by_id.get(request.fields.get("warc-concurrent-to", "")):
            exchange.method = request.content.partition(b" ")[0].decode("ascii", "replace") or "GET"
            exchange.link = request.fields.get(LINK_FIELD.lower(), "")
    return recording


def recorded_when(path: Path) -> datetime:
    """When the recorded run was made (UTC). Raises `UnusableRecording`."""
    for record in _records(path):
        if when := _started(record):
            return when
    raise UnusableRecording(f"{path} does not say when it was made: it is no recording by --record.")


def read_answer(file: BinaryIO, exchange: Exchange) -> Answer:
    """Reads the response record that an exchange points to."""
    if exchange.offset is None:
        raise ValueError("this exchange has no response")
    file.seek(exchange.offset)
    head, _, body = _all_of(next(ArchiveIterator(file, no_record_parse=True)).raw_stream).partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    version, _, status_and_reason = first.partition(b" ")
    status, _, reason = status_and_reason.partition(b" ")
    headers = [(name.strip(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)]
    if any(name.lower() == b"transfer-encoding" for name, _ in headers):  # other tools keep the chunks
        body = _all_of(ChunkedDataReader(BytesIO(body)))
        headers = [each for each in headers if each[0].lower() != b"transfer-encoding"]
    return Answer(int(status), reason, version, headers, body)


def _records(path: Path) -> Iterator[_Record]:
    """The whole records of the kinds that matter, in their order."""
    found = False
    try:
        with path.open("rb") as file:
            for record in _walk(file):
                if not record.whole:
                    _LOG.warning("%s breaks off in the middle of a record: used as far as it goes", path)
                    break
                found = True
                if record.kind in _KINDS:
                    yield record
    except OSError as error:
        raise UnusableRecording(f"the recording {path} cannot be read: {error.strerror or error}.") from error
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as error:
        raise UnusableRecording(f"{path} is not a recording: {_in_short(error)} It must be a WARC file.") from error
    if not found:
        raise UnusableRecording(f"{path} is not a recording: there is no whole WARC record in it.")


def _walk(file: BinaryIO) -> Iterator[_Record]:
    records = ArchiveIterator(file, no_record_parse=True)
    for record in records:
        fields = {name.lower(): value for name, value in record.rec_headers.headers}
        kind = fields.get("warc-type", "")
        length, content = _measure(record.raw_stream, keep=kind != "response")
        whole = length == int(fields.get("content-length", "-1"))
        yield _Record(kind, fields, records.get_record_offset(), content, whole)


def _measure(stream: BinaryIO, *, keep: bool) -> tuple[int, bytes]:
    """How long a record's block is, and its bytes where they are wanted."""
    length = 0
    kept: list[bytes] = []
    while chunk := stream.read(65536):
        length += len(chunk)
        if keep:
            kept.append(chunk)
    return length, b"".join(kept)


def _all_of(stream: BinaryIO) -> bytes:
    return b"".join(iter(lambda: stream.read(65536), b""))


def _in_short(error: Exception) -> str:
    if "non-chunked gzip" in str(error):
        return "its records are not compressed one by one; `warcio recompress` mends that."
    return "it does not begin as one."


def _started(record: _Record) -> datetime | None:
    if record.kind != "warcinfo":
        return None
    return _moment(_listed(record.content).get(RUN_STARTED, "")) or record.at


def _exchange(record: _Record, by_id: dict[str, Exchange]) -> Exchange | None:
    """The exchange that a record begins; None for one that only adds to another, or is of no use."""
    if record.kind == "response" and record.url.lower().startswith(("http:", "https:")):
        return Exchange(record.url, record.at, offset=record.offset)
    listed = _listed(record.content) if record.kind == "metadata" else {}
    if listed.get("failure") not in set(Failure):
        return None
    exchange = by_id.get(record.fields.get("warc-concurrent-to", ""))
    begun = exchange or Exchange(record.url, record.at)
    begun.failure = Failure(listed["failure"])
    begun.detail = listed.get("detail", "")
    return begun if exchange is None else None


def _listed(content: bytes) -> dict[str, str]:
    """The fields of an `application/warc-fields` block."""
    pairs = (line.partition(":") for line in content.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None
