"""Whether our own network may be why nothing answers."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.weather import OURSELVES, is_ours, nothing_answers, suspicious
from dostupne.model.evidence import Failure, Hop, Probe

AT = datetime(2026, 11, 24, tzinfo=UTC)
Look = tuple[str, bool, Probe]


def _look(host: str, seen: str, *, was_alive: bool = True, cached: bool = False) -> Look:
    url = f"https://{host}/x"
    if seen.isdigit():
        return host, was_alive, Probe(url, AT, (Hop(url, int(seen)),), cached=cached)
    return host, was_alive, Probe(url, AT, failure=Failure(seen), cached=cached)


def _looks(silent: int, answering: int, dead_before: int = 0) -> list[Look]:
    return [
        *(_look(f"s{number}.cz", "dns-failed") for number in range(silent)),
        *(_look(f"a{number}.cz", "200") for number in range(answering)),
        *(_look(f"d{number}.cz", "timeout-connect", was_alive=False) for number in range(dead_before)),
    ]


@pytest.mark.parametrize(
    ("silent", "answering", "dead_before", "expected"),
    [
        (0, 0, 0, (False, False)),
        (0, 10, 0, (False, False)),
        (1, 0, 0, (True, False)),
        (1, 1, 0, (True, False)),
        (1, 2, 0, (False, False)),
        (0, 0, 3, (True, False)),
        (0, 3, 2, (False, False)),
        (4, 17, 0, (False, False)),
        (5, 20, 0, (True, False)),
        (5, 21, 0, (False, False)),
        (4, 0, 0, (True, False)),
        (5, 0, 0, (True, True)),
        (5, 1, 0, (True, True)),
        (5, 2, 0, (True, False)),
        (100, 25, 0, (True, True)),
        (100, 26, 0, (True, False)),
        (1, 5, 20, (True, False)),
    ],
)
def test_shares(silent: int, answering: int, dead_before: int, expected: tuple[bool, bool]) -> None:
    """Whether to ask those who always answer, and whether it is us though they do."""
    looks = _looks(silent, answering, dead_before)
    assert (suspicious(looks), is_ours(looks)) == expected


def test_one_house_is_one_site() -> None:
    """A hundred hosts that one owner closes are one end."""
    closed = [_look(f"blog{number}.blog.cz", "dns-unknown") for number in range(100)]
    looks = [*closed, _look("a.cz", "200"), _look("b.cz", "200")]
    assert not suspicious(looks)
    assert not is_ours(closed)


@pytest.mark.parametrize("failure", sorted(frozenset(Failure) - OURSELVES))
def test_other_failures_are_not_ours(failure: Failure) -> None:
    """A certificate, a broken answer, a hanging page: somebody was there. Who was not asked says nothing."""
    looks = [_look(f"s{number}.cz", failure) for number in range(20)]
    assert not suspicious(looks)
    assert not is_ours(looks)


def test_who_was_not_asked_is_not_counted() -> None:
    """Neither as silent nor as answering; nor what an earlier run saw."""
    unasked = [_look(f"r{number}.cz", "disallowed-by-robots") for number in range(20)]
    cached = [_look(f"c{number}.cz", "200", cached=True) for number in range(20)]
    assert is_ours([*_looks(5, 0), *unasked, *cached])


def test_an_address_that_answers_speaks_for_its_site() -> None:
    """One server of a site may be down while another answers."""
    looks = [*_looks(4, 0), _look("x.y.cz", "connection-refused"), _look("y.cz", "404")]
    assert not is_ours(looks)


def test_nothing_answers() -> None:
    """All of them silent, and one in a way that may be ours."""
    probes = [_look("a.cz", "dns-failed")[2], _look("b.cz", "disallowed-by-robots")[2]]
    assert nothing_answers(probes)
    assert not nothing_answers([*probes, _look("c.cz", "500")[2]])
    assert not nothing_answers(probes[1:])
    assert not nothing_answers([])


_hosts = st.sampled_from([f"{name}.cz" for name in "abcdefghij"])
_seen = st.sampled_from(["200", "404", *sorted(OURSELVES), "tls", "left-alone"])
_any = st.lists(st.builds(_look, _hosts, _seen, was_alive=st.booleans(), cached=st.booleans()), max_size=30)


@given(_any, st.randoms())
def test_order_does_not_matter_and_ours_is_suspicious(looks: list[Look], drawn: object) -> None:
    """Nothing is ours that is not suspicious: those who always answer are asked before anything is concluded."""
    mixed = sorted(looks, key=lambda _: drawn.random())  # type: ignore[attr-defined]
    assert (suspicious(mixed), is_ours(mixed)) == (suspicious(looks), is_ours(looks))
    assert suspicious(looks) or not is_ours(looks)
