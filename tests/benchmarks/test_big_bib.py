"""The file that `benchmarks.big_bib` makes, and what is left of it."""

from benchmarks.big_bib import BYTES, big_bib, references
from dostupne.app.extract import extract
from dostupne.app.sources import Source


def test_the_file_has_its_size_and_every_entry_comes_out() -> None:
    count = len(references()) + 20
    text = big_bib(count)
    assert text == big_bib(count)
    assert 0.9 < len(text.encode()) / (BYTES * count) < 1.15
    assert r"{\v{c}}" in text
    assert "journaltitle" in text
    assert len(extract([Source("big.bib", text.encode())]).works) == count
