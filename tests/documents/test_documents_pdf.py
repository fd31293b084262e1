"""bytes → Document: PDF, as TeX and word processors print it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dostupne.documents.pdf import PDF
from dostupne.documents.pdf.hyphens import SOFT, end_of
from dostupne.errors import UnreadableSource
from dostupne.model.document import Block, BlockKind, Document
from dostupne.references.parse.tidy import join_lines, unify

CASES = Path(__file__).parent / "cases" / "pdf"
EXPECTED = sorted(CASES.glob("*.tsv"))
"""`kind⇥label⇥text` of every heading, list item and note of the PDF of that name, in the order of the pages."""
LOCKED = CASES / "locked.pdf"
PASSWORD = "heslo"


def read(path: Path) -> Document:
    return PDF.read(path.read_bytes(), path.name)


def made(contents: Sequence[bytes], resources: bytes = b"") -> bytes:
    """A PDF with a page for each stream of contents; without a table of objects, which readers then make themselves."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * at) for at in range(len(contents)))
    parts = [
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        b"2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj" % (len(contents), kids),
        b"3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj",
        b"4 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>> stream\n0\nendstream endobj",
    ]
    for at, content in enumerate(contents):
        parts.append(
            b"%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>%s>>>> endobj"
            % (10 + 2 * at, 11 + 2 * at, resources)
        )
        parts.append(b"%d 0 obj <</Length %d>> stream\n%s\nendstream endobj" % (11 + 2 * at, len(content), content))
    return b"\n".join([*parts, b"trailer <</Root 1 0 R>>\n%%EOF"])


def printed(*lines: tuple[float, float, float, str]) -> bytes:
    """A page: each line with its left edge, its height and its size in points."""
    return b"".join(b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, text.encode()) for x, y, size, text in lines)


PICTURE = b"q 600 0 0 800 0 0 cm /I Do Q"
TEXT = printed((50, 700, 12, "A line of text that stands alone on its page."))


