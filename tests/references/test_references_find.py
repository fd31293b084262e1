"""Document → RawReferences: flows of text in `cases/find`, each with what must be found in it."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.documents.plaintext import PLAIN_TEXT
from dostupne.model.document import Anchor, Block, BlockKind, Document, Print
from dostupne.model.reference import Box, Kind, RawReference, Reference
from dostupne.references.find.finder import find, split_line
from dostupne.references.find.signs import is_other_heading, is_section_heading
from dostupne.references.parse.reader import parse

CASES = sorted((Path(__file__).parent / "cases" / "find").glob("*.case"))
BEGINNINGS = "=== found\n"


def _found(text: str) -> tuple[RawReference, ...]:
    return find(PLAIN_TEXT.read(text.encode(), "essay.txt"))


def _row(raw: RawReference) -> tuple[str, str, str]:
    """Kind (as it is after parsing, which sees what was cut off), lines and label."""
    origin = raw.origin
    return str(parse(raw).kind), f"{origin.first_line}-{origin.last_line}", origin.label or "-"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_found(path: Path) -> None:
    """Exactly these, at these lines, of these kinds and numbers, from their first word to their last."""
    text, _, table = path.read_bytes().decode("utf-8").partition(BEGINNINGS)
    expected = [row.split("\t") for row in table.splitlines()]
    raws = _found(text)
    assert [_row(raw) for raw in raws] == [tuple(row[:3]) for row in expected]
    for raw, (*_, words) in zip(raws, expected, strict=True):
        beginning, _, end = words.partition(" … ")
        said = " ".join(raw.text.split())
        assert said.startswith(beginning)
        assert said.endswith(end or beginning)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_text_is_that_of_its_lines(path: Path) -> None:
    """Every finding can be pointed at: its lines hold its text, whole but for a page's number and head inside it."""
    text = path.read_bytes().decode("utf-8").partition(BEGINNINGS)[0].replace("\x0c", "")
    lines = text.split("\n")
    for raw in _found(text):
        first, last = raw.origin.first_line, raw.origin.last_line
        assert first is not None
        assert last is not None
        there = " ".join(" ".join(lines[first - 1 : last]).split())
        whole = " ".join(raw.text.split())
        assert whole in there or ("page-header" in path.stem and all(part in there for part in raw.text.split("\n")))


def test_pages_are_told() -> None:
    """Form feeds divide pages; a text without any has none."""
    text = (Path(__file__).parent / "cases" / "find" / "pages.case").read_bytes().decode("utf-8")
    assert [raw.origin.page for raw in _found(text.partition(BEGINNINGS)[0])] == [2, 3]
    (raw,) = _found("NOVÁK, Jan. Dílo [online]. 2010 [cit. 2011-01-02]. Dostupné z: http://a.example/\n")
    assert raw.origin.page is None


HEADINGS = {
    "Literatura": True,
    "LITERATURA": True,
    "Seznam použité literatury": True,
    "Seznam použitých zdrojů": True,
    "7. Seznam použité literatury a zdrojů": True,
    "Použité zdroje a literatura": True,
    "Zoznam bibliografických odkazov": True,
    "References": True,
    "Recommended further reading": True,
    "Works cited": True,
    "Bibliografie": True,
    "Literaturverzeichnis": True,
    "Referenční zdroje": True,
    "Internetové zdroje": True,
    "Odborná literatura": True,
    "Obnovitelné zdroje": False,
    "Lidské zdroje": False,
    "Literatura je důležitá pro každého studenta": False,
    "Zdroje se dělí na tištěné a elektronické.": False,
    "V References najdete seznam": False,
    "": False,
}


@pytest.mark.parametrize(("line", "heading"), HEADINGS.items())
def test_headings_of_lists(line: str, heading: bool) -> None:
    """A heading over a list of references is a heading and nothing besides."""
    assert is_section_heading(line) is heading


@pytest.mark.parametrize(
    "line",
    ["Přílohy", "Příloha A", "Seznam příloh", "Prílohy", "Zoznam skratiek", "8 Závěr", "Conclusion", "Seznam zkratek"],
)
def test_headings_that_end_a_list(line: str) -> None:
    """What follows a list is not of it."""
    assert is_other_heading(line)


