"""bytes → Document: DOCX, ODT, RTF and EPUB that are damaged, cut short, locked or made to harm."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.registry import reader_for
from dostupne.contracts import Reader
from dostupne.documents.docx.reader import DOCX
from dostupne.documents.epub import EPUB
from dostupne.documents.odt import ODT
from dostupne.documents.rtf.reader import RTF
from dostupne.errors import UnreadableSource
from dostupne.model.document import BlockKind, Document
from tests.documents.packages import CASES, ODT_TYPE, WORDS, case, docx, simple_docx, zipped

READERS = [DOCX, ODT, EPUB, RTF]
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".expected")
PARAGRAPH = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a '"
    + "ha" * 50
    + "'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
EXTERNAL = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
DOCUMENT = f'<w:document xmlns:w="{WORDS}"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>%s</office:text>'
    "</office:body></office:document-content>"
)
CONTAINER = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
BOOK = (
    "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
    "<spine><itemref idref='a'/></spine></package>"
)
LOCK = "<encryption><d xmlns='http://www.w3.org/2001/04/xmlenc#'><CipherReference URI='a.xhtml'/></d></encryption>"


def _encrypted(data: bytes) -> bytes:
    """The archive with the bit set that says its files are encrypted."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(changed)


def _many_files() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"word/{number}", b"")
    return memory.getvalue()


def _odt(content: str, **parts: str) -> bytes:
    return zipped({"mimetype": ODT_TYPE, "content.xml": content} | parts)


def _epub(**parts: str) -> bytes:
    named = {name.replace("__", "."): part for name, part in parts.items()}
    return zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, **named})


