"""Mending .bib files: what is changed, what is not, and that it comes to an end."""

import codecs
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.clean_list import clean_list, entries
from benchmarks.defect_kinds import KINDS
from benchmarks.defects import together
from dostupne.app import fix
from dostupne.app.fix import Mended, checker, diff, fixed, write
from dostupne.app.sources import Source
from dostupne.bibtex.source import read_source
from dostupne.errors import UnwritableOutput
from dostupne.model.finding import FixKind
from dostupne.rules import RULES

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("tests/bibtex/cases/**/*.bib"), *ROOT.glob("references/nato-russia/expected*.bib")])
CHECK = checker(RULES, date(2026, 1, 15))
TEXTS = [*(path.read_bytes() for path in FILES), clean_list()[:9000].encode()]


def mend(data: bytes, *, unsafe: bool = False, name: str = "list.bib") -> Mended:
    """The file mended by all rules."""
    return next(fixed([Source(name, data)], CHECK, unsafe=unsafe))


def keys(data: bytes) -> Counter[str]:
    """The keys of a file's entries."""
    file = read_source(data)
    assert file is not None
    return Counter(record.key for record in file.records)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_defect_at_once(unsafe: bool, ends: str) -> None:
    """All kinds in one list: mended once it stays so, every entry is there, and clean entries are as they were."""
    text, lines = together()
    data = text.replace("\n", ends).encode()
    mended = mend(data, unsafe=unsafe)
    assert len(mended.done) > (60 if unsafe else 35)
    again = mend(mended.after, unsafe=unsafe)
    assert again.after == mended.after
    assert not again.done
    assert not keys(data) - keys(mended.after)
    broken = {line for span in lines.values() for line in span}
    before = [line for number, line in enumerate(text.split("\n"), 1) if number not in broken]
    after = mended.after.decode().replace(ends, "\n").split("\n")
    assert not Counter(before) - Counter(after)


def test_the_clean_list_stays() -> None:
    """Nothing is mended where nothing is wrong, not even by proposals."""
    assert not mend(clean_list().encode(), unsafe=True).changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("%a\r\n@book{a, \r\n\ttitle  = {Řeč & slovo} ,\n year=2013 }\r\n junk", "Řeč \\& slovo"),
        ("@string{x = {y}}\r@book{a, title = {Ř} # x, month = {May}, }", "month = may"),
        ("@book{a,\n title = {A},\n\n edition = {},\n year = 2013\n}\n", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_everything_else_stays(before: str, after: str | None, encoding: str) -> None:
    """Line ends of several kinds, marks of byte order, encodings, white space."""
    before = before.replace("A}", "Ž}")
    mended = mend(before.encode(encoding))
    assert mended.changed
    text = mended.after.decode(encoding)
    if after is None:
        assert text == before.replace(" edition = {},\n", "")
    else:
        assert after in text
        assert text.replace("\\&", "&").replace("may", "{May}") == before
    assert mended.after.startswith(codecs.BOM_UTF8) == (encoding == "utf-8-sig")


def test_two_encodings_are_left_alone() -> None:
    """No encoding would give the other bytes again."""
    data = "@book{a, title = {žluťoučký kůň úpěl ďábelské ódy & x}}".encode() + b" \xe9\xff\n"
    mended = mend(data)
    assert not mended.changed
    assert mended.reason


def test_other_documents_are_passed_over() -> None:
    """A text has findings and no fix that could be done in it."""
    assert not list(fixed([Source("a.txt", "NOVÁK, Jan. Odkazy. Praha, 2013.".encode())], CHECK))


def test_it_is_written_in_place(tmp_path: Path) -> None:
    """As a whole; not where it was changed meanwhile."""
    path = tmp_path / "list.bib"
    path.write_bytes(b"@book{a, title = {A & B}, publisher = {C}, year = 2013}")
    mended = mend(path.read_bytes(), name=str(path))
    assert diff(mended).count("\n@@") == 1
    assert "No newline" in diff(mended)
    write(mended)
    assert path.read_bytes() == mended.after
    with pytest.raises(UnwritableOutput, match="changed"):
        write(mended)
    assert path.read_bytes() == mended.after
    assert [one.name for one in tmp_path.iterdir()] == ["list.bib"]
    with pytest.raises(UnwritableOutput, match="files"):
        write(mend(mended.before, name="-"))


def test_proposals_wait() -> None:
    """Only safe fixes are done unasked."""
    mended = mend(b"@book{a, title = {A \\& B}, publiser = {C}, year = 2013, pages = {1-2}}")
    assert {finding.fix.kind for finding in mended.done if finding.fix} == {FixKind.SAFE}
    assert b"publiser" in mended.after


def test_what_would_break_the_file_is_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad fix does not keep the others from being done."""
    sound = fix._is_sound
    monkeypatch.setattr(fix, "_is_sound", lambda bib, text: "\\%" not in text and sound(bib, text))
    mended = mend(b"@book{a, title = {A & B}, series = {9 % C}, note = {D # E}}")
    assert mended.after == b"@book{a, title = {A \\& B}, series = {9 % C}, note = {D \\# E}}"


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 6), st.sampled_from([*'{},="@%&#_ \n\\', "\r\n", "ř", "\u200b", "et al.", "Ã­"])
    ),
    max_size=4,
)


@given(data=st.sampled_from(TEXTS), edits=EDITS, unsafe=st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_edits(data: bytes, edits: list[tuple[float, int, str]], unsafe: bool) -> None:
    """However a file is damaged: no entry is lost, mending it again changes nothing, and what no fix is of stays."""
    for place, length, put_in in edits:
        at = int(place * len(data))
        data = data[:at] + put_in.encode() + data[at + length :]
    for mended in fixed([Source("list.bib", data)], CHECK, unsafe=unsafe):
        assert not mended.reason or not mended.changed
        assert not keys(data) - keys(mended.after)
        assert mend(mended.after, unsafe=unsafe).after == mended.after
        before, after = read_source(data), read_source(mended.after)
        assert before is not None
        assert after is not None
        assert len(after.faults) <= len(before.faults)
        touched = {finding.objection.key for finding in mended.done}
        written = Counter(record.text for record in after.records)
        for record in before.records:
            if record.key not in touched and not before.faults:
                assert written[record.text]
        if mended.done == ():
            assert mended.after == data


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_alone(kind) -> None:  # type: ignore[no-untyped-def]
    """Mended or not, the neighbours of a damaged entry are as they were."""
    entry = next(
        one for one in entries() if re.search(kind.fits, one, re.MULTILINE | re.IGNORECASE) and kind.damage(one) != one
    )
    beside = [one for one in entries() if one != entry][:2]
    text = "\n\n".join([beside[0], kind.damage(entry), beside[1]]) + "\n"
    mended = mend(text.encode(), unsafe=True).after.decode()
    assert mended.startswith(beside[0] + "\n\n")
    assert mended.endswith("\n\n" + beside[1] + "\n")
