"""Judging evidence: a table of cases, and what must hold for any."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.judge import judge
from dostupne.links.reasons import FAILURES, REASONS, catalogued
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.verdict import Standing

TABLE = Path(__file__).with_name("judge_cases.tsv")
FURTHER = ("registered", "unregistered", "canonical")
"""Reasons by evidence that the table has no column for: `test_judge_evidence`."""

OF_ARCHIVES = ("candidate-confirmed", "archived-redirect", "copy-of-error", "copy-not-public")
"""Reasons that are given where more than the page's own answer is known: `test_archived`, `test_consult`, `test_check`."""

AT = datetime(2026, 11, 24, tzinfo=UTC)


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 8)[:8] for line in lines if line and not line.startswith("#")]


def _cite(title: str) -> Reference:
    return Reference(kind=Kind.REFERENCE, raw="", origin=Origin("essay.txt"), title=title)


def _probe(asked: str, way: str, page: PageFacts | None) -> Probe:
    """Reads `301>https://b.cz/ 200`: redirects, then a status or a failure, then `challenge` where there was one."""
    hops: list[Hop] = []
    failure, url, headers = None, asked, ()
    for step in way.split():
        status, _, target = step.partition(">")
        if target:
            hops.append(Hop(url, int(status), target))
            url = target
        elif step.isdigit():
            hops.append(Hop(url, int(step)))
        elif step == "challenge":
            headers = (("cf-mitigated", "challenge"),)  # type: ignore[assignment]
        elif step != "password":
            failure = Failure(step)
    return Probe(asked, AT, tuple(hops), failure, headers=headers, page=page)


def _seen(row: list[str]) -> tuple[Probe, Reference]:
    _, _, asked, way, cited, title, heading, text = row
    page = PageFacts(title=title, heading=heading, text=text, has_password_field="password" in way)
    return _probe(asked, way, page if page != PageFacts() else None), _cite(cited)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: "-".join(row[:4]))
def test_cases(row: list[str]) -> None:
    """Each case of the table gets its standing and reason, and a reason that has words."""
    probe, reference = _seen(row)
    verdict = judge([probe], reference)
    assert (verdict.standing, verdict.reason) == (row[0], row[1]), verdict
    assert catalogued(verdict.reason) in REASONS


def test_every_reason_of_ours_has_a_case() -> None:
    """The table leaves out no reason that judging can give."""
    given_elsewhere = {"not-checked", "excluded", "network-down", *FURTHER, *OF_ARCHIVES}
    assert REASONS - {catalogued(row[1]) for row in _rows()} == given_elsewhere


def test_every_failure_has_a_verdict() -> None:
    """No way of getting no answer was forgotten."""
    assert set(FAILURES) == set(Failure)


def test_no_probes() -> None:
    """Without evidence nothing is claimed."""
    assert judge([], _cite("X")).standing is Standing.UNCHECKED


def test_a_move_names_its_successor() -> None:
    """The address to cite is the last on the way."""
    page = PageFacts(title="Obrana státu v krizi")
    verdict = judge([_probe("https://a.cz/x", "301>https://b.cz/y 200", page)], _cite("Obrana státu v krizi"))
    assert (verdict.successor, verdict.match) == ("https://b.cz/y", 1.0)


def test_a_long_article_about_missing_pages_is_not_missing() -> None:
    """Words of missing pages count in short texts only."""
    page = PageFacts(title="Jak na webu hlásit chyby", text="Stránka nenalezena je častá hláška. " * 40)
    assert judge([_probe("https://a.cz/x", "200", page)], _cite("")).standing is Standing.ALIVE


def test_the_last_probe_decides_among_the_dead() -> None:
    """A passing failure before a plain answer is forgotten."""
    reference = _cite("Obrana státu v krizi")
    probes = [_probe("https://a.cz/x", way, None) for way in ("timeout-read", "503", "404")]
    assert judge(probes, reference).reason == "http-404"


CASES = [_seen(row) for row in _rows()]
PROBES = st.lists(st.sampled_from([probe for probe, _ in CASES]), max_size=4)


@given(PROBES, st.sampled_from([reference for _, reference in CASES]), st.sampled_from(CASES))
def test_an_earlier_sign_of_life_never_makes_it_deader(
    probes: list[Probe], reference: Reference, case: tuple[Probe, Reference]
) -> None:
    """What has answered as alive stays alive, whatever was seen later."""
    living = {Standing.ALIVE, Standing.MOVED}
    after = judge([case[0], *probes], reference)
    if judge([case[0]], reference).standing in living:
        assert after.standing in living


@given(st.text(), st.text(), st.text(), st.sampled_from([200, 203, 301, 404, 418, 503, 600, 99]))
def test_any_page_gets_a_verdict(title: str, text: str, url: str, status: int) -> None:
    """Nothing that a server says makes judging fail."""
    probe = Probe(url, AT, (Hop(url, status),), page=PageFacts(title=title, heading=text, text=text))
    assert catalogued(judge([probe], _cite(text)).reason) in REASONS
