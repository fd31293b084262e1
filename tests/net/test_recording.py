"""Recording a run, reading the file with warcio, and replaying it."""

import asyncio
import gzip
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from warcio.archiveiterator import ArchiveIterator

from dostupne.errors import Misuse, UnusableRecording, UnwritableOutput
from dostupne.model.evidence import Failure, Probe
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.probe import probe
from dostupne.net.recording import read_answer, read_recording, recorded_when
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import NOW, Web, read_page

PATHS = [
    "/page", "/page#two", "/moved", "/absolute", "/cestina", "/windows-1250", "/404", "/pdf", "/packed", "/chunked",
    "/bomb",
    "/big", "/short", "/empty-but-claims", "/badly-packed", "/twice", "/reset", "/nonsense", "/silence", "/loop",
    "/circle",
    "/no-location", "/to-file", "/busy", "/drip",
]  # fmt: skip


def ticking() -> Clock:
    """A clock that moves on by 1.25 seconds whenever it is read, and on which nobody waits."""
    moments = (NOW + timedelta(seconds=1.25 * number) for number in range(100_000))
    return Clock.virtual(lambda: next(moments))


async def probe_all(client: httpx.AsyncClient, urls: Sequence[str], settings: NetworkSettings) -> list[Probe]:
    """Probes side by side; the hidden clock shows in times that no recording gave."""
    looks = (probe(client, url, settings=settings, read_page=read_page, clock=lambda: NOW) for url in urls)
    return list(await asyncio.gather(*looks))


def unplaced(found: Probe) -> Probe:
    """The probe without what no recording tells: where its answers came from, and how fast."""
    return replace(found, hops=tuple(replace(hop, seconds=None, address="") for hop in found.hops))


async def test_a_faulty_certificate_is_faulty_in_the_replay(
    secure_web: Web, settings: NetworkSettings, tmp_path: Path
) -> None:
    """The refusal is kept, and the page that was read in spite of it."""
    file = tmp_path / "run.warc.gz"
    urls = [secure_web.origin + "/page"]
    async with open_client(settings, record=file, clock=ticking()) as client:
        seen = await probe_all(client, urls, settings)
    async with open_client(settings, replay=file) as client:
        again = await probe_all(client, urls, settings)
    assert seen[0].certificate_fault is Failure.TLS_UNTRUSTED
    assert again == [unplaced(each) for each in seen]


async def test_a_replay_gives_the_same_probes(web: Web, settings: NetworkSettings, tmp_path: Path) -> None:
    """Answers, half answers, failures, retries and times: all as when they were seen."""
    file = tmp_path / "run.warc.gz"
    each = replace(settings, retries=1, timeout=1.0)
    urls = [web.origin + path for path in PATHS]
    async with open_client(each, record=file, clock=ticking()) as client:
        seen = await probe_all(client, urls, each)
    asked = len(web.asked)
    async with open_client(each, replay=file) as client:
        again = await probe_all(client, urls, each)
    assert again == [unplaced(each) for each in seen]
    assert len(web.asked) == asked
    assert len({found.asked_at for found in seen}) == len(seen)
    assert recorded_when(file) == NOW


async def test_the_file_is_a_warc_that_others_read(web: Web, settings: NetworkSettings, tmp_path: Path) -> None:
    """Requests, responses, metadata of failures; digests right; bodies unpacked by warcio itself."""
    file = tmp_path / "run.warc.gz"
    paths = ["/packed", "/chunked", "/big", "/reset", "/short"]
    async with open_client(settings, record=file, clock=ticking()) as client:
        for path in paths:
            await probe_all(client, [web.origin + path], settings)
    bodies: dict[str, bytes] = {}
    cut: dict[str, str] = {}
    kinds: list[str] = []
    fields: list[bytes] = []
    with file.open("rb") as opened:
        for record in ArchiveIterator(opened, check_digests="raise"):
            kinds.append(record.rec_type)
            path = "/" + (record.rec_headers.get_header("WARC-Target-URI") or "/").rpartition("/")[2]
            if record.rec_type == "response":
                assert record.http_headers.get_header("Transfer-Encoding") is None
                bodies[path] = record.content_stream().read()
                cut[path] = record.rec_headers.get_header("WARC-Truncated", "")
            elif record.rec_type == "metadata":
                fields.append(record.content_stream().read())
    assert kinds == ["warcinfo", *["response", "request"] * 3, "metadata", "request", "response", "request", "metadata"]
    assert bodies["/packed"] == b"<title>Packed</title>"
    assert bodies["/chunked"] == b"chunked"
    assert cut == {"/packed": "", "/chunked": "", "/big": "length", "/short": "disconnect"}
    assert fields[0].startswith(b"failure: connection-reset\r\ndetail: ")
    with gzip.open(file) as unpacked:
        assert unpacked.read().startswith(b"WARC/1.1\r\n")