def _document(*blocks: Block) -> Document:
    return Document("essay.md", "markdown", blocks)


def test_an_article_in_a_note_needs_no_creator() -> None:
    """Year, volume and issue stand so together in references alone."""
    texts = (
        "Nové sítě. Rybářské listy. 1976, 6(11), 2.",
        "Nové sítě. Listy. 1976, roč. 6, č. 11, s. 2.",
        "Roku 1976, 6. května, mrzlo.",
    )
    document = _document(*(Block(text, BlockKind.NOTE, line, None, str(line)) for line, text in enumerate(texts, 1)))
    assert [raw.origin.label for raw in find(document)] == ["1", "2"]


SHAPED = "Novák, Jan. Volby a soudy. Praha: Linde, 2007."


def test_notes_and_items_are_taken_whole() -> None:
    """Where the document itself says what is a note or an item, no line of it is guessed at."""
    document = _document(
        Block(SHAPED, BlockKind.NOTE, 10, None, "3"),
        Block("Jen poznámka bez citace.", BlockKind.NOTE, 12, None, "4"),
        Block(f"{SHAPED}\nDruhý řádek.", BlockKind.ITEM, 20),
    )
    assert [(raw.origin.first_line, raw.origin.last_line, raw.origin.label) for raw in find(document)] == [
        (10, 10, "3"),
        (20, 21, ""),
    ]


def test_a_heading_opens_and_closes_the_list() -> None:
    """A label with an address is a link under `Literatura`, and prose elsewhere."""
    label = "Rada Evropy: https://www.coe.example/cs"
    document = _document(
        Block(label, BlockKind.PARAGRAPH, 1),
        Block("Literatura", BlockKind.HEADING, 2),
        Block(label, BlockKind.PARAGRAPH, 3),
        Block("Internetové zdroje", BlockKind.HEADING, 4),
        Block(label, BlockKind.PARAGRAPH, 5),
        Block("Přílohy", BlockKind.HEADING, 6),
        Block(label, BlockKind.PARAGRAPH, 7),
    )
    assert [(raw.kind, raw.origin.first_line) for raw in find(document)] == [(Kind.LINK, 3), (Kind.LINK, 5)]


def test_the_hyperlinks_over_a_reference_go_along() -> None:
    """All that begin over it, each once; which is the reference's is decided where its address is known."""
    text = "NOVÁK, Jan. Dílo [online]. 2010 [cit. 2011-01-02]. Dostupné z: zde"
    one = Block(text, BlockKind.ITEM, 1, None, "", (Anchor(63, 66, "https://a.example/"),))
    two = Block(
        text, BlockKind.ITEM, 2, None, "", (Anchor(0, 5, "https://b.example/"), Anchor(63, 66, "https://a.example/"))
    )
    assert [raw.targets for raw in find(_document(one, two))] == [
        ("https://a.example/",),
        ("https://b.example/", "https://a.example/"),
    ]


def test_the_second_of_two_equal_references_has_its_own_link_and_box() -> None:
    """A stretch is looked for on its own lines, not where its text stands first."""
    cite = "NOVÁK, Jan. Dílo [online]. 2010 [cit. 2011-01-02]. Dostupné z: zde"
    text = f"{cite}\n\n{cite}"
    ends = (len(cite), len(text))
    block = Block(
        text,
        BlockKind.FLOW,
        7,
        3,
        "",
        tuple(Anchor(end - 3, end, f"https://{end}.example/") for end in ends),
        prints=(Print(0, Box(3, 70, 700, 500, 711)), Print(len(cite) + 2, Box(4, 70, 740, 500, 751))),
    )
    first, second = find(_document(block))
    assert (first.targets, second.targets) == (
        (f"https://{ends[0]}.example/",),
        (f"https://{ends[1]}.example/",),
    )
    assert (first.origin.page, first.origin.boxes) == (3, (Box(3, 70, 700, 500, 711),))
    assert (second.origin.page, second.origin.boxes) == (4, (Box(4, 70, 740, 500, 751),))


