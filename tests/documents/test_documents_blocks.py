"""HTML and LaTeX → Documents: the samples in `cases/html` and `cases/latex`, each with its blocks in the table beside it."""

from pathlib import Path

import pytest

from dostupne.contracts import Reader
from dostupne.documents.html import HTML, blocks_of
from dostupne.documents.latex import LATEX
from dostupne.model.document import Block, Document
from dostupne.model.reference import Reference

CASES = Path(__file__).parent / "cases"
SAMPLES = [
    (reader, path)
    for folder, reader in (("html", HTML), ("latex", LATEX))
    for path in sorted((CASES / folder).iterdir())
    if path.suffix != ".tsv"
]
NAMES = [path.name for _, path in SAMPLES]


def _row(block: Block) -> str:
    """Kind with the level of a heading, line, label, text, links."""
    text = block.text.replace("\n", "↵").replace("\N{NO-BREAK SPACE}", "␣")
    links = " ".join(f"{anchor.start}-{anchor.end}={anchor.target}" for anchor in block.anchors)
    return "\t".join(
        (f"{block.kind}{block.level or ''}", str(block.first_line), block.label or "-", text, links or "-")
    )


def _entry(reference: Reference) -> str:
    """A ready reference: line, label, fields, address."""
    people = "; ".join(f"{name.family}, {name.given}" for name in reference.author)
    dates = (date.iso() if date else "" for date in (reference.issued, reference.accessed))
    fields = (reference.type, people, reference.title, reference.container_title, reference.publisher, *dates)
    shown = " | ".join((*fields, reference.page, reference.doi))
    return "\t".join(
        ("entry", str(reference.origin.first_line), reference.origin.label or "-", shown, reference.url or "-")
    )


def _rows(document: Document) -> list[str]:
    return [*map(_row, document.blocks), *map(_entry, document.references)]


@pytest.mark.parametrize(("reader", "path"), SAMPLES, ids=NAMES)
def test_every_block_is_what_the_table_says(reader: Reader, path: Path) -> None:
    """Nothing more and nothing less, in this order."""
    table = path.with_name(f"{path.name}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert _rows(reader.read(path.read_bytes(), path.name)) == table


@pytest.mark.parametrize(("reader", "path"), SAMPLES, ids=NAMES)
def test_samples_are_told_by_their_content(reader: Reader, path: Path) -> None:
    """Fragments of HTML may be anything: they are told by their name."""
    assert reader.recognises(path.read_bytes()) or path.name == "lists.html"


@pytest.mark.parametrize(("reader", "path"), SAMPLES, ids=NAMES)
def test_truncated_samples_are_read(reader: Reader, path: Path) -> None:
    """Cut off anywhere, a document gives what is there; lines lie within it, links within their block."""
    data = path.read_bytes()
    for end in range(0, len(data), max(len(data) // 60, 1)):
        lines = data[:end].count(b"\n") + 1
        for block in reader.read(data[:end], path.name).blocks:
            assert 1 <= block.first_line <= lines
            assert all(0 <= anchor.start < anchor.end <= len(block.text) for anchor in block.anchors)


def test_a_piece_of_html_begins_where_it_is_said_to() -> None:
    """Of formats that are HTML inside; COinS in it are left aside, and what is printed stays."""
    markup = '<p>a</p>\n<p><cite>NOVÁK, Jan. Dílo.</cite><span class="Z3988" title="rft.title=x"></span></p>'
    assert [(block.text, block.first_line) for block in blocks_of(markup, 40)] == [("a", 40), ("NOVÁK, Jan. Dílo.", 41)]