async def test_what_was_not_recorded(web: Web, settings: NetworkSettings, tmp_path: Path) -> None:
    """It fails as such and is not asked of the network."""
    file = tmp_path / "run.warc.gz"
    async with open_client(settings, record=file) as client:
        await probe_all(client, [web.origin + "/page"], settings)
    async with open_client(settings, replay=file) as client:
        (found,) = await probe_all(client, [web.origin + "/other"], settings)
    assert (found.failure, found.asked_at) == (Failure.NOT_RECORDED, NOW)
    assert "/other" in found.failure_detail
    assert web.paths() == ["/page"]


async def test_answers_come_in_the_recorded_order(settings: NetworkSettings, tmp_path: Path) -> None:
    """Address by address, and the last one again and again."""
    file = tmp_path / "run.warc.gz"
    numbers = iter(range(9))
    base = httpx.MockTransport(lambda _: httpx.Response(200, text=str(next(numbers))))
    async with open_client(settings, record=file, base=base) as client:
        assert [(await client.get("http://a.cz/")).text for _ in range(3)] == ["0", "1", "2"]
    async with open_client(settings, replay=file) as client:
        assert [(await client.get("http://a.cz/")).text for _ in range(5)] == ["0", "1", "2", "2", "2"]


async def test_each_link_gets_what_it_got(settings: NetworkSettings, tmp_path: Path) -> None:
    """Two links lead to one page that changed in between: a replay in another order mixes nothing up."""
    file = tmp_path / "run.warc.gz"
    numbers = iter(range(9))

    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/end":
            return httpx.Response(200, text=str(next(numbers)))
        return httpx.Response(302, headers={"Location": "/end"})

    urls = ["http://a.cz/1", "http://a.cz/ž 2\n#č", "http://a.cz/end"]
    async with open_client(settings, record=file, base=httpx.MockTransport(serve), clock=ticking()) as client:
        seen = [(await probe_all(client, [url], settings))[0] for url in urls]
    async with open_client(settings, replay=file) as client:
        again = [(await probe_all(client, [url], settings))[0] for url in reversed(urls)]
    assert again == seen[::-1]


async def test_breaking_off_keeps_what_was_seen(web: Web, settings: NetworkSettings, tmp_path: Path) -> None:
    """Ctrl-C in the middle: the file is there under its name, and no other beside it."""
    file = tmp_path / "run.warc.gz"

    async def run() -> None:
        async with open_client(settings, record=file) as client:
            await probe_all(client, [web.origin + "/page"], settings)
            await probe_all(client, [web.origin + "/slow"], settings)

    task = asyncio.create_task(run())
    await web.slow.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [each.url for each in read_recording(file).exchanges] == [web.origin + "/page"]
    assert os.listdir(tmp_path) == [file.name]  # noqa: PTH208  no pathlib in coroutines


async def test_secrets_stay_out(settings: NetworkSettings, tmp_path: Path) -> None:
    """A recording can be given away: authorisation is not in it."""
    file = tmp_path / "run.warc.gz"
    base = httpx.MockTransport(lambda _: httpx.Response(200))
    async with open_client(settings, record=file, base=base) as client:
        await client.get("http://a.cz/", headers={"Authorization": "LOW key:tajemstvi"})
    with gzip.open(file) as unpacked:
        assert b"tajemstvi" not in unpacked.read()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no recording\n" * 50,
        gzip.compress(b"neither is this\n"),
        b"\x89PNG\r\n" + bytes(range(256)) * 20,
        b"\x1f\x8b\x08",
    ],
    ids=["empty", "text", "packed-text", "binary", "stump"],
)
async def test_files_that_are_no_recordings(settings: NetworkSettings, tmp_path: Path, content: bytes) -> None:
    """One clear message that names the file."""
    file = tmp_path / "other.gz"
    file.write_bytes(content)
    with pytest.raises(UnusableRecording, match=r"other\.gz"):
        async with open_client(settings, replay=file):
            pass
    with pytest.raises(UnusableRecording, match=r"other\.gz"):
        recorded_when(file)