GOOD_DOCX = simple_docx(PARAGRAPH * 50)
REFUSED = {
    "an .exe": (DOCX, b"MZ\x90\x00" + bytes(range(256)) * 8, "this is not a Word document"),
    "empty": (DOCX, b"", "this is not a Word document"),
    "password": (DOCX, OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "old Word": (DOCX, OLE + "WordDocument".encode("utf-16-le"), "old Word document .*save it as DOCX"),
    "old Excel": (DOCX, OLE + "Workbook".encode("utf-16-le"), "another old Office file"),
    "cut short": (DOCX, GOOD_DOCX[: len(GOOD_DOCX) // 2], "damaged or cut short"),
    "zip encryption": (DOCX, _encrypted(GOOD_DOCX), "locked with a password"),
    "no main part": (DOCX, zipped({"word/x.xml": "<a/>"}), "“word/document.xml” is not in it"),
    "zip bomb": (DOCX, docx({"word/document.xml": b" " * 50_000_000}), "unpacks to more than any document needs"),
    "many files": (DOCX, _many_files(), "more files in it than any document"),
    "billion laughs": (DOCX, docx({"word/document.xml": LAUGHS + DOCUMENT % "&i;"}), "declares entities"),
    "external entity": (DOCX, docx({"word/document.xml": EXTERNAL + DOCUMENT % "&x;"}), "declares entities"),
    "deep XML": (DOCX, docx({"word/document.xml": "<a>" * 5_000}), "more than 2000 elements in one another"),
    "no XML": (DOCX, docx({"word/document.xml": b"\xff\xfe\x00rubbish"}), "its XML is damaged at line 1"),
    "unknown encoding": (DOCX, docx({"word/document.xml": "<?xml version='1.0' encoding='x-none'?><a/>"}), "XML is"),
    "ODT laughs": (ODT, _odt(LAUGHS + CONTENT % "<text:p>&i;</text:p>"), "declares entities"),
    "ODT external": (ODT, _odt(EXTERNAL + CONTENT % "<text:p>&x;</text:p>"), "declares entities"),
    "ODT locked": (
        ODT,
        zipped({"mimetype": ODT_TYPE, "content.xml": "x", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "locked with a password",
    ),
    "ODT empty": (ODT, zipped({"mimetype": ODT_TYPE}), "“content.xml” is not in it"),
    "ODT text": (ODT, bytes(range(256)) * 9, "this is not an OpenDocument text"),
    "EPUB without book": (EPUB, _epub(), "does not say where its text is"),
    "EPUB without chapters": (EPUB, _epub(b__opf=BOOK), "the chapter “a.xhtml” is missing"),
    "EPUB laughs": (EPUB, _epub(b__opf=LAUGHS + BOOK), "declares entities"),
    "EPUB locked": (
        EPUB,
        zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "META-INF/encryption.xml": LOCK,
                "b.opf": BOOK,
                "a.xhtml": "x",
            }
        ),
        "this book is locked",
    ),
    "RTF deep": (RTF, b"{\\rtf1" + b"{" * 100_000, "more than 5000 groups in one another"),
}


@pytest.mark.parametrize(("reader", "data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_said_in_words(reader: Reader, data: bytes, message: str) -> None:
    """One line that names the file, what is wrong with it and what to do."""
    with pytest.raises(UnreadableSource, match=rf"^file: .*{message}") as told:
        reader.read(data, "file")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_text_with_a_wrong_name_is_read_as_text(reader: Reader) -> None:
    """A wrong name is no obstacle."""
    assert reader.read("Šťastný kůň".encode("cp1250"), "a.docx").blocks[0].text == "Šťastný kůň"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_told_by_its_content(path: Path) -> None:
    """By one reader and no other."""
    assert sum(reader.recognises(case(path)) for reader in READERS) == 1


def test_a_part_that_is_damaged_costs_the_rest_nothing() -> None:
    """Broken notes are told; the text is read."""
    parts = {"word/document.xml": DOCUMENT % "Text", "word/footnotes.xml": "<w:footnotes"}
    document = DOCX.read(docx(parts), "a.docx")
    assert [block.text for block in document.blocks] == ["Text"]
    assert [fault.message for fault in document.faults] == [
        "“word/footnotes.xml” in it was read only in part: its XML is damaged at line 1"
    ]


def test_what_stands_before_the_damage_is_read() -> None:
    """Of a text whose XML ends too early."""
    body = f'<w:document xmlns:w="{WORDS}"><w:body>{PARAGRAPH}<w:p><w:r><w:t>Ko</w:t>'
    document = DOCX.read(docx({"word/document.xml": body}), "a.docx")
    assert [block.text for block in document.blocks] == ["Text", "Ko"]
    assert len(document.faults) == 1


def test_ten_thousand_boxes_in_one_another_are_no_deeper_than_the_limit() -> None:
    """Nothing calls itself."""
    deep = "<w:p><w:r>" * 900 + "<w:t>dno</w:t>" + "</w:r></w:p>" * 900
    (block,) = DOCX.read(simple_docx(deep), "a.docx").blocks
    assert block.text == "dno"


def test_json_that_is_too_deep_is_text_as_any_other() -> None:
    """A field whose data cannot be read is not believed."""
    code = "ADDIN ZOTERO_ITEM CSL_CITATION {" + '"a":[' * 100_000
    body = f'<w:p><w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}"><w:r><w:t>(Novák)</w:t></w:r></w:fldSimple></w:p>'
    document = DOCX.read(simple_docx(body), "a.docx")
    assert ([block.text for block in document.blocks], document.references) == (["(Novák)"], ())


def test_the_order_of_words_in_rtf_means_nothing() -> None:
    """More closing braces than opening ones, a lone backslash, a note within a note."""
    data = rb"{\rtf1 a}}}} b {\footnote x{\footnote y}}\par c\ " + b"\\"
    kinds = [(block.kind, block.text) for block in RTF.read(data, "a.rtf").blocks]
    assert kinds == [
        (BlockKind.PARAGRAPH, "a b"),
        (BlockKind.NOTE, "x"),
        (BlockKind.NOTE, "y"),
        (BlockKind.PARAGRAPH, "c"),
    ]


def _is_sound(document: Document) -> bool:
    """Lines go up; links lie within their block."""
    lines = [block.first_line for block in document.blocks]
    return lines == sorted(lines) and all(
        0 <= anchor.start < anchor.end <= len(block.text) for block in document.blocks for anchor in block.anchors
    )


RTF_PIECES = st.sampled_from(
    r"{ } \par \pard \'e8 \u345? \u-10179? \uc0 \uc2 \bin3 \footnote \ftnalt \field \*\fldinst \fldrslt HYPERLINK"
    r" \listtext \fi-360 \outlinelevel0 \deleted \v \plain \f1 \shptxt \*\annotation \fonttbl \stylesheet \s1 text \~ \line"
    r" \cell \* ADDIN CSL_CITATION http://a.cz \ansicpg0 \fcharset999 \u \f99999999999".split(" ")
)
XML_PIECES = st.sampled_from(
    '<w:p> </w:p> <w:r> </w:r> <w:t>text</w:t> <w:hyperlink> </w:hyperlink> <w:fldChar w:fldCharType="begin"/>'
    ' <w:fldChar w:fldCharType="separate"/> <w:fldChar w:fldCharType="end"/> <w:instrText>HYPERLINK\x01"http://a.cz"</w:instrText>'
    " <w:pPr><w:rPr><w:del/></w:rPr></w:pPr> <w:del> </w:del> <w:sdt> </w:sdt> <w:br/> <w:tab/>"
    ' <w:bookmarkEnd w:id="1"/> <w:footnoteReference w:id="1"/> <w:instrText>BIBLIOGRAPHY</w:instrText>'.split(" ")
)


@given(st.lists(RTF_PIECES, max_size=40))
def test_any_rtf_is_read(pieces: list[str]) -> None:
    """Whatever the words, nothing raises but what is meant for the user."""
    assert _is_sound(RTF.read(("{\\rtf1 " + " ".join(pieces)).encode(), "a.rtf"))


@given(st.lists(XML_PIECES, max_size=40))
def test_any_word_xml_is_read(pieces: list[str]) -> None:
    """Elements in any order; what is not well-formed is read up to there."""
    try:
        document = DOCX.read(simple_docx("".join(pieces).replace("\x01", " ")), "a.docx")
    except UnreadableSource:
        return
    assert _is_sound(document)


def _mutated(data: bytes, seed: int) -> bytes:
    """Some bytes changed, cut out or doubled; what a zip holds is changed before it is packed."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        if not changed:
            break
        at, length = chance.randrange(len(changed)), chance.randint(1, 40)
        action = chance.randrange(3)
        if action == 0:
            changed[at] = chance.randrange(256)
        elif action == 1:
            del changed[at : at + length]
        else:
            changed[at:at] = changed[at : at + length]
    return bytes(changed or b" ")


def _repacked(data: bytes, seed: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(
        {
            name: _mutated(part, seed) if part and seed % 3 and name != "mimetype" else part
            for name, part in parts.items()
        }
    )


def _read_or_refused(data: bytes) -> bool:
    try:
        return _is_sound(reader_for(data, "").read(data, ""))
    except UnreadableSource:
        return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_damaged_samples(path: Path) -> None:
    """A few of what the slow test does."""
    _try_damaged(path, range(15))


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_many_damaged_samples(path: Path) -> None:
    """Real documents with bytes changed, inside the archive and outside."""
    _try_damaged(path, range(15, 1500))


def _try_damaged(path: Path, seeds: range) -> None:
    data = case(path)
    for seed in seeds:
        assert _read_or_refused(_mutated(data, seed)), f"{path.name}, seed {seed}"
        if data.startswith(b"PK"):
            assert _read_or_refused(_repacked(data, seed)), f"{path.name}, seed {seed} repacked"
