"""Documents at web addresses: fetched through the one client, told by content, guarded, recorded."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source, open_sources
from dostupne.app.web_sources import fetch
from dostupne.model.document import Fault
from dostupne.model.report import Report
from dostupne.net.settings import NetworkSettings

BIB = b"@book{k, author={Nov\xc3\xa1k, Jan}, title={Kniha}, year=2010}\n"
SETTINGS = Settings(network=NetworkSettings(interval=0, retries=0, timeout=5, allow_private=True))
PAGES = {
    "/list.bib": (200, "application/octet-stream", BIB),
    "/wrong.pdf": (200, "application/pdf", BIB),
    "/notes": (200, "text/markdown; charset=utf-8", "Próza.\n".encode()),
    "/plain.md": (200, "text/plain", "Próza.\n".encode()),
    "/empty": (200, "text/plain", b""),
    "/gone": (404, "text/html", b"<title>Not found</title>"),
    "/large": (200, "text/plain", b"a" * 5001),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/list.bib")
            self.end_headers()
            return
        status, content_type, body = PAGES.get(self.path, (200, "text/plain", b"short"))
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body) + (100 if self.path == "/cut" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the parameter it overrides)
        """Nothing to standard error."""


@pytest.fixture
def web() -> Iterator[str]:
    """The server's address; it is gone afterwards."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _fetch(url: str, settings: Settings = SETTINGS, limit: int = 5000) -> Source | Fault:
    return asyncio.run(fetch([url], settings, limit=limit))[url]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/list.bib", "list.bib"),
        ("/moved", "list.bib"),
        ("/wrong.pdf", "wrong.pdf"),
        ("/notes", "notes.md"),
        ("/plain.md", "plain.md"),
    ],
)
def test_a_document_is_fetched_with_a_name_to_tell_its_format_by(path: str, hint: str, web: str) -> None:
    """The address's ending where some reader has it, else one for the content type; the bytes are as they were sent."""
    source = _fetch(web + path)
    assert isinstance(source, Source)
    assert source.name == web + path
    assert source.data == (PAGES.get(path) or PAGES["/list.bib"])[2]
    assert source.hint == hint


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "the server answered 404"),
        ("/empty", "this is empty"),
        ("/large", "larger than 0.005 MB"),
        ("/cut", "not fetched to its end"),
    ],
)
def test_what_is_no_document_is_a_fault_in_words(path: str, message: str, web: str) -> None:
    """Half of a document is none."""
    fault = _fetch(web + path)
    assert isinstance(fault, Fault)
    assert fault.unread
    assert message in fault.message


def test_private_networks_are_not_asked(web: str) -> None:
    """As for the links that documents cite."""
    closed = replace(SETTINGS, network=replace(SETTINGS.network, allow_private=False))
    fault = _fetch(f"{web}/list.bib", closed)
    assert isinstance(fault, Fault)
    assert "private network; --allow-private" in fault.message


def test_a_server_that_is_not_there(web: str) -> None:
    """And a password in an address is shown to nobody."""
    port = web.rpartition(":")[2]
    fault = _fetch(f"http://user:secret@127.0.0.1:{int(port) % 60000 + 1024}/x")
    assert isinstance(fault, Fault)
    assert "could not be fetched" in fault.message
    assert "secret" not in f"{fault}"


def test_documents_of_the_web_stand_among_the_others(web: str, tmp_path: Path) -> None:
    """In the order of the command; content tells the format, whatever name and type say."""
    (tmp_path / "a.txt").write_text("Próza.\n", encoding="utf-8")
    url = f"{web}/wrong.pdf"
    names = [str(tmp_path / "a.txt"), url, url]
    extraction = extract(open_sources(names, lambda: b"", web=asyncio.run(fetch([url], SETTINGS))))
    assert extraction.sources == (str(tmp_path / "a.txt"), url)
    assert [work.id for work in extraction.works] == ["k"]


def test_what_was_recorded_is_replayed_without_the_network(web: str, tmp_path: Path) -> None:
    """The document as well as what it cites."""
    record = tmp_path / "web.warc.gz"
    first = _fetch(f"{web}/list.bib", replace(SETTINGS, record=record))
    again = _fetch(f"{web}/list.bib", replace(SETTINGS, replay=record))
    assert first == again
    other = _fetch(f"{web}/other", replace(SETTINGS, replay=record))
    assert isinstance(other, Fault)
    assert "the recording has nothing about it" in other.message


def test_the_recording_of_a_check_goes_on_behind_that_of_its_documents(web: str, tmp_path: Path) -> None:
    """One file holds both, and replays both."""
    record = tmp_path / "web.warc.gz"
    first = _fetch(f"{web}/list.bib", replace(SETTINGS, record=record))
    extraction = extract([Source("a.txt", f"NOVÁK, Jan. Kniha [online]. 2010. Dostupné z: {web}/notes\n".encode())])
    checked = replace(SETTINGS, record=record, use_archives=False)
    seen = asyncio.run(_checked(extraction, f"{web}/list.bib", checked))
    replayed = replace(checked, record=None, replay=record)
    assert asyncio.run(_checked(extraction, f"{web}/list.bib", replayed)) == seen == [200]
    assert _fetch(f"{web}/list.bib", replayed) == first


async def _checked(extraction: Extraction, source: str, settings: Settings) -> list[int | None]:
    events = check(extraction, (source,), settings, lambda: datetime.now(UTC))
    reports = [event async for event in events if isinstance(event, Report)]
    return [link.probe.status for link in reports[0].links if link.probe]
