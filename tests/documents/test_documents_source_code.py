"""bytes → Document: source code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.extract import extract
from dostupne.app.sources import Source
from dostupne.documents.source_code import CODE
from dostupne.errors import UnreadableSource

CITED = "NOVÁK, Jan. Šťastné dílo [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/dilo"
ADDRESS = "http://a.example/dilo"
WRITTEN = {
    "line comments": "import os\n\n// NOVÁK, Jan. Šťastné dílo [online]. 2010\n// [cit. 2014-07-22]. Dostupné z: {0}\nrun();\nend();",
    "a block comment": "/**\n * NOVÁK, Jan. Šťastné dílo [online]. 2010\n * [cit. 2014-07-22]. Dostupné z: {0}\n */\nrun();",
    "a docstring": 'import os\n\n\ndef run():\n    """Does it.\n\n    {1}\n    """\n    return os.name;\n',
    "hashes": "#!/usr/bin/python\nimport os\n\n# NOVÁK, Jan. Šťastné dílo [online]. 2010\n# [cit. 2014-07-22]. Dostupné z: {0}\nx = os.run()\n",
    "strings put together": "x = one(\n  'NOVÁK, Jan. <em>Šťastné dílo</em> [online]. 2010 '\n  + '[cit. 2014-07-22]. Dostupné z: {0}'\n);",
    "strings of a list": "const x = [\n  '{1}',\n  'Something that\\'s said',\n];",
    "escapes": 'x = run("NOVÁK, Jan. \\u0160\\u0165astn\\u00e9 dílo [online]. 2010 [cit. 2014-07-22].\\nDostupné z: {0}");\ny = 1;',
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_reference_is_found_without_the_signs_around_it(text: str) -> None:
    """Told by content, whatever the name; the line is that of the file."""
    data = text.format(ADDRESS, CITED).encode()
    assert CODE.recognises(data)
    (work,) = extract([Source("-", data)]).works
    assert (work.reference.title, work.reference.url) == ("Šťastné dílo", ADDRESS)
    assert work.reference.origin.first_line is not None
    assert "NOVÁK" in data.decode().split("\n")[work.reference.origin.first_line - 1]


PROSE = {
    "references": f"{CITED}\n\n{CITED}\n",
    "Markdown": f"# Literatura\n\n* {CITED}\n* {CITED}\n",
    "references that end in semicolons": f"{CITED};\n{CITED};\n",
    "one quoted title in prose": f'"Dílo"\n{CITED}\nA text goes on.\n',
    "JSON cut short": '{\n  "title": "Dílo",\n  "URL": "http://a.example/"',
    "broken BibTeX": "@book{a,\n  title = {Dílo},\n  year = 2010,\n  note = {x",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_other_text_is_no_code(text: str) -> None:
    """A sign or two of code in it do not matter."""
    assert not CODE.recognises(text.encode())


def test_what_is_no_text_is_refused_in_words() -> None:
    """As by every reader."""
    with pytest.raises(UnreadableSource, match="this is not source code"):
        CODE.read(bytes(range(256)) * 9, "x.js")


@given(st.text(alphabet=st.sampled_from("/*#'\"`\\ ab\n+.,"), max_size=80))
def test_whatever_is_left_open_lines_stay_where_they_are(text: str) -> None:
    """No text is lost for good in a string that is never closed, and no line number lies beyond the file."""
    for block in CODE.read(text.encode(), "x").blocks:
        last = block.first_line + block.text.count("\n")
        assert 1 <= block.first_line <= last <= text.count("\n") + 1
