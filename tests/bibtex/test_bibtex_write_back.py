"""Additions written back to .bib files: what is added reads back, all else is as it was, byte for byte."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dostupne.bibtex.read import read
from dostupne.bibtex.write_back import write
from dostupne.model.addition import Addition, Written
from dostupne.model.dates import PartialDate

COPY = "https://web.archive.org/web/20140720000000/http://example.cz/a_b?c=%20d"
DAY = PartialDate(2014, 7, 20)
FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("cases/*.bib")) + sorted((FOLDER.parents[1] / "references").glob("*/*.bib"))
LAYOUTS = {
    "comma behind each field": (
        "@misc{a,\n  title = {X},\n  url = {http://a.cz},\n}\n",
        "@misc{a,\n  title = {X},\n  url = {http://a.cz},\n  archiveurl = {COPY},\n  archivedate = {2014-07-20},\n}\n",
    ),
    "no comma behind the last": (
        "@misc{a,\n\ttitle = {X},\n\turl = {http://a.cz}\n}\n",
        "@misc{a,\n\ttitle = {X},\n\turl = {http://a.cz},\n\tarchiveurl = {COPY},\n\tarchivedate = {2014-07-20}\n}\n",
    ),
    "commas at the beginning of lines": (
        "@misc{ a\n  , title = {X}\n  , url = {http://a.cz}\n  }\n",
        "@misc{ a\n  , title = {X}\n  , url = {http://a.cz}\n  , archiveurl = {COPY}\n  , archivedate = {2014-07-20}\n  }\n",
    ),
    "signs of equality under each other": (
        "@misc{a,\n  title        = {X},\n  url          = {http://a.cz}}",
        "@misc{a,\n  title        = {X},\n  url          = {http://a.cz},\n  archiveurl   = {COPY},\n  archivedate  = {2014-07-20}}",
    ),
    "a column too narrow for the new name": (
        "@misc{a,\n  title = {X},\n  url   = {http://a.cz},\n}",
        "@misc{a,\n  title = {X},\n  url   = {http://a.cz},\n  archiveurl = {COPY},\n  archivedate = {2014-07-20},\n}",
    ),
    "values under each other": (
        "@misc{a,\n  title =       {X},\n  url =         {http://a.cz},\n}",
        "@misc{a,\n  title =       {X},\n  url =         {http://a.cz},\n  archiveurl =  {COPY},\n  archivedate = {2014-07-20},\n}",
    ),
    "one line": (
        "@misc{a,title={X},url={http://a.cz}}",
        "@misc{a,title={X},url={http://a.cz},archiveurl={COPY},archivedate={2014-07-20}}",
    ),
    "round brackets, quotation marks, capitals": (
        '@MISC(a,\n  TITLE = "X",\n  URL = "http://a.cz"\n)',
        '@MISC(a,\n  TITLE = "X",\n  URL = "http://a.cz",\n  ARCHIVEURL = "COPY",\n  ARCHIVEDATE = "2014-07-20"\n)',
    ),
    "comments behind fields": (
        "@misc{a,\n  title = {X}, % why, = {\n  url = {http://a.cz} % last\n  % end\n}",
        "@misc{a,\n  title = {X}, % why, = {\n  url = {http://a.cz}, % last\n  archiveurl = {COPY},\n  archivedate = {2014-07-20}\n  % end\n}",
    ),
    "a value put together, braces in braces": (
        '@string{u = "http://a"}\n@misc{a,\n  title = {X {Y, url = {z}}},\n  url = u # {.cz},\n}',
        '@string{u = "http://a"}\n@misc{a,\n  title = {X {Y, url = {z}}},\n  url = u # {.cz},\n  archiveurl = {COPY},\n  archivedate = {2014-07-20},\n}',
    ),
    "a missing comma between two fields": (
        "@misc{a,\n  title = {X}\n  url = {http://a.cz},\n}",
        "@misc{a,\n  title = {X}\n  url = {http://a.cz},\n  archiveurl = {COPY},\n  archivedate = {2014-07-20},\n}",
    ),
}


def with_copies(data: bytes) -> Written:
    """The file with a copy for every entry that has an address and no copy yet."""
    references = read(data, "x.bib").references
    return write(
        data,
        [
            Addition(raw=one.raw, origin=one.origin, archive_url=COPY, archive_date=DAY)
            for one in references
            if one.url and not one.archive_url
        ],
    )


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_new_fields_are_laid_out_as_the_others(before: str, after: str, line_end: str, encoding: str) -> None:
    """Indent, commas, alignment, capitals and delimiters are those of the entry, line ends and encoding those of the file."""
    comment = f"% Čeština{line_end}"
    data = (comment + before.replace("\n", line_end)).encode(encoding)
    written = with_copies(data)
    assert written.data.decode(encoding) == comment + after.replace("\n", line_end).replace("COPY", COPY)
    assert (written.made, written.left_out) == (1, ())


def test_windows_1250_stays() -> None:
    """A file in an old encoding is written in it."""
    data = "@misc{a,\r\n  title = {Příliš žluťoučký kůň úpěl ďábelské ódy},\r\n  url = {http://a.cz},\r\n}\r\n".encode(
        "cp1250"
    )
    text = with_copies(data).data.decode("cp1250")
    assert "Příliš žluťoučký kůň" in text
    assert f"\r\n  archiveurl = {{{COPY}}},\r\n" in text


@pytest.mark.parametrize("name", ["archiveurl", "archive-url", "archivedate"])
def test_what_is_there_is_not_added_again(name: str) -> None:
    """An entry with a copy, or a day of one, is left alone, and told."""
    data = f"@misc{{a, url = {{http://a.cz}}, {name} = {{2015}}}}".encode()
    raw = read(data, "x.bib").references[0]
    written = write(data, [Addition(raw=raw.raw, origin=raw.origin, archive_url=COPY, archive_date=DAY)])
    assert written.data == data
    assert written.left_out[0].reason == f"the entry has a field {name} already"


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("url = {http://a.cz/bad}", "url = {http://a.cz/go-od}"),
        ('URL = "http://a.cz/bad"', 'URL = "http://a.cz/go-od"'),
        (r"url = {\url{http://a.cz/bad}}", r"url = {\url{http://a.cz/go-od}}"),
        (r"url = {http://a.cz/b\%61d}", "url = {http://a.cz/go-od}"),
    ],
)
def test_a_damaged_address_is_mended_in_its_place(field: str, after: str) -> None:
    """Delimiters and what is around stay."""
    damaged = "http://a.cz/b%61d" if "61" in field else "http://a.cz/bad"
    data = f"@misc{{a, {field}, note = {{http://a.cz/bad}}}}".encode()
    one = read(data, "x.bib").references[0]
    written = write(data, [Addition(raw=one.raw, origin=one.origin, url="http://a.cz/go-od", damaged_url=damaged)])
    assert written.data.decode() == f"@misc{{a, {after}, note = {{http://a.cz/bad}}}}"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("@misc{a, note = {http://a.cz/bad}}", "the damaged address does not stand in the field url"),
        ("@misc{a, url = {http://a.cz/} # {bad}}", "the field url is not written as a damaged address alone"),
        ("@misc{a, url = {http://a.cz/other}}", "the field url is not written as a damaged address alone"),
    ],
)
def test_an_address_elsewhere_is_not_touched(entry: str, reason: str) -> None:
    """Only a field that is the damaged address itself is written over."""
    one = read(entry.encode(), "x.bib").references[0]
    addition = Addition(raw=one.raw, origin=one.origin, url="http://a.cz/good", damaged_url="http://a.cz/bad")
    written = write(entry.encode(), [addition])
    assert (written.data, written.left_out[0].reason) == (entry.encode(), reason)


def test_a_damaged_entry_is_told() -> None:
    """An entry without an end is read as far as it goes, and not written to."""
    data = b"@misc{a,\n  title = {X},\n  url = {http://a.cz},\n"
    written = with_copies(data)
    assert written.data == data
    assert "no end of it is found" in written.left_out[0].reason


@pytest.mark.parametrize("broken", ["year = &2014}", "urldate = {2014-07-22}@preamble{x}\nh}"])
def test_what_would_not_be_read_is_not_written(broken: str) -> None:
    """An entry that is broken before its end stays byte for byte, and is told; the one beside it gets its copy."""
    good = "@misc{a,\n  url = {http://a.cz/},\n  title = {Celý},\n}\n"
    entry = f"@misc(b,\n  url = {{http://b.cz/}},\n  {broken},\n  note = {{x}},\n)\n"
    written = with_copies((good + entry).encode())
    assert written.made == 1
    assert written.data.decode().endswith(f"}}\n{entry}")
    assert [left.reason for left in written.left_out] == [
        "the entry is damaged: what stands at its end is not read; mend it first"
    ]


def test_odd_white_space_is_not_copied() -> None:
    """A separator of lines before `=` is a slip of one field and no manner of the entry."""
    written = with_copies("@misc{a,\n  url = {http://a.cz/},\n  title \u2028 = {Celý},\n}\n".encode())
    assert "archiveurl = {" in written.data.decode()
    assert written.data.decode().count("\u2028") == 1


def _entry(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    name = st.sampled_from(["title", "TITLE", "author", "note", "year", "url", "Url", "keywords", "x-own"])
    space = st.sampled_from(["", " ", "  ", "\n", "\n    ", "\t", "\r\n  ", " % remark, = {\n", "\n% whole line\n  "])
    field = st.builds("{}{}{}={}{}{}".format, space, name, space, space, values, space)
    fields = st.lists(field, min_size=1, max_size=5).map(",".join)
    return st.builds(
        "@{}{}a{},{},url = {{http://a.cz/{}}}{}{}{}".format,
        st.sampled_from(["misc", "Online", "BOOK"]),
        st.just("{"),
        st.integers(0, 10**6),
        fields,
        st.integers(0, 99),
        st.sampled_from(["", ","]),
        space,
        st.just("}"),
    )


VALUES = st.sampled_from(
    [
        *(
            "{x}",
            '"x"',
            "{x {y, z = {w}} % no comment}",
            '{a} # "b" # jan',
            "jan",
            "1999",
            r"{N\'a\v{c}ek \& \{ \}}",
            "{}",
        ),
        *('"a {"} b"', "{Příliš}", "{line\n  on}", "{@misc{}}"),
    ]
)
BETWEEN = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "% comment @misc{x, y = {z}}\n",
        "free text, a = {b}\n",
        '@string{jan = "leden"}\n',
        "@comment{x}\n",
    ]
)
TEXTS = st.lists(st.tuples(BETWEEN, _entry(VALUES)), min_size=1, max_size=4).map(
    lambda pairs: "".join(part for pair in pairs for part in pair) + "\n"
)
WRITTEN = re.compile(rf"[\s,]*\barchive(?:url|date)\s*=\s*[{{\"](?:{re.escape(COPY)}|2014-07-20)[}}\"]", re.IGNORECASE)


def _check(data: bytes) -> None:
    """Nothing is lost or moved, what is added reads back, and a second time nothing is added."""
    before = read(data, "x.bib")
    written = with_copies(data)
    after = read(written.data, "x.bib")
    assert [one.key for one in after.references] == [one.key for one in before.references]
    told = {one.addition.origin.first_line for one in written.left_out}
    added = 0
    for old, new in zip(before.references, after.references, strict=True):
        wanted = bool(old.url) and not old.archive_url and old.origin.first_line not in told
        added += wanted
        assert (new.archive_url, new.archive_date) == ((COPY, DAY) if wanted else (old.archive_url, old.archive_date))
        assert (new.title, new.author, new.url, new.note) == (old.title, old.author, old.url, old.note)
    assert added == written.made
    again = with_copies(written.data)
    assert (again.made, again.data) == (0, written.data)
    _check_untouched(data, written.data)


def _check_untouched(before: bytes, after: bytes) -> None:
    """Line by line: what is gone from a line is nothing, what is new in it a field of ours with its comma."""
    old, new = (text.decode("utf-8", "surrogateescape") for text in (before, after))
    rest = iter(new)
    assert all(char in rest for char in old)  # every character is still there, in its order
    assert re.sub(r"[\s,]", "", WRITTEN.sub("", new)) == re.sub(r"[\s,]", "", old)


@given(TEXTS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_odd_entries(text: str) -> None:
    """Entries with odd spacing, comments, `#`, nested braces and quotes, between texts of all kinds."""
    _check(text.encode())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_real_files_with_random_edits(file: Path, data: st.DataObject) -> None:
    """Real files into which people typed at random places."""
    whole = file.read_bytes()
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole)))
        typed = data.draw(
            st.sampled_from(
                [b"\n", b"\r\n", b" ", b"% x\n", b",", b"{}", b"#", b'"', b"{", b"}", b"=", b"@", "ř".encode()]
            )
        )
        whole = whole[:place] + typed + whole[place:]
    if whole.strip():
        _check(whole)
