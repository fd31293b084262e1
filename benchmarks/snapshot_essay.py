"""The 19 addresses of the sample essay against an archive that holds their pages, while all of them are dead.

The true addresses, days and titles are in `data/essay_pages.tsv`; the bodies are made up. Three of the printed ones have lost hyphens.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import REPOSITORY
from benchmarks.snapshot_cases import ARCHIVES, page
from benchmarks.snapshot_world import running
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import CheckedLink, Report
from tests.archives.pywb import Captured

ESSAY = REPOSITORY / "references/nato-russia/essay.txt"
PAGES = Path(__file__).parent / "data/essay_pages.tsv"


@dataclass(frozen=True, slots=True)
class Held:
    """A page that the archive holds: its address, its day (YYYYMMDD) and its title."""

    url: str
    day: str
    title: str


def held_pages() -> tuple[Held, ...]:
    """All of the file."""
    return tuple(Held(*line.split("\t")) for line in PAGES.read_text(encoding="utf-8").splitlines())


def essay_report(checked: Callable[[Extraction, Settings], Report]) -> Report:
    """The check of the essay against a pywb (the Internet Archive's facade over it) that holds its pages.

    Beside each a neighbour of the same folder, of which no copy may be offered. Raises `SystemExit` without pywb.
    """
    captures = [capture for held in held_pages() for capture in (_captured(held), _neighbour(held))]
    collections = {name: captures if name == "wayback" else [] for name in ARCHIVES}
    extraction = extract([Source(ESSAY.name, ESSAY.read_bytes())])
    with running(collections, {}) as made:
        return checked(extraction, made.settings())


def essay_lines(checked: Callable[[Extraction, Settings], Report]) -> tuple[list[str], bool]:
    """The rows of the benchmark, and whether all 19 snapshots are right."""
    links = essay_report(checked).links
    right = [link for link in links if is_right(link)]
    lines = [f"the sample essay: {len(right)} right snapshots of {len(links)} addresses"]
    lines += [f"    not right: {link.link.url}" for link in links if link not in right]
    return lines, len(right) == len(links) == len(held_pages())


def is_right(link: CheckedLink) -> bool:
    """Whether the copy offered is that of the page that was meant, and a damaged address is mended to its own."""
    (meant,) = [held for held in held_pages() if _bare(held.url) == _bare(link.link.url)]
    if not link.snapshots:
        return False
    capture = link.snapshots[0].capture
    address = link.confirmed_url or link.link.url
    return (capture.original, f"{capture.at:%Y%m%d}", address) == (meant.url, meant.day, meant.url)


def _bare(url: str) -> str:
    return re.sub(r"[^a-z0-9]", "", url.lower())


def _captured(held: Held) -> Captured:
    stamp = f"{held.day}101112"
    if held.url.endswith(".pdf"):
        return Captured(stamp, held.url, file=pdf(held.title), kind="application/pdf")
    return Captured(stamp, held.url, page(held.title, "The text of an article about the Alliance. " * 12))


def _neighbour(held: Held) -> Captured:
    folder = held.url.rstrip("/").rpartition("/")[0]
    return Captured(f"{held.day}111213", f"{folder}/weather.html", page("Weather for the weekend", "Sun. " * 50))


def pdf(title: str) -> bytes:
    """A PDF of one page with its title in large letters and a paragraph under it."""
    shown = re.sub(r"([\\()])", r"\\\1", title).encode("cp1252").decode("latin-1")
    text = f"BT /F 20 Tf 40 780 Td ({shown}) Tj /F 10 Tf 0 -40 Td (What follows is the text of the paper itself.) Tj ET"
    content = text.encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + trailer
