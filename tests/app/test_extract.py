"""Sources → works: several at once, broken ones among them, prose beside bibliographies."""

import time

import pytest

from dostupne.app.extract import extract, parse
from dostupne.app.reading import references_of
from dostupne.app.registry import READERS, reader_for
from dostupne.app.sources import Source
from dostupne.documents.plaintext import PLAIN_TEXT
from dostupne.model.reference import Kind
from tests.documents.packages import WORDS, docx

ESSAY = """Text o věci, v němž není nic než próza.

NOVÁK, Jan. Dílo o věci [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/dilo
MALÁ, Eva. Smíření. Brno: Host, 2008. ISBN 978-80-7294-000-1.
"""
BIBLIOGRAPHY = """@misc{novak, author={Novák, Jan}, title={Dílo o věci}, year=2010, url={http://a.example/dilo}}
@book{broken, title={Never closed
@book{king, author={King, Stephen}, title={It}, year=1986}
"""
NOTES = (
    "# Poznámky\n\nVěta.[^1]\n\n[^1]: DLOUHÝ, Ivan. Třetí věc \\[online\\]. 2010. Dostupné z: http://treti.example/\n"
)


def _source(name: str, text: str) -> Source:
    return Source(name, text.encode())


def test_several_sources_make_one_list() -> None:
    """In the order given; what several cite is one work, under the key that its author gave it."""
    extraction = extract([_source("essay.txt", ESSAY), _source("b.bib", BIBLIOGRAPHY), _source("n.md", NOTES)])
    assert [work.id for work in extraction.works] == ["novak", "mala2008smireni", "king", "dlouhy2010treti"]
    assert [(one.origin.source, one.kind) for one in extraction.works[0].occurrences] == [
        ("essay.txt", Kind.REFERENCE),
        ("b.bib", Kind.ENTRY),
    ]


def test_what_is_broken_is_told_and_the_rest_used() -> None:
    """A source that is no text, an entry that does not end: each is a fault that names its source and line."""
    rubbish = Source("rubbish.txt", bytes(range(256)) * 10)
    extraction = extract([rubbish, _source("b.bib", BIBLIOGRAPHY), _source("essay.txt", ESSAY)])
    assert len(extraction.works) == 3
    assert [(fault.source, fault.line) for fault in extraction.faults] == [("rubbish.txt", None), ("b.bib", 2)]
    assert not extraction.faults[0].message.startswith("rubbish.txt")


def test_no_sources_no_works() -> None:
    """Nothing comes of nothing."""
    assert extract([]).works == ()
    assert extract([_source("prose.txt", "Jen próza, nic víc.\n")]).works == ()


def test_keys_are_the_same_on_every_run() -> None:
    """And a reference added at the end changes none of those before it."""
    more = f"{ESSAY}\nNOVÁK, Jan. Dílo o jiné věci [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://b.example/\n"
    first = [work.id for work in extract([_source("essay.txt", ESSAY)]).works]
    assert first == [work.id for work in extract([_source("essay.txt", ESSAY)]).works]
    assert [work.id for work in extract([_source("essay.txt", more)]).works] == [*first, "novak2010diloa"]


def test_lines_are_parsed_one_by_one() -> None:
    """The number of a line is its origin's; two on one line are two; repeats are not merged; keys are unique."""
    one = "NOVÁK, Jan. Dílo [online]. 2010 [cit. 2014-07-22]. Dostupné z: <http://a.example/>"
    works = list(parse([one, "", f"{one}, MALÁ, Eva. Smíření. Brno: Host, 2008.", "http://b.example/"], "-"))
    assert [(work.id, work.reference.origin.first_line) for work in works] == [
        ("novak2010dilo", 1),
        ("novak2010diloa", 3),
        ("mala2008smireni", 3),
        ("bexample", 4),
    ]


def test_lines_are_parsed_as_they_come() -> None:
    """Nobody waits for the end of a stream."""

    def lines() -> object:
        yield "NOVÁK, Jan. Dílo. Praha: Argo, 2010."
        pytest.fail("the second line was asked for before the first work was given")

    assert next(parse(lines(), "-")).reference.title == "Dílo"  # type: ignore[arg-type]  # a generator of lines


READ_BY = [
    (b"@book{a, title={b}}", "x.txt", "bib"),
    (b"@book{a, title={b}}", "-", "bib"),
    (b"# Title\n\ntext\n", "x", "markdown"),
    (b"# Title\nimport os\n\n\ndef one(name: str) -> str:\n    return name\n", "x.py", "code"),
    (b"/* Title */\nconst one = 'two';\n", "-", "code"),
    (b"# Title\n\nimport os\n\nmore text that says much\nand more of it", "x.py", "markdown"),
    (b"plain text", "x.md", "markdown"),
    (b"plain text", "x.txt", "text"),
    (b"plain text", "x.unknown", "text"),
    (b"plain text", "no-ending", "text"),
    (b"# Title\n", "UPPER.TXT", "markdown"),
]


