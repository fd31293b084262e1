"""bytes → Document: DOCX, ODT, RTF and EPUB, by cases that are files; what should come out stands in `.expected` beside each.

`features.*` are one document, written as flat ODT and printed in the other formats by LibreOffice 7.4.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dostupne.app.registry import reader_for
from dostupne.model.document import Block, Document
from dostupne.model.reference import Reference
from tests.documents.packages import CASES, case

FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".expected")


def shown(document: Document) -> Iterator[str]:
    """One line a block and one a ready reference, as the `.expected` files have them."""
    yield f"= {document.format}"
    yield from map(_block, document.blocks)
    yield from map(_work, document.references)
    yield from (f"! {fault.message}" for fault in document.faults)


def _block(block: Block) -> str:
    links = (f"{block.text[anchor.start : anchor.end]} → {anchor.target}" for anchor in block.anchors)
    text = block.text.replace("\n", "⏎").replace("\xa0", "⍽")
    return " | ".join([str(block.first_line), f"{block.kind} {block.label}".strip(), text, *links])


def _work(work: Reference) -> str:
    people = "; ".join(f"{name.short()}, {name.given}".rstrip(", ") for name in (*work.author, *work.editor))
    dates = " ".join(date.iso() for date in (work.issued, work.accessed) if date)
    host = f"{work.container_title} {work.volume} {work.issue} {work.page}".strip()
    rest = f"{work.publisher_place} {work.publisher} {work.doi} {work.url} {work.isbn} {work.language}"
    where = f"{work.origin.first_line} {work.origin.label}".strip()
    return " | ".join([f"# {where}", work.raw, work.type, people, work.title, host, dates, " ".join(rest.split())])


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_what_a_document_holds(path: Path) -> None:
    """Told by its content alone; blocks with kind, number, text and links, works with their true fields."""
    expected = path.with_name(f"{path.name}.expected").read_text(encoding="utf-8").splitlines()
    data = case(path)
    assert list(shown(reader_for(data, "nameless").read(data, path.name))) == expected


@pytest.mark.parametrize("name", ["features.docx", "features.rtf"])
def test_a_document_is_the_same_in_other_formats(name: str) -> None:
    """But for the spaces that LibreOffice hardens, one document read from two formats gives the same blocks."""
    first, second = (
        list(shown(reader_for(data, "").read(data, "")))[1:]
        for data in (case(CASES / "features.fodt"), case(CASES / name))
    )
    assert first == second