def shown(block: Block) -> str:
    return join_lines(unify(block.text))


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case.stem)
def test_headings_items_and_notes_are_those_that_were_printed(case: Path) -> None:
    """Labels are told from the text, lines put together, notes over pages too; nothing of the page's furniture is in them."""
    rows = [line.split("\t") for line in case.read_text(encoding="utf-8").splitlines()]
    blocks = read(case.with_suffix(".pdf")).blocks
    found = [[str(block.kind), block.label, shown(block)] for block in blocks if block.kind is not BlockKind.PARAGRAPH]
    assert found == rows


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case.stem)
def test_blocks_know_their_page_and_line(case: Path) -> None:
    """Pages from 1, in order; no two blocks begin on one line."""
    blocks = read(case.with_suffix(".pdf")).blocks
    pages = [block.page or 0 for block in blocks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 1
    assert len({block.first_line for block in blocks}) == len(blocks)


@pytest.mark.parametrize("name", ["hanging", "two-columns", "notes", "office"])
def test_a_link_is_one_anchor_over_the_whole_address(name: str) -> None:
    """Also where it was broken over lines."""
    anchors = [(block, anchor) for block in read(CASES / f"{name}.pdf").blocks for anchor in block.anchors]
    covered = ["".join(block.text[anchor.start : anchor.end].split()) for block, anchor in anchors]
    assert [address.rstrip("/") for address in covered] == [anchor.target.rstrip("/") for _, anchor in anchors]
    assert len(covered) >= 5


@pytest.mark.parametrize("name", ["hanging", "notes"])
def test_running_heads_are_no_text(name: str) -> None:
    """`Jan Zkušební: O pramenech` and the number of the page stand over every page."""
    text = "\n".join(block.text for block in read(CASES / f"{name}.pdf").blocks)
    assert "Jan Zkušební: O pramenech" not in text
    assert "Výzkum pramenů ukazuje" in text


def test_a_paragraph_goes_on_over_a_page() -> None:
    """What stands between its parts, a head and the footnotes, is elsewhere."""
    blocks = [block for block in read(CASES / "notes.pdf").blocks if block.kind is BlockKind.PARAGRAPH]
    assert {shown(block).split()[0] for block in blocks[1:]} == {"Výzkum"}  # the first is the date
    assert {shown(block).split()[-1] for block in blocks[1:]} == {"meze."}


def test_a_locked_file_asks_for_its_password_and_opens_with_it() -> None:
    """The message names the option."""
    data = LOCKED.read_bytes()
    assert PDF.read_locked is not None
    with pytest.raises(UnreadableSource, match=r"^x\.pdf: .*--password$"):
        PDF.read(data, "x.pdf")
    with pytest.raises(UnreadableSource, match=r"^x\.pdf: .* does not open it; check --password$"):
        PDF.read_locked(data, "x.pdf", "sezam")
    assert PDF.read_locked(data, "x.pdf", PASSWORD).blocks == read(CASES / "hanging.pdf").blocks


def test_a_scan_is_refused_in_words() -> None:
    """It says how many pages are pictures, and what to do."""
    with pytest.raises(UnreadableSource, match=r"^x\.pdf: .*2 of its 3 pages are pictures.*ocrmypdf"):
        PDF.read(made([PICTURE, b"", PICTURE]), "x.pdf")


def test_pages_that_are_pictures_are_told() -> None:
    """The others are read."""
    document = PDF.read(made([TEXT, PICTURE, b"", PICTURE]), "x.pdf")
    assert [shown(block) for block in document.blocks] == ["A line of text that stands alone on its page."]
    assert [fault.message.partition(":")[0] for fault in document.faults] == ["pages 2, 4"]


def test_columns_are_read_one_after_the_other() -> None:
    """Though they were drawn line by line; the title over both stands before them."""
    rows = [(300.0 + 12 * at, f"row {at} of the left", f"row {at} of the right") for at in range(9, 0, -1)]
    lines = [(50.0, 450.0, 20.0, "A title that runs across both of the columns of the page")]
    for y, left, right in rows:
        lines += [(50, y, 10, f"{left} column goes on and on"), (330, y, 10, f"{right} column goes on and on")]
    text = " ".join(shown(block) for block in PDF.read(made([printed(*lines)]), "x.pdf").blocks)
    order = [text.index(said) for said in ("A title", "row 9 of the left", "row 1 of the left", "row 9 of the right")]
    assert order == sorted(order)


def test_every_line_keeps_its_place_on_the_page() -> None:
    """In points from the lower left corner: the letters of a line of 12 points stand on its baseline and are no higher."""
    lines = [(50.0, 700.0, 12.0, "A paragraph whose first line is the longest that there is"), (50, 686, 12, "here.")]
    (block,) = PDF.read(made([printed(*lines)]), "x.pdf").blocks
    assert [block.text[one.start :].split()[0] for one in block.prints] == ["A", "here."]
    for (left, base, size, _), box in zip(lines, (one.box for one in block.prints), strict=True):
        assert box.page == 1
        assert box.left == pytest.approx(left, abs=1)
        assert base - 0.3 * size <= box.bottom <= base < box.top <= base + size
        assert box.right > left


def test_numbers_in_a_column_of_their_own_are_labels() -> None:
    """`[1]` at the margin, the text well to the right of it."""
    lines = [(50.0, 700.0, 12.0, "Literature")]
    for at in range(1, 6):
        lines += [
            (50, 700 - 40 * at, 10, f"[{at}]"),
            (110, 700 - 40 * at, 10, f"A book number {at} whose title is rather long and goes on to the end of the"),
            (110, 688 - 40 * at, 10, "line, and beyond."),
        ]
    blocks = PDF.read(made([printed(*lines)]), "x.pdf").blocks
    assert [block.label for block in blocks if block.kind is BlockKind.ITEM] == ["1", "2", "3", "4", "5"]
    assert all(shown(block).endswith("beyond.") for block in blocks[1:])


def test_a_year_at_the_foot_of_a_page_is_no_page_number() -> None:
    """It ends the reference above it; the number of the page stands apart."""
    page = printed(
        (50, 90, 12, "NOVAK, Jan. A book with a long title. Praha: Odeon,"), (50, 76, 12, "1967."), (300, 30, 12, "7")
    )
    assert [shown(block) for block in PDF.read(made([page]), "x.pdf").blocks] == [
        "NOVAK, Jan. A book with a long title. Praha: Odeon, 1967."
    ]


WORDS = frozenset({"vyhláška", "docker", "based", "česko-slovenský"})


@pytest.mark.parametrize(
    ("line", "following", "end"),
    [
        ("podle vy-", "hláška", f"podle vy{SOFT}\n"),
        ("on docker-", "based tools", "on docker-"),
        ("svaz česko-", "slovenský", "svaz česko-"),
        ("slovo nezná-", "mé", "slovo nezná-\n"),
        ("2014-07-", "-22", "2014-07-"),
        ("bude-", "-li", "bude-"),
        ("s. 12–", "15", "s. 12–"),
        ("http://a.example/vy-", "hláška", "http://a.example/vy-\n"),
        ("věta.", "Další", "věta.\n"),
    ],
)
def test_hyphens_at_line_ends(line: str, following: str, end: str) -> None:
    """Undone where the document has the whole word, kept where it has the word with a hyphen or both halves."""
    joint = end_of(line, following, WORDS)
    assert joint == (end if not following.startswith("-") else line[:-1])


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n%abc", b"%PDF-1.7\n" + b"<<" * 50_000, made([])])
def test_what_is_no_document_is_refused_in_words(data: bytes) -> None:
    """The message names the file and says what to do."""
    with pytest.raises(UnreadableSource, match=r"^x\.pdf: this PDF .*anew"):
        PDF.read(data, "x.pdf")


@pytest.mark.parametrize(
    "content",
    [
        b"q " * 100_000 + TEXT,
        b"[" * 100_000 + TEXT,
        b"BT /F 12 Tf " + b"(a) Tj " * 150_000 + b"ET",
        b"BT /F 0 Tf (nothing) Tj ET",
        b"BT /F 1e30 Tf 1e30 1e30 Td (far) Tj ET",
        b"BT /F 12 Tf 0 12 -12 0 50 50 Tm (sideways) Tj ET",
    ],
    ids=["nested", "brackets", "long", "size-0", "far", "sideways"],
)
def test_odd_pages_are_read_or_refused(content: bytes) -> None:
    """No traceback; what else there is is read."""
    blocks = PDF.read(made([TEXT, content]), "x.pdf").blocks
    assert any("stands alone" in block.text for block in blocks)


def test_a_page_with_too_much_on_it_is_left_out_and_told() -> None:
    """A file of 3 kB may hold a million pieces of text, in forms that hold each other."""
    crowded = bytearray(made([TEXT, b"/X0 Do"]).replace(b"/I 4 0 R", b"/I 4 0 R/X0 900 0 R"))
    for at in range(6):
        content = b"/X%d Do " % (at + 1) * 10 if at < 5 else TEXT
        crowded += (
            b"\n%d 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</X%d %d 0 R>>>>/Length %d>> stream\n%s\nendstream endobj"
            % (900 + at, at + 1, 901 + at, len(content), content)
        )
    document = PDF.read(bytes(crowded + b"\ntrailer <</Root 1 0 R>>\n%%EOF"), "x.pdf")
    assert [block.page for block in document.blocks] == [1]
    assert [fault.message.partition(":")[0] for fault in document.faults] == ["page 2"]


@pytest.mark.slow
def test_of_ten_thousand_pages_the_first_are_read_and_that_is_told() -> None:
    """Time and memory are bounded by the pages."""
    words = [str(number).translate(str.maketrans("0123456789", "abcdefghij")) for number in range(10_000)]
    document = PDF.read(made([printed((50, 700, 12, f"Page {word} has a line of text.")) for word in words]), "x.pdf")
    text = " ".join(block.text for block in document.blocks)
    assert words[2_999] in text
    assert words[3_000] not in text
    assert any("first 3000 of its 10000 pages" in fault.message for fault in document.faults)


def _read_or_refused(data: bytes) -> None:
    try:
        document = PDF.read(data, "x.pdf")
    except UnreadableSource as error:
        assert str(error).startswith("x.pdf: this PDF")  # noqa: PT017 (either end is right)
        return
    for block in document.blocks:
        assert all(0 <= anchor.start < anchor.end <= len(block.text) for anchor in block.anchors)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["hanging", "notes", "office"]), st.floats(0, 1))
def test_a_truncated_file_is_read_or_refused(name: str, share: float) -> None:
    data = (CASES / f"{name}.pdf").read_bytes()
    _read_or_refused(data[: max(int(share * len(data)), 5)])


@pytest.mark.slow
@settings(deadline=None, max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["hanging", "notes", "office", "two-columns"]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=30),
)
@example("two-columns", [(0.9510075237501581, b"\xa9")])
@example(
    "two-columns", [(0.07254311098318379, b"\x00\x00\x00\xc0\x00\x00\x16\x1b"), (0.07254311098318379, b"\xac\x06")]
)
def test_a_damaged_file_is_read_or_refused(name: str, damages: list[tuple[float, bytes]]) -> None:
    """Bytes are overwritten here and there."""
    data = bytearray((CASES / f"{name}.pdf").read_bytes())
    for place, damage in damages:
        at = int(place * (len(data) - len(damage)))
        data[at : at + len(damage)] = damage
    data[:5] = b"%PDF-"
    _read_or_refused(bytes(data))
