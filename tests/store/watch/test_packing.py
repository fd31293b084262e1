"""What evidence keeps of a probe, what it leaves out, and that equal answers are equal bytes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.evidence import Hop, PageFacts, Probe
from dostupne.store.watch.packing import Evidence, milliseconds, packed, unpacked
from tests.store.test_successes import _probes
from tests.store.watch.values import NOW, ODD, PAGE, sighting

URL = "https://a.cz/clanek"
PROBE = sighting(URL).probe


def _lasting(probe: Probe) -> Probe:
    """The probe without what passes, written here anew so that a field that is forgotten is missed."""
    passing = {"content-length", "last-modified", "retry-after"}

    def kept(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(pair for pair in headers if pair[0] not in passing))

    return replace(
        probe,
        hops=tuple(replace(hop, seconds=None, address="", headers=kept(hop.headers)) for hop in probe.hops),
        headers=kept(probe.headers),
        page=probe.page and replace(probe.page, text=""),
        sibling=probe.sibling and replace(_lasting(probe.sibling), asked_at=probe.asked_at),
    )


@given(_probes(st.none() | _probes(st.none())), st.text() | st.just("0123456789abcdef"), st.text())
def test_all_that_lasts_comes_back(probe: Probe, sketch: str, address: str) -> None:
    evidence = packed(probe, sketch, address)
    assert unpacked(evidence, address, probe.asked_at, None) == (_lasting(probe), sketch)


@pytest.mark.parametrize("address", [URL, ODD, ""])
def test_addresses_of_any_letters(address: str) -> None:
    probe = replace(PROBE, url=address, hops=(Hop(ODD, 200, ODD),), page=PageFacts(ODD, digest=ODD))
    assert unpacked(packed(probe, "", address), address, NOW, None)[0] == _lasting(probe)


@pytest.mark.parametrize(
    "again",
    [
        replace(PROBE, asked_at=NOW + timedelta(days=1)),
        replace(PROBE, hops=(replace(PROBE.hops[0], seconds=1.5, address="192.0.2.7"),)),
        replace(PROBE, hops=(replace(PROBE.hops[0], headers=PROBE.headers[::-1]),), headers=PROBE.headers[::-1]),
        replace(PROBE, headers=(*PROBE.headers, ("content-length", "7"), ("last-modified", "now"))),
        replace(PROBE, page=replace(PAGE, text="Slova")),
        replace(PROBE, page=replace(PAGE, digest="cd" * 32)),
    ],
    ids=["later", "timing", "order of headers", "passing headers", "text", "digest"],
)
def test_what_passes_makes_no_other_evidence(again: Probe) -> None:
    assert packed(again, "", URL).body == packed(PROBE, "", URL).body


@pytest.mark.parametrize(
    "other",
    [
        replace(PROBE, page=replace(PAGE, title="Jiný název")),
        replace(PROBE, page=None),
        replace(PROBE, hops=(replace(PROBE.hops[0], status=404),)),
        replace(PROBE, headers=(("server", "Apache"),)),
        replace(PROBE, sibling=PROBE),
        replace(PROBE, url="https://a.cz/jiny"),
    ],
)
def test_what_is_otherwise_is_other_evidence(other: Probe) -> None:
    assert packed(other, "", URL).body != packed(PROBE, "", URL).body


def test_the_time_it_took_is_one_number() -> None:
    """Of all hops together; it stands at the last."""
    hops = (Hop(URL, 301, URL + "/", seconds=0.1), Hop(URL + "/", 200, seconds=0.25))
    probe = replace(PROBE, hops=hops)
    assert milliseconds(probe) == 350
    assert milliseconds(PROBE) is None
    again = unpacked(packed(probe, "", URL), URL, NOW, 350)[0]
    assert [hop.seconds for hop in again.hops] == [None, 0.35]


def test_a_plain_page_takes_few_bytes() -> None:
    """A bound far above what it takes now (measured by benchmarks.watch_store), and far below its JSON."""
    evidence = packed(PROBE, "0f" * 8, URL)
    assert len(evidence.body) < 120
    assert (evidence.digest, evidence.sketch) == (bytes.fromhex("ab" * 32), bytes.fromhex("0f" * 8))


@pytest.mark.parametrize("body", [b"", b"\x02abc", b"\x01"])
def test_what_is_not_ours_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(Evidence(body), URL, NOW, None)
