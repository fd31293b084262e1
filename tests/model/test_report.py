"""Small values: names, probes, snapshots, the summary of a report."""

from datetime import UTC, datetime

import pytest

from dostupne.model.evidence import Failure, Hop, Probe
from dostupne.model.link import Link
from dostupne.model.names import Name
from dostupne.model.reference import Evidence, EvidenceKind
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (Name("Novák", "Jan"), "Novák"),
        (Name("Berg", "Jan", "van den"), "van den Berg"),
        (Name("Brandt", "Ahasver", dropping_particle="von"), "Brandt"),
        (Name(literal="Český statistický úřad"), "Český statistický úřad"),
        (Name(), ""),
    ],
)
def test_the_short_form_of_a_name(name: Name, short: str) -> None:
    """What a list is sorted by."""
    assert name.short() == short


def test_a_probe_that_was_answered() -> None:
    """Its status and address are those of the last hop."""
    probe = Probe("http://a.cz/", NOW, (Hop("http://a.cz/", 301, "/b"), Hop("http://a.cz/b", 404)))
    assert (probe.status, probe.final_url) == (404, "http://a.cz/b")


def test_a_probe_that_failed_on_the_way() -> None:
    """No status counts when the last thing seen was a failure; how far it came is kept."""
    probe = Probe("http://a.cz/", NOW, (Hop("http://a.cz/", 301, "http://b.cz/"),), Failure.REFUSED)
    assert (probe.status, probe.final_url) == (None, "http://a.cz/")
    assert Probe("http://a.cz/", NOW).final_url == "http://a.cz/"


@pytest.mark.parametrize(("days", "near"), [(0, True), (14, True), (15, False), (None, False)])
def test_a_representative_snapshot(days: int | None, near: bool) -> None:
    """Within fourteen days of the date; without a date nothing can be said."""
    capture = Capture("wayback", "http://a.cz/", NOW, "http://w/1/http://a.cz/")
    assert Snapshot(capture, days).representative is near


def test_evidence_in_words() -> None:
    """The kind, and what was seen."""
    assert str(Evidence(EvidenceKind.COPY, "line 254")) == "another-copy: line 254"
    assert str(Evidence(EvidenceKind.LINE_BREAK)) == "line-break"


def test_the_summary_counts_what_there_is() -> None:
    """By standing; those that no link has are left out."""
    links = tuple(
        CheckedLink(Link(f"http://a.cz/{number}", ()), None, Verdict(standing, "x"))
        for number, standing in enumerate([Standing.ALIVE, Standing.GONE, Standing.ALIVE])
    )
    assert Report((), NOW, (), links).summary() == {"alive": 2, "gone": 1}
    assert Report((), NOW, (), ()).summary() == {}
