"""bytes → Document: Markdown as people and Pandoc write it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.documents.markdown import MARKDOWN
from dostupne.errors import UnreadableSource
from dostupne.model.document import Anchor, Block, BlockKind

CASE = Path(__file__).parent / "cases" / "pandoc.md"


def _blocks(text: str) -> tuple[Block, ...]:
    return MARKDOWN.read(text.encode(), "a.md").blocks


def test_every_block_knows_its_kind_its_line_and_its_number() -> None:
    """Headings, paragraphs, items and notes, at the lines where they stand in the file."""
    lines = CASE.read_text(encoding="utf-8").splitlines()
    blocks = MARKDOWN.read(CASE.read_bytes(), "pandoc.md").blocks
    for block in blocks:
        word = block.text.split()[0].rstrip(".,").strip("*")
        assert word in lines[block.first_line - 1], block
    assert [(block.kind, block.first_line, block.label) for block in blocks] == [
        (BlockKind.HEADING, 6, ""),
        (BlockKind.PARAGRAPH, 8, ""),
        (BlockKind.PARAGRAPH, 12, ""),
        (BlockKind.HEADING, 15, ""),
        (BlockKind.ITEM, 17, "1"),
        (BlockKind.ITEM, 19, "2"),
        (BlockKind.ITEM, 21, ""),
        (BlockKind.NOTE, 23, "1"),
        (BlockKind.NOTE, 26, "kniha"),
    ]


def test_what_pandoc_adds_is_undone() -> None:
    """Spans give their text, divs vanish, escapes are the signs they mean; the text reads as it would in print."""
    texts = [block.text for block in MARKDOWN.read(CASE.read_bytes(), "pandoc.md").blocks]
    assert "NOVÁK, Jan. Dílo [online]. 2010 [cit. 2014-07-22]. Dostupné z:\nhttp://a.example/dilo" in texts
    assert "Odstavec v divu s NOVÁK, jako Pandoc." in texts
    assert any("řádku [online] s escapy" in text for text in texts)
    assert not any(":::" in text or "smallcaps" in text for text in texts)


@pytest.mark.parametrize(
    ("text", "shown", "anchors"),
    [
        ("Viz [zde](http://a.example/x) dál.", "Viz zde dál.", [(4, 7, "http://a.example/x")]),
        ("<http://a.example/x>", "http://a.example/x", [(0, 18, "http://a.example/x")]),
        ("[a](http://a/) [b](http://b/)", "a b", [(0, 1, "http://a/"), (2, 3, "http://b/")]),
        ("[*a* b][r]\n\n[r]: http://a.example/ 'T'", "a b", [(0, 3, "http://a.example/")]),
        ("http://a.example/x_y_z", "http://a.example/x_y_z", []),
        (r"http://a.example/x\_y", "http://a.example/x_y", []),
        ("http://a.example/a&amp;b", "http://a.example/a&b", []),
    ],
)
def test_links_are_anchors_over_the_text(text: str, shown: str, anchors: list[tuple[int, int, str]]) -> None:
    """Where a link lies is told in characters of the block's text."""
    (block,) = _blocks(text)
    assert block.text == shown
    assert block.anchors == tuple(Anchor(*anchor) for anchor in anchors)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. a\n2. b\n", [("item", "1"), ("item", "2")]),
        ("3) a\n4) b\n", [("item", "3"), ("item", "4")]),
        ("- a\n- b\n", [("item", ""), ("item", "")]),
        ("1. a\n\n    - b\n", [("item", "1"), ("item", "")]),
        ("Nadpis\n======\n\ntext", [("heading", ""), ("paragraph", "")]),
        ("> citát\n", [("paragraph", "")]),
        ("```\nkód\n```\n", [("paragraph", "")]),
        ("a | b\n--|--\n1 | 2\n", [("paragraph", "")] * 4),
    ],
)
def test_kinds_and_numbers(text: str, kinds: list[tuple[str, str]]) -> None:
    """Items bear the number that is printed."""
    assert [(str(block.kind), block.label) for block in _blocks(text)] == kinds


def test_lines_within_code() -> None:
    """The first line of a fenced block is the one after its fence."""
    text = "a\n\n```\nprvní\ndruhý\n```\n\nkonec\n"
    assert [(block.text, block.first_line) for block in _blocks(text)] == [("a", 1), ("první\ndruhý", 4), ("konec", 8)]


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"# Title\n\ntext", True),
        (b"text\n\n[^1]: note", True),
        (b"* a\n* b\n", True),
        (b"[this](http://a.example/) is it", True),
        (b"::: {.x}\ntext\n:::", True),
        ("Obyčejný text bez značek [1] a [online].\n".encode(), False),
        (b"1. plain\n2. list\n", False),
        (b"", False),
        (b"#hashtag and #1", False),
    ],
)
def test_it_is_told_by_its_content(data: bytes, known: bool) -> None:
    """Plain text with brackets and numbers is no Markdown."""
    assert MARKDOWN.recognises(data) is known


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_encodings(encoding: str) -> None:
    """As of any text."""
    (block,) = MARKDOWN.read("Šťastný žluťoučký kůň".encode(encoding), "a.md").blocks
    assert block.text == "Šťastný žluťoučký kůň"


def test_binary_rubbish_is_refused_in_words() -> None:
    """The message names the file and says what to do."""
    with pytest.raises(UnreadableSource, match=r"^rubbish\.md: .*Give the original"):
        MARKDOWN.read(bytes(range(256)) * 10, "rubbish.md")


MARKS = st.sampled_from("[ ] ( ) ^ : # * - _ \\ < > ` ~ | \n \n\n 1. [^1]: ::: {.a} http://a.cz/ text".split(" "))


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200), st.lists(MARKS, max_size=40).map("".join)
    )
)
def test_any_text_is_read(text: str) -> None:
    """Nothing raises; lines lie within the file, anchors within their block."""
    count = text.count("\n") + text.count("\r") + 1
    for block in MARKDOWN.read(text.encode("utf-8", "replace"), "a.md").blocks:
        assert 1 <= block.first_line <= count
        assert all(0 <= anchor.start <= anchor.end <= len(block.text) for anchor in block.anchors)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Docker -- úvod, s. 22--44.", "Docker – úvod, s. 22–44."),
        ("Docker --- úvod [2010--2014]", "Docker — úvod [2010–2014]"),
        ("Dostupné z: https://a.example/b--c a `x -- y`", "Dostupné z: https://a.example/b--c a x -- y"),
        ("přepínač --tichý, jan--novak@a.example", "přepínač --tichý, jan--novak@a.example"),
    ],
)
def test_typed_dashes_are_dashes(text: str, shown: str) -> None:
    """As Pandoc writes them; what stands in an address, an option or code stays."""
    assert [block.text for block in _blocks(text)] == [shown]


def test_example_lists_of_pandoc_are_lists() -> None:
    """Counted through; what stands in a sentence, or in the middle of a paragraph, is no item."""
    text = "(@a-1) První.\n(@) Druhý\n    na dvou řádcích.\n\n(@) Třetí.\n\nVíme z (@a-1), že\n(@) tak.\n"
    blocks = _blocks(text)
    assert [(block.kind, block.label, block.first_line) for block in blocks] == [
        (BlockKind.ITEM, "1", 1),
        (BlockKind.ITEM, "2", 2),
        (BlockKind.ITEM, "3", 5),
        (BlockKind.PARAGRAPH, "", 7),
    ]
    assert [block.text for block in blocks] == [
        "První.",
        "Druhý\nna dvou řádcích.",
        "Třetí.",
        "Víme z (@a-1), že\n(@) tak.",
    ]
