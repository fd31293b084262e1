"""Report → additions → files: what is given to whom, and what is not written over."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dostupne.app.additions import additions
from dostupne.app.sources import Source
from dostupne.app.writeback import Originals, Terms, WrittenBack, write_back
from dostupne.bibtex.read import read
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Occurrence, Work

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BIB = b"@misc{a,\n  title = {Dlouhy nazev},\n  url = {http://a.cz/bad},\n}\n"


def report(file: Path, standing: Standing = Standing.GONE, **changes: str) -> Report:
    """A check of the one entry of the file, with a copy of its address."""
    reference = replace(read(file.read_bytes(), str(file)).references[0], **changes)  # type: ignore[arg-type]
    work = Work("a", reference, (Occurrence(reference.origin, reference.kind, reference.raw),))
    copy = Snapshot(
        Capture(
            "wayback",
            reference.url,
            datetime(2014, 7, 20, 23, tzinfo=UTC),
            "https://web.archive.org/web/20140720230000/http://a.cz/žl",
        )
    )
    link = CheckedLink(Link("http://a.cz/bad", (work,)), None, Verdict(standing, "x"), (copy,))
    return Report((str(file),), NOW, (work,), (link,))


def written(file: Path, told: Report, terms: Terms, *, read_as: bytes = BIB) -> WrittenBack:
    """What came of writing to the file, which held `read_as` when it was read."""
    originals = Originals()
    list(originals.noted([Source(str(file), read_as, path=file)]))
    outcomes = write_back(told, originals, terms)
    return outcomes[0] if outcomes else WrittenBack(str(file))


def bib(folder: Path) -> Path:
    """The file."""
    file = folder / "x.bib"
    file.write_bytes(BIB)
    return file


def test_a_dead_link_gets_the_copy(tmp_path: Path) -> None:
    """With the day of the copy in UTC, its address in ASCII."""
    file = bib(tmp_path)
    assert written(file, report(file), Terms()).made == 1
    added = b"  archiveurl = {https://web.archive.org/web/20140720230000/http://a.cz/%C5%BEl},\n  archivedate = {2014-07-20},\n}\n"
    assert file.read_bytes() == BIB[:-2] + added


def test_a_living_link_gets_it_if_asked(tmp_path: Path) -> None:
    """`--write-all`."""
    file = bib(tmp_path)
    assert written(file, report(file, Standing.ALIVE), Terms()).made == 0
    assert file.read_bytes() == BIB
    assert written(file, report(file, Standing.ALIVE), Terms(living=True)).made == 1


def test_a_reference_that_cites_a_copy_gets_none(tmp_path: Path) -> None:
    """Neither beside its address nor as its address."""
    file = bib(tmp_path)
    assert not additions(report(file, archive_url="https://arquivo.pt/x"))[str(file)][0].gives_something
    cited = report(file, url="https://web.archive.org/web/2014/http://a.cz/")
    assert not additions(cited)[str(file)][0].gives_something


def test_a_damaged_address_only_if_allowed(tmp_path: Path) -> None:
    """Without `--unsafe-fixes` it is told, with it the mended one stands in its place."""
    file = bib(tmp_path)
    mended = report(file, url="http://a.cz/go-od", url_as_printed="http://a.cz/bad")
    safe = written(file, mended, Terms())
    assert (safe.made, b"http://a.cz/bad}" in file.read_bytes()) == (1, True)
    assert "--unsafe-fixes would write http://a.cz/go-od" in safe.left_out[0].reason
    file.write_bytes(BIB)
    assert written(file, mended, Terms(unsafe=True)).left_out == ()
    assert b"  url = {http://a.cz/go-od},\n  archiveurl" in file.read_bytes()


def test_a_changed_file_is_left_alone(tmp_path: Path) -> None:
    """What was typed while the check ran is not lost."""
    file = bib(tmp_path)
    outcome = written(file, report(file), Terms(), read_as=BIB + b"% before\n")
    assert "has changed since it was read" in outcome.failure
    assert file.read_bytes() == BIB


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """Standard input and documents of the web."""
    file = bib(tmp_path)
    originals = Originals()
    list(originals.noted([Source(str(file), BIB)]))
    assert "no file on this computer" in write_back(report(file), originals, Terms())[0].failure
