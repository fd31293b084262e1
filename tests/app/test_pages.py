"""Reading pages in a check: HTML here, PDF in a process that may hang or break down."""

import os
import time
import zlib
from multiprocessing.connection import Connection

import pytest

from dostupne.app import pages
from dostupne.app.pages import PageReader
from dostupne.links.page import read_page
from dostupne.model.evidence import PageFacts
from tests.documents.test_pdf_front import REPORT

HTML = b"<title>T</title><p id=a>slova</p>"


def _hang(pipe: Connection) -> None:
    pipe.recv_bytes()
    time.sleep(60)


def _break_down(pipe: Connection) -> None:
    pipe.recv_bytes()
    os._exit(9)


def test_pages_and_pdf() -> None:
    """Each is told by its content; the process that reads PDF is started once, and ends with the reader."""
    reader = PageReader()
    try:
        assert reader.read(HTML, "application/pdf", "a") == read_page(HTML, "", "a")
        about = b"<!doctype html><title>About %PDF-1.7</title>"
        assert reader.read(about, "text/html") == PageFacts(title="About %PDF-1.7")
        assert reader.read(b"\x89PNG", "image/png") is None
        for _ in range(2):
            facts = reader.read(REPORT, "text/html")
            assert facts is not None
            assert "Annual report of the service for the year 2014" in facts.alternative_titles
        assert reader.read(REPORT[:300], "application/pdf") is None
    finally:
        reader.close()


@pytest.mark.parametrize("work", [_hang, _break_down])
def test_a_pdf_that_ends_its_reader(work: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs or breaks down costs its own facts and some time; the next PDF is read."""
    reader = PageReader()
    monkeypatch.setattr(pages, "STARTING", 1.5)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(pages, "_read_all", work)
            start = time.monotonic()
            assert reader.read(REPORT, "") is None
            assert time.monotonic() - start < 5
        monkeypatch.setattr(pages, "STARTING", 20.0)
        assert reader.read(REPORT, "") is not None
    finally:
        reader.close()


def test_a_bomb_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that unpacks to more than the process may have ends that process at most."""
    bomb = zlib.compressobj(1)
    packed = b"".join(bomb.compress(bytes(1_000_000)) for _ in range(1_500)) + bomb.flush()
    packed = zlib.compress(packed, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    head += b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(packed)
    reader = PageReader()
    try:
        assert reader.read(head + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>", "") in (None, PageFacts())
        assert reader.read(REPORT, "") is not None
    finally:
        reader.close()
