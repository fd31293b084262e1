"""Sentences written back to documents: each behind its reference, all else as it was, and read again by our own reader."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

from dostupne.app.reading import references_of
from dostupne.app.registry import reader_for, writer_for
from dostupne.export import archived_copy
from dostupne.model.addition import Addition, Written
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Reference
from tests.documents.packages import docx

CORPUS = Path("/work/shared/corpus/documents")
CASES = Path(__file__).parent / "cases"
DAY = PartialDate(2014, 7, 20)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ONE = "NOVÁK, Jan. Odkazy na webu [online]. 2013 [cit. 2014-07-22]. Dostupné z: http://a.cz/jedna_dva."
TWO = "DVOŘÁK, Petr. Paměť sítě [online]. 2012 [cit. 2014-07-21]. Dostupné z: http://b.cz/tri"

ADDRESS, LINKED, ESCAPED = "http://b.cz/tri", '<a href="http://b.cz/tri">http://b.cz/tri</a>', r"\["


def copy_of(number: int) -> str:
    """An address of a copy, of its own for each reference."""
    return f"https://web.archive.org/web/20140720000000/http://example.cz/{number}?a=1&b=%20c#d"


def references(data: bytes, name: str) -> list[Reference]:
    """The full references of a document."""
    found = references_of(reader_for(data, name).read(data, name))
    return [one for one in found if one.kind is not Kind.SHORT]


def with_copies(data: bytes, name: str) -> Written:
    """The document with a copy for each reference that has an address and cites none."""
    found = references(data, name)
    printings = archived_copy.printings(one.raw for one in found)
    additions: list[Addition] = []
    for number, (one, printing) in enumerate(zip(found, printings, strict=True)):
        url = copy_of(number) if one.url and not one.archive_url else ""
        sentence = archived_copy.sentence(url, DAY, printing) if url else None
        additions.append(Addition(raw=one.raw, origin=one.origin, archive_url=url, archive_date=DAY, sentence=sentence))
    writer = writer_for(reader_for(data, name))
    assert writer is not None
    return writer.write(data, additions)


def _said(one: Reference) -> Sequence[object]:
    return (one.author, one.title, one.container_title, one.publisher, one.issued, one.accessed, one.url, one.doi)


def check(data: bytes, name: str) -> Written:
    """Every reference reads as before, with its copy; a second time there is nothing to add."""
    written = with_copies(data, name)
    before, after = references(data, name), references(written.data, name)
    assert written.left_out == ()
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        assert _said(new) == _said(old)
        if old.url and not old.archive_url:
            assert (new.archive_url, new.archive_date) == (copy_of(number), DAY)
    again = with_copies(written.data, name)
    assert (again.made, again.data) == (0, written.data)
    return written


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("suffix", ["docx", "md", "tex", "html"])
@pytest.mark.parametrize("name", ["essay-footnotes", "thesis-numeric"])
def test_documents_of_the_corpus(name: str, suffix: str) -> None:
    """Theses with notes, lists, short forms, in each format."""
    written = check((CORPUS / f"{name}.{suffix}").read_bytes(), f"{name}.{suffix}")
    assert written.made >= 50


TEXTS = {
    "html": (
        f"<p>Viz <b>x</b>.</p><ol><li>{ONE}</li><li>{TWO.replace(ADDRESS, LINKED)}</ol><pre>{{x}}</pre>",
        "http://a.cz/jedna_dva. Archivn&#237; kopie dostupn&#225; z: <a href=",
        'http://b.cz/tri</a>. Archivn&#237; kopie dostupn&#225; z: <a href="https://web.archive.org/web/20140720000000/http://example.cz/1?a=1&amp;b=%20c#d">',
    ),
    "md": (
        f"# Text\n\nText[^1] a text.[^2]\n\n[^1]: {ONE.replace('[', ESCAPED)}\n\n[^2]: {TWO.replace(ADDRESS, f'<{ADDRESS}>')}\n\n```\n{{x}}\n```\n",
        f"http://a.cz/jedna_dva. Archivní kopie dostupná z: <{copy_of(0)}> [archivováno 2014-07-20].",
        f"<http://b.cz/tri>. Archivní kopie dostupná z: <{copy_of(1)}> [archivováno 2014-07-20].",
    ),
    "tex": (
        "\\documentclass{article}\\usepackage{hyperref}\n\\begin{document}\nText\\footnote{"
        + ONE.replace("http://a.cz/jedna_dva", "\\url{http://a.cz/jedna_dva}").replace("Á", "\\'A")
        + "} dále.\n\\begin{thebibliography}{9}\n\\bibitem{b} "
        + TWO.replace("http://b.cz/tri", "\\url{http://b.cz/tri}").replace("Paměť", "Pam\\v{e}\\v{t}")
        + "\n\\end{thebibliography}\n% komentář {x}\n\\end{document}\n",
        r"\url{http://a.cz/jedna_dva}. Archivní kopie dostupná z: \url{https://web.archive.org/web/20140720000000/http://example.cz/0?a=1&b=\%20c\#d} [archivováno",
        rf"\url{{http://b.cz/tri}}. Archivní kopie dostupná z: \url{{{copy_of(1)}}} [archivováno",
    ),
}  # fmt: skip


@pytest.mark.parametrize("suffix", TEXTS)
def test_text_formats(suffix: str) -> None:
    """The sentence stands behind the reference, outside of its link; without it the bytes are those of before."""
    source, first, second = TEXTS[suffix]
    data = (f"<!doctype html><meta charset=utf-8>{source}" if suffix == "html" else source).encode()
    written = check(data, f"x.{suffix}")
    text = written.data.decode()
    one_line = text.replace(
        "\n", " "
    )  # in Markdown the sentence stands on lines of its own where it would make a long one
    assert first in one_line
    assert second in one_line
    rest = re.sub(
        r"(?:(?<=tri)|(?<=</a>)|(?<=tri>)|(?<=tri})|(?<=[.]))[.]?[ \n]Archivn.*?\[archiv.*?2014-07-20\]\.",
        "",
        text,
        flags=re.DOTALL,
    )
    assert rest.encode() == data


def test_plain_ascii_latex_stays_so() -> None:
    """Where a document has no letters with accents of its own, ours are commands; without \\url the address is text."""
    data = rb"\begin{document}\footnote{NOVAK, Jan. Nazev knihy [online]. 2013 [cit. 2014-07-22]. Dostupne z: http://a.cz/x.}\end{document}"
    assert (
        rb"http://a.cz/x. Archivn\'{\i} kopie dostupn\'{a} z: https://web.archive.org/web/20140720000000/http://example.cz/0?a=1\&b=\%20c\#d [archivov\'{a}no 2014-07-20]."
        in with_copies(data, "x.tex").data
    )


def test_blocks_of_code_are_left_alone() -> None:
    """What stands in a block of code is not written to, and told."""
    data = f"Text.\n\n```\n{TWO}\n```\n".encode()
    written = with_copies(data, "x.md")
    assert written.data == data
    assert "block of code" in written.left_out[0].reason


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
def test_a_page_in_an_old_encoding(encoding: str) -> None:
    """It stays in the encoding that it names."""
    data = f"<html><head><meta charset={encoding}></head><body><ul><li>{ONE}</ul>".encode(encoding)
    assert check(data, "x.html").data.decode(encoding).count(ONE) == 1


def _paragraph(*runs: str) -> str:
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{inner}</w:p>"


def _document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {W}><w:body>{body}</w:body></w:document>'


HYPERLINK = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://b.cz/tri" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rStyle w:val="Odkaz"/></w:rPr><w:t>http://b.cz/tri</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HEADING = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Literatura</w:t></w:r></w:p>'
BOX = f"<w:r><w:pict><w:txbxContent>{_paragraph(ONE)}{_paragraph(TWO)}</w:txbxContent></w:pict></w:r>"
WORDS = {
    "two in one run": _paragraph(f"{ONE} {TWO}"),
    "in pieces": _paragraph(ONE[:20], f"<w:r><w:rPr><w:i/></w:rPr><w:t>{ONE[20:40]}</w:t></w:r>", ONE[40:]) + _paragraph(TWO),
    "an address as a field": _paragraph(ONE) + _paragraph(TWO.removesuffix("http://b.cz/tri") + " ", HYPERLINK),
    "tracked changes": _paragraph(
        f'<w:ins w:id="1" w:author="a"><w:r><w:t>{ONE}</w:t></w:r></w:ins>', '<w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del>'
    ) + _paragraph(TWO),
    "a table": f"<w:tbl><w:tr><w:tc>{_paragraph(ONE)}</w:tc><w:tc>{_paragraph(TWO)}</w:tc></w:tr></w:tbl>",
    "a text box": _paragraph("Text před.", BOX, " Text za."),
    "cut over two paragraphs": _paragraph(ONE) + "".join(
        f'<w:p><w:pPr><w:ind w:left="9" w:hanging="9"/></w:pPr><w:r><w:t>{half}</w:t></w:r></w:p>' if index == 0 else _paragraph(half)
        for index, half in enumerate((TWO.removesuffix(" http://b.cz/tri"), "http://b.cz/tri"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", WORDS.values(), ids=WORDS)
def test_word(body: str) -> None:
    """However the text is cut into runs, fields and boxes; without what was put in, all of it is as it was."""
    data = docx(
        {
            "word/document.xml": _document(_paragraph("Už http://b.cz/tri psal.") + HEADING + body),
            "word/media/a.bin": bytes(range(256)),
        }
    )
    written = check(data, "x.docx")
    assert written.made == 2
    parts = [zipfile.ZipFile(BytesIO(whole)) for whole in (data, written.data)]
    assert parts[0].namelist() == parts[1].namelist()
    assert [one.date_time for one in parts[0].infolist()] == [one.date_time for one in parts[1].infolist()]
    old, new = (part.read("word/document.xml").decode() for part in parts)
    plain = [
        re.sub(r"<[^>]+>", "", re.sub(r"<w:instrText.*?</w:instrText>|<w:pPr>.*?</w:pPr>", "", one))
        for one in (old, new)
    ]
    assert (
        re.sub(r"(?:(?<=tri)\.)? Archivní kopie dostupná z: \S+ \[archivováno 2014-07-20\]\.", "", plain[1]) == plain[0]
    )


def test_format_of_the_text_and_of_its_address() -> None:
    """The words are formatted as the reference's, the address as its address; tracked changes of format are none of ours."""
    run = f'<w:r><w:rPr><w:sz w:val="18"/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">{TWO.removesuffix("http://b.cz/tri")}</w:t></w:r>'
    data = docx({"word/document.xml": _document(HEADING + _paragraph(run, HYPERLINK))})
    xml = zipfile.ZipFile(BytesIO(with_copies(data, "x.docx").data)).read("word/document.xml").decode()
    assert (
        '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">. Archivní kopie dostupná z: </w:t></w:r>'
        in xml
    )
    assert '<w:r><w:rPr><w:rStyle w:val="Odkaz"/></w:rPr><w:t xml:space="preserve">https://web.archive.org/' in xml


