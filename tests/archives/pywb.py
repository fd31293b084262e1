"""A real web archive for tests: pywb, on a port of loopback, over a WARC made of captures.

pywb pins old libraries, so it lives in a virtual environment of its own (`.ci/run` makes `.pywb`) and runs as a process.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).parents[2]
READY_WITHIN = 30.0
"""Seconds that pywb may take to start."""


@dataclass(frozen=True)
class Captured:
    """What was captured when: `stamp` of 14 digits; `location` for redirects; `revisit_of` the stamp it repeats.

    `file` is a body that is no web page, and then `kind` its type.
    """

    stamp: str
    url: str
    body: str = ""
    status: int = 200
    location: str = ""
    revisit_of: str = ""
    file: bytes = b""
    kind: str = "text/html; charset=utf-8"


def programs() -> Path | None:
    """The folder of pywb's programs: `PYWB_BIN`, else that of `.ci/run`; None where there is none."""
    named = os.environ.get("PYWB_BIN")
    folder = Path(named) if named else ROOT / ".pywb/bin"
    return folder if (folder / "wayback").exists() and (folder / "wb-manager").exists() else None


def write_warc(path: Path, captures: Sequence[Captured]) -> None:
    """The captures as a WARC file, addresses percent-encoded as crawlers do."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for one in captures:
            writer.write_record(_record(writer, one))


def _record(writer: WARCWriter, one: Captured) -> object:
    url, day = quote(one.url, safe=":/?=&%+,;~"), _iso(one.stamp)
    headers = [("Content-Type", one.kind)]
    if one.location:
        headers.append(("Location", one.location))
    head = StatusAndHeaders(f"{one.status} Said", headers, protocol="HTTP/1.1")
    if one.revisit_of:
        digest = Digester("sha1")
        digest.update(one.body.encode())
        record = writer.create_revisit_record(url, str(digest), url, _iso(one.revisit_of), http_headers=head)
        record.rec_headers.replace_header("WARC-Date", day)
        return record
    body = one.file or one.body.encode()
    return writer.create_warc_record(  # without the length warcio opens a temporary file and leaves it open
        url, "response", BytesIO(body), len(body), http_headers=head, warc_headers_dict={"WARC-Date": day}
    )


def _iso(stamp: str) -> str:
    day, clock = stamp[:8], stamp[8:]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z"


@contextmanager
def serving(
    folder: Path, bin_folder: Path, captures: Sequence[Captured], *, framed: bool = False, recording: bool = False
) -> Iterator[str]:
    """pywb over these captures; gives the address of its collection, and ends the process behind it.

    One that is `recording` begins empty, saves what is asked for under `/record/id_/`, and indexes it within seconds.
    """
    settings: dict[str, object] = {"framed_replay": framed}
    if recording:
        settings |= {"recorder": "live", "collections": {"live": "$live"}}
    with serving_all(folder, bin_folder, {"copies": captures}, settings) as address:
        yield f"{address}/copies"


@contextmanager
def serving_all(
    folder: Path, bin_folder: Path, collections: Mapping[str, Sequence[Captured]], settings: Mapping[str, object]
) -> Iterator[str]:
    """pywb over collections by name; gives its own address. `settings` are those of its config.yaml."""
    config: dict[str, object] = {"framed_replay": False, "redirect_to_exact": True, **settings}
    (folder / "config.yaml").write_text(json.dumps(config))  # which is YAML too
    recording = "recorder" in config
    for name, captures in collections.items():
        write_warc(folder / f"{name}.warc.gz", captures)
        # what is both added and indexed by itself is listed twice
        for words in (("init", name), *([] if recording else [("add", name, f"{name}.warc.gz")])):
            subprocess.run([bin_folder / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--live", "--record", "-a", "--auto-interval", "1"] if recording else []
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [bin_folder / "wayback", "-b", "127.0.0.1", "-p", str(port), *options], cwd=folder, stdout=log, stderr=log
        )
    try:
        _wait(f"http://127.0.0.1:{port}/collinfo.json", process, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"pywb did not start: {log.read_text(errors='replace')[-500:]}")