@pytest.mark.parametrize(("data", "name", "reader"), READ_BY)
def test_the_reader_is_told_by_content_then_by_name(data: bytes, name: str, reader: str) -> None:
    """A wrong ending does not mislead; no ending does not matter."""
    names = {member.name: member for member in READERS}
    wanted = names.get(reader) or next(member for member in READERS if reader in member.name)
    assert reader_for(data, name) is wanted


def test_a_long_text_takes_no_long_time() -> None:
    """Half a megabyte of prose with three hundred references, and one paragraph of four thousand lines: seconds."""
    prose = "Tahle věta nic necituje a je jich tu mnoho, jedna za druhou, až do konce stránky.\n" * 20
    cited = "NOVÁK, Jan. Dílo číslo {0} [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/{0}\n\n"
    text = "".join(f"{prose}\n{cited.format(number)}" for number in range(300))
    began = time.process_time()
    assert len(extract([_source("long.txt", text)]).works) == 300
    assert len(extract([_source("unbroken.txt", f"{prose * 200}{cited}")]).works) == 1
    assert time.process_time() - began < 15


def test_references_of_a_document_keep_their_places() -> None:
    """Line numbers reach the references, whatever is mended in between."""
    found = references_of(PLAIN_TEXT.read(ESSAY.encode(), "essay.txt"))
    assert [(one.origin.first_line, one.origin.last_line) for one in found] == [(3, 3), (4, 4)]


def test_reading_a_file_and_its_copy_gives_one_list() -> None:
    """Two copies of an essay cite each work twice."""
    extraction = extract([_source("a.txt", ESSAY), _source("b.txt", ESSAY)])
    assert [len(work.occurrences) for work in extraction.works] == [2, 2]


def test_short_forms_that_point_to_nothing_are_told_once_a_source() -> None:
    """A few by their lines and words, the others by their number; one alone with its line."""
    many = "".join(f"[^{number}]: Kolář, c. d., s. {number}.\n\n" for number in range(1, 9))
    extraction = extract([_source("a.md", f"# A\n\n{many}"), _source("b.md", "# B\n\n[^1]: Tamtéž.\n")])
    assert extraction.works == ()
    assert len(extraction.unresolved) == 9
    first, second = extraction.faults
    assert first.message.startswith("8 short forms point to no certain work: line 3: “Kolář, c. d., s. 1.”; line 5: ")
    assert first.message.endswith("; and 3 more")
    assert (second.source, second.line, second.unread) == ("b.md", 3, False)
    assert second.message == "one short form points to no certain work: “Tamtéž.”"


def test_ready_references_stand_in_the_order_of_the_document() -> None:
    """A short form written by hand points to what a citation manager told of in the note before."""
    reader = next(one for one in READERS if one.name == "docx")
    known = "<w:fldSimple w:instr='CSL_CITATION {&quot;citationItems&quot;:[{&quot;itemData&quot;:{&quot;title&quot;:&quot;Hlína&quot;}}]}'>"
    notes = {
        "1": f"<w:p>{known}<w:r><w:t>BRÁZDA, V. Hlína.</w:t></w:r></w:fldSimple></w:p>",
        "2": "<w:p><w:r><w:t>LOM, Jan. Kámen [online]. 2010. Dostupné z: http://a.example/kamen</w:t></w:r></w:p>",
        "3": "<w:p><w:r><w:t>Tamtéž, s. 5.</w:t></w:r></w:p>",
    }
    signs = "".join(f"<w:footnoteReference w:id='{number}'/>" for number in notes)
    feet = "".join(f"<w:footnote w:id='{number}'>{text}</w:footnote>" for number, text in notes.items())
    data = docx(
        {
            "word/document.xml": f"<w:document xmlns:w='{WORDS}'><w:body><w:p><w:r><w:t>Věta.</w:t>{signs}</w:r></w:p></w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes xmlns:w='{WORDS}'>{feet}</w:footnotes>",
        }
    )
    found = references_of(reader.read(data, "a.docx"))
    assert [(one.origin.label, one.kind) for one in found] == [("1", "entry"), ("2", "reference"), ("3", "short")]
    works = extract([Source("a.docx", data)]).works
    assert [(work.reference.title, len(work.occurrences)) for work in works] == [("Hlína", 1), ("Kámen", 2)]
