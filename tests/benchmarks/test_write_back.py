"""Random edits of real .bib files, written to: nothing else changes. And the oracle sees what does."""

from dataclasses import replace

import pytest

from benchmarks.write_back import TRIALS, bibliographies, run
from benchmarks.write_back_oracle import additions_alone, additions_read_back
from dostupne.bibtex.read import read
from dostupne.bibtex.write_back import write
from dostupne.model.addition import Addition
from dostupne.model.dates import PartialDate

DATA = b"@misc{a,\n  title = {X},\n  url = {http://a.cz}\n}\n\n@misc{b,\n  title = {Y}\n}\n"


@pytest.mark.parametrize("name", TRIALS)
def test_nothing_else_changes(name: str) -> None:
    """A few of the runs of the benchmark."""
    tally = run(TRIALS[name], bibliographies(), 30, 1000)
    assert tally.runs == 30
    assert tally.made > 20
    assert not tally.wrong


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"{Y}", b"{Z}"), (b"\n\n@misc{b", b"\n@misc{b"), (b"  title = {Y}", b"\ttitle = {Y}"), (b"{X},", b"{X}, ,")],
)
def test_the_oracle_sees_what_is_changed(old: bytes, new: bytes) -> None:
    """A byte elsewhere that is another, gone or new."""
    one = read(DATA, "x.bib").references[0]
    day = PartialDate(2014, 7, 20)
    given = [Addition(raw=one.raw, origin=one.origin, archive_url="http://w.org/1", archive_date=day)]
    written = write(DATA, given)
    assert written.made == 1
    assert not [*additions_alone(DATA, written, given), *additions_read_back(DATA, written, given)]
    spoilt = replace(written, data=written.data.replace(old, new))
    assert spoilt.data != written.data
    assert list(additions_alone(DATA, spoilt, given))