async def test_a_recording_in_one_piece_of_gzip(settings: NetworkSettings, tmp_path: Path) -> None:
    """It can be mended, and the message says how."""
    file = tmp_path / "run.warc.gz"
    base = httpx.MockTransport(lambda _: httpx.Response(200))
    async with open_client(settings, record=file, base=base) as client:
        await client.get("http://a.cz/")
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes())))
    with pytest.raises(UnusableRecording, match="warcio recompress"):
        read_recording(file)


async def test_a_recording_that_breaks_off(
    settings: NetworkSettings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its whole records are used, and a warning says so."""
    file = tmp_path / "run.warc.gz"
    base = httpx.MockTransport(lambda request: httpx.Response(200, text=request.url.path * 2000))
    async with open_client(settings, record=file, base=base) as client:
        for path in "abcd":
            await client.get(f"http://a.cz/{path}")
    whole = file.read_bytes()
    last = read_recording(file).exchanges[-1].offset
    assert last is not None
    file.write_bytes(whole[: last + 300])
    async with open_client(settings, replay=file) as client:
        assert (await client.get("http://a.cz/c")).text == "/c" * 2000
        with pytest.raises(httpx.HTTPError, match="not in the recording"):
            await client.get("http://a.cz/d")
    assert "breaks off" in caplog.text


async def test_places_that_cannot_be_written(settings: NetworkSettings, tmp_path: Path) -> None:
    """Said at the start, not after an hour of probing."""
    with pytest.raises(UnwritableOutput, match="nowhere"):
        async with open_client(settings, record=tmp_path / "nowhere" / "run.warc.gz"):
            pass
    with pytest.raises(UnusableRecording, match="nothing"):
        async with open_client(settings, replay=tmp_path / "nothing.warc.gz"):
            pass
    with pytest.raises(Misuse):
        async with open_client(settings, record=tmp_path / "a", replay=tmp_path / "b"):
            pass


def test_a_recording_says_when_it_was_made(tmp_path: Path) -> None:
    """A warcinfo record of another tool has only its own date."""
    body = b"software: another\r\n"
    head = f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2019-05-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/warc-fields\r\nContent-Length: {len(body)}\r\n\r\n"
    file = tmp_path / "another.warc"
    file.write_bytes(head.encode() + body + b"\r\n\r\n")
    assert recorded_when(file) == datetime(2019, 5, 1, 10, tzinfo=UTC)


def test_records_of_other_tools(tmp_path: Path) -> None:
    """The request may follow or come first; metadata of others says nothing to us; chunks are undone."""
    file = tmp_path / "another.warc"
    http = b"HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    blocks = [
        ("request", b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "WARC-Concurrent-To: <urn:2>\r\n"),
        ("response", http, "WARC-Record-ID: <urn:2>\r\n"),
        ("metadata", b"failure: whatever\r\n", ""),
        ("revisit", b"HTTP/1.1 200 Fine\r\n\r\n", ""),
    ]
    with file.open("wb") as opened:
        for kind, block, more in blocks:
            head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://a/>\r\nWARC-Date: 2019-05-01T10:00:00Z\r\n{more}"
            opened.write(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    (exchange,) = read_recording(file).exchanges
    assert (exchange.method, exchange.url, exchange.at) == ("HEAD", "http://a/", datetime(2019, 5, 1, 10, tzinfo=UTC))
    with file.open("rb") as opened:
        answer = read_answer(opened, exchange)
    assert (answer.status, answer.reason, answer.headers, answer.body) == (200, b"Fine", [], b"abc")
    with pytest.raises(UnusableRecording, match="when it was made"):
        recorded_when(file)