def test_boxes_are_one_a_column() -> None:
    """Lines under each other, or beside each other on one height, are in one box; the next column has its own."""
    lines = ["NOVÁK, Jan. Dílo [online].", "Praha: Argo, 2010", "[cit. 2011-01-02].", "Dostupné z: https://a.example/"]
    boxes = (Box(1, 50, 80, 250, 91), Box(1, 60, 66, 200, 77), Box(1, 300, 700, 400, 711), Box(1, 402, 700, 500, 711))
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(4)]
    prints = tuple(Print(start, box) for start, box in zip(starts, boxes, strict=True))
    (raw,) = find(_document(Block("\n".join(lines), BlockKind.ITEM, 1, 1, prints=prints)))
    assert raw.origin.boxes == (Box(1, 50, 66, 250, 91), Box(1, 300, 700, 500, 711))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("http://a.example/x", [Kind.LINK]),
        ("  <https://a.example/x>  ", [Kind.LINK]),
        ("z: <http://a.example/x>", [Kind.HEADLESS]),
        ("2014-07-31]. Dostupné z: http://a.example/x", [Kind.HEADLESS]),
        ("cokoli, co tu stojí", [Kind.REFERENCE]),
        ("[7] NOVÁK, Jan. Dílo. Praha: Argo, 2010.", [Kind.REFERENCE]),
        (
            "NOVÁK, Jan. A [online]. [cit. 2011-01-02]. Dostupné z: <http://a.example/>, MALÁ, Eva. B. Brno: Host, 2010.",
            [Kind.REFERENCE, Kind.REFERENCE],
        ),
        ("   ", []),
        ("", []),
    ],
)
def test_one_line_is_taken_for_what_it_is(line: str, kinds: list[Kind]) -> None:
    """A line given as a reference is one, or two."""
    raws = split_line(line, "-", 4)
    assert [raw.kind for raw in raws] == kinds
    assert {raw.origin.first_line for raw in raws} <= {4}


