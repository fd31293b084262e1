"""`validate --online` against a registry on loopback, as a user runs it."""

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from dostupne.cli import main

LEPTONS = {
    "title": "A Model of Leptons",
    "author": [{"family": "Weinberg", "given": "Steven"}],
    "issued": {"date-parts": [[1967]]},
}
BIB = """@article{good, author = {Weinberg, Steven}, title = {A model of leptons}, journal = {Letters}, volume = 19, year = 1967, doi = {10.1103/Good}}
@article{bad, author = {Novák, Jan}, title = {Dějiny hypertextu v Čechách}, journal = {Knihovna}, volume = 1, year = 1990, doi = {10.1103/bad}}
@article{none, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, volume = 1, year = 1990, doi = {10.1103/none}}
@article{silent, author = {Novák, Jan}, title = {Ticho}, journal = {Knihovna}, volume = 1, year = 1990, doi = {10.1103/silent}}
"""


class _Registry(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 (set anew by the fixture)

    def do_GET(self) -> None:
        path = unquote(self.path)
        self.asked.append(path)
        status, body = 200, b""
        if path.startswith("/crossref/works"):
            notice = {"DOI": "10.1/notice", "update-to": [{"DOI": "10.1103/bad", "type": "retraction"}]}
            body = json.dumps({"message": {"items": [notice] if "10.1103/bad" in path else []}}).encode()
        elif path in ("/doi/10.1103/good", "/doi/10.1103/bad"):
            body = json.dumps(LEPTONS).encode()
        else:
            status = 404 if path.endswith("none") or path == "/robots.txt" else 500
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of the parameter it overrides)
        """Nothing to standard error."""


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the registry was asked; the settings of the folder lead to it."""
    _Registry.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Registry)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "dostupne.toml").write_text(
        f'doi_url = "{address}/doi"\ncrossref_url = "{address}/crossref"\ninterval = 0\nretries = 0\nallow_private = true\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    yield _Registry.asked
    server.shutdown()
    server.server_close()
    thread.join()


def _validate(monkeypatch: pytest.MonkeyPatch, *options: str) -> object:
    monkeypatch.setattr(sys, "argv", ["dostupne", "validate", "refs.bib", "--format", "json", *options])
    with pytest.raises(SystemExit) as end:
        main.run()
    return end.value.code


def test_what_is_registered_is_compared(
    registry: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _validate(monkeypatch, "--online") == 1
    captured = capsys.readouterr()
    told = {(one["key"], one["rule"]) for one in json.loads(captured.out)["findings"]}
    assert told == {
        ("bad", "doi-title-mismatch"),
        ("bad", "doi-author-mismatch"),
        ("bad", "doi-year-mismatch"),
        ("bad", "doi-retracted"),
        ("none", "doi-unregistered"),
    }
    assert captured.err == (
        "dostupne: doi:10.1103/silent: the registry did not say whether it is registered (answered with 500, no data)\n"
    )
    assert registry


def test_nothing_is_asked_without_the_option(
    registry: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not _validate(monkeypatch)
    assert json.loads(capsys.readouterr().out)["findings"] == []
    assert registry == []