def test_an_archive_that_cannot_be_written_is_told() -> None:
    """What lies before the zip, or Zip64, is not guessed at."""
    data = docx({"word/document.xml": _document(HEADING + _paragraph(TWO))})
    end = data.rfind(b"PK\5\6")
    damaged = data[: end + 16] + b"\xff\xff\xff\x0f" + data[end + 20 :]
    written = with_copies(data, "x.docx")
    assert written.made == 1
    writer = writer_for(reader_for(data, "x.docx"))
    one = references(data, "x.docx")[0]
    sentence = archived_copy.sentence(copy_of(0), DAY, archived_copy.CZECH_2022)
    addition = Addition(raw=one.raw, origin=one.origin, archive_url=copy_of(0), archive_date=DAY, sentence=sentence)
    assert writer is not None
    refused = writer.write(damaged, [addition])
    assert (refused.data, refused.made, len(refused.left_out)) == (damaged, 0, 1)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """LibreOffice shows every sentence, in text and notes, with its address as a link."""
    source = CASES / "essay" / "essay.docx"
    written = with_copies(source.read_bytes(), "essay.docx")
    (tmp_path / "essay.checked.docx").write_bytes(written.data)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "html"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "essay.checked.docx"], check=True, capture_output=True, timeout=120
    )
    page = (tmp_path / "essay.checked.html").read_text(encoding="utf-8", errors="replace")
    assert len(re.findall(r'href="https://web\.archive\.org/web/20140720000000/', page)) == written.made > 10