PIECES = st.sampled_from(
    [
        *"NOVÁK, Jan. |MALÁ, Eva a Petr MALÝ. |[online]. |[cit. 2014-07-22]. |Dostupné z: |http://a.example/x-y|<|>|\n|\n\n".split(
            "|"
        ),
        *"1|[2] |3. |(4) |ISBN 978-80-7203-000-1|doi:10.1000/x|((|))|Literatura\n|Tamtéž, s. 3.|\x0c| |. |, |- |Přílohy\n".split(
            "|"
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def _without_notes(text: str) -> str:
    """The text around DokuWiki's notes, its lines where they were."""
    inside = re.compile(r"\(\((?:(?!\(\().)+?\)\)", re.DOTALL)
    return inside.sub(lambda found: "\n" * found.group().count("\n"), text)


def _stands_in(part: str, text: str) -> bool:
    return part in text or part in _without_notes(text)


@given(TEXTS)
def test_any_text_is_looked_through(text: str) -> None:
    """Nothing raises, and nothing is found that is not there."""
    document = Document("x", "text", (Block(text),))
    for raw in find(document):
        assert raw.text.strip()
        assert all(_stands_in(part, text) for part in raw.text.split("\n"))
        assert raw.text in text or raw.text in _without_notes(text) or "ostupn" in raw.text
        assert isinstance(parse(raw), Reference)


@given(TEXTS)
def test_any_line_is_split(text: str) -> None:
    """Nothing raises; together the parts hold no more than the line."""
    parts = split_line(text, "-", 1)
    assert sum(len(part.text) for part in parts) <= len(text)


LONG_LINES = {
    "letters": "a" * 100_000,
    "words": "slovo " * 20_000,
    "capitals": "NOVÁK " * 20_000,
    "names": "NOVÁK, Jan. " * 9_000,
    "name-list": "NOVÁK, Jan; " * 9_000,
    "digits": "1" * 100_000,
    "dates": "2014-07-22 " * 9_000,
    "dots": ". " * 50_000,
    "brackets": "[" * 100_000,
    "round": "(" * 100_000,
    "double-round": "((" * 50_000,
    "cited": "[cit. " * 20_000,
    "available": "Dostupné z " * 9_000,
    "available-colon": "Dostupné z: " * 8_000,
    "addresses": "http://a.cz/ " * 8_000,
    "one-address": "http://a.cz/" + "a-" * 50_000,
    "slashes": "http:" + "/" * 100_000,
    "isbn": "ISBN 978-" * 11_000,
    "spaces": "NOVÁK" + " " * 100_000 + "x",
    "hyphens": "A" + "-a" * 50_000,
    "online": "[online] " * 11_000,
    "place": "Praha: Argo, " * 8_000,
    "quotes": "„a“ " * 25_000,
    "initials": "J. " * 33_000,
    "in": "In: " * 25_000,
    "commas": "a, " * 33_000,
    "colons": "A: " * 33_000,
}


@pytest.mark.parametrize("text", LONG_LINES.values(), ids=LONG_LINES.keys())
def test_one_long_line_takes_no_long_time(text: str) -> None:
    """One line of 100,000 characters, whatever is on it, is looked through and read in a second or two."""
    began = time.process_time()
    for raw in find(Document("x", "text", (Block(text),))):
        parse(raw)
    for raw in split_line(text, "x", 1):
        parse(raw)
    assert time.process_time() - began < 2


def test_an_address_in_the_next_paragraph_belongs_to_the_reference_that_waits_for_it() -> None:
    """Converters make a paragraph of every line; what stands behind another address is another reference."""
    document = _document(
        Block("O mlze [online]. [cit. 2020-01-31]. Dostupné", BlockKind.ITEM, 1, None, "7"),
        Block("z: https://mlha.example/", BlockKind.PARAGRAPH, 4, None, "", (Anchor(3, 24, "https://mlha.example/"),)),
        Block("z: https://rosa.example/", BlockKind.PARAGRAPH, 6),
    )
    raws = find(document)
    assert [(raw.kind, raw.origin.first_line, raw.origin.last_line, raw.targets) for raw in raws] == [
        (Kind.REFERENCE, 1, 4, ("https://mlha.example/",)),
        (Kind.HEADLESS, 6, 6, ()),
    ]


def test_notes_inside_items_are_taken_without_the_item() -> None:
    """A link in a note is one; the words of the item are none of the reference."""
    document = _document(
        Block("Vilém Rosa ((ROSA, Vilém. Kapky [online]. 2001 [cit. 2011-06-21].))", BlockKind.ITEM, 1),
        Block("Seznam ((http://seznam.example/x.txt - seznam autorů)) všech.", BlockKind.PARAGRAPH, 2),
    )
    assert [(raw.kind, raw.text[:5]) for raw in find(document)] == [(Kind.REFERENCE, "ROSA,"), (Kind.LINK, "http:")]


@pytest.mark.parametrize(
    ("heading", "level", "count"),
    [
        ("Internetové zdroje", 2, 1),
        ("Internetové zdroje", 3, 1),
        ("Kontakt", 3, 1),
        ("Kontakt", 2, 0),
        ("Kontakt", 1, 0),
        ("Kontakt", 0, 1),
        ("Související články", 2, 0),
    ],
)
def test_a_list_ends_at_a_heading_no_lower_than_its_own(heading: str, level: int, count: int) -> None:
    """Unless the heading names a sort of sources; where no level is told, every short heading is under it."""
    item = Block("Seznam obcí okresu a kraje", BlockKind.ITEM)
    blocks = (Block("Literatura", BlockKind.HEADING, level=2), Block(heading, BlockKind.HEADING, level=level), item)
    assert len(find(Document("a", "html", blocks))) == count


def test_a_paragraph_that_can_only_be_a_heading_is_one() -> None:
    """Word processors' documents often have headings that are only bold; what stands under one is a list."""
    texts = [
        "Úvod do věci.",
        "Použitá literatura",
        "LOM, Jan. Kámen. Brno, 1999.",
        "Přílohy",
        "LOM, Jan. Próza. Konec.",
    ]
    blocks = tuple(Block(text, BlockKind.PARAGRAPH, line) for line, text in enumerate(texts, 1))
    assert [raw.origin.first_line for raw in find(Document("a", "docx", blocks))] == [3]
