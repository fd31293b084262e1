"""What follows from looks at a link, held against an oracle by another hand and another way (`benchmarks/watch_oracle`)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.watch_oracle import Seen, Standing, due, kept, news, standing
from benchmarks.watch_web import LIVING, Does, Words
from dostupne.links import news as told
from dostupne.links.condition import condition
from dostupne.links.drift import sketch
from dostupne.links.due import due_at
from dostupne.model import verdict as verdicts
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.verdict import Verdict
from dostupne.model.watching import EventKind, Phase, Policy, Sighting

START = datetime(2026, 2, 2, 8, tzinfo=UTC)
URL, NEW = "http://www.noviny.cz/clanky/a", "http://www.noviny.cz/nove/a"
TELLING = frozenset(EventKind("died revived moved moved-back changed restored".split()[n]) for n in range(6))
POLICY = Policy()

_VERDICTS = {
    Does.PAGE: ("alive", "ok"), Does.OTHER_TEXT: ("alive", "ok"), Does.MOVED: ("moved", "redirect"),
    Does.NOT_FOUND: ("gone", "http-404"), Does.SOFT_404: ("drifted", "soft-404"), Does.HOME: ("drifted", "home-page"),
    Does.LOGIN: ("drifted", "login"), Does.FORBIDDEN: ("blocked", "http-403"), Does.ROBOTS: ("unchecked", "robots"),
    Does.UNAVAILABLE: ("unreachable", "http-503"), Does.RESET: ("unreachable", "reset"), Does.HANGS: ("unreachable", "timeout"),
}  # fmt: skip
_FAILURES = {Does.RESET: Failure.RESET, Does.HANGS: Failure.TIMEOUT_READ, Does.ROBOTS: Failure.ROBOTS}
_STATUSES = {Does.NOT_FOUND: 404, Does.FORBIDDEN: 403, Does.UNAVAILABLE: 503}


def _sighting(seen: Seen) -> Sighting:
    does = seen.does
    standing_of, reason = _VERDICTS[does]
    text = Words(f"text {does is Does.OTHER_TEXT}").text()
    page = PageFacts(title="Obrana státu v krizi", digest=f"{does is Does.OTHER_TEXT}") if does in LIVING else None
    moved = does is Does.MOVED
    hops = (Hop(URL, 301, NEW), Hop(NEW, 200)) if moved else (Hop(URL, _STATUSES.get(does, 200)),)
    failure = Failure.RESET if seen.offline else _FAILURES.get(does)
    probe = Probe(URL, seen.at, () if failure else hops, failure, page=None if failure else page)
    verdict = Verdict(verdicts.Standing(standing_of), reason, successor=NEW if moved else "")
    return Sighting(probe, verdict, sketch(text) if page else "", seen.offline)


_gaps = st.one_of(
    st.integers(1, 24 * 9),
    st.sampled_from([6, 12, 24, 71, 72, 73, 143, 144, 167, 168]),
)
_looks = st.lists(st.tuples(_gaps, st.sampled_from(sorted(_VERDICTS)), st.booleans()), min_size=1, max_size=14)


def _seen(looks: Sequence[tuple[int, Does, bool]]) -> list[Seen]:
    found, at = [], START
    for hours, does, may_be_offline in looks:
        at += timedelta(hours=hours)
        found.append(Seen(at, does, offline=may_be_offline and does is Does.RESET))
    return found


@given(_looks)
def test_dead_when_the_oracle_says_so(looks: list[tuple[int, Does, bool]]) -> None:
    """After each look, and declared on that very day."""
    seen = _seen(looks)
    for number in range(1, len(seen) + 1):
        now, _ = condition(POLICY, map(_sighting, seen[:number]))
        assert (now.phase is Phase.DEAD) == standing(seen[:number]).dead
        if now.phase is Phase.DEAD:
            assert now.declared_at is not None
            declared = next(k for k in range(1, number + 1) if _is_dead_from(seen[:number], k))
            assert now.declared_at == seen[declared - 1].at


def _is_dead_from(seen: Sequence[Seen], number: int) -> bool:
    """Whether it has been dead ever since so many looks."""
    return all(standing(seen[:k]).dead for k in range(number, len(seen) + 1))


@given(_looks)
def test_news_are_the_oracles(looks: list[tuple[int, Does, bool]]) -> None:
    """To a reader who is told after each look, and to one who is told after all."""
    seen = _seen(looks)
    known, state = Standing(), ""
    for number in range(1, len(seen) + 1):
        now = standing(seen[:number])
        new = told.state(condition(POLICY, map(_sighting, seen[:number]))[0], TELLING)
        assert sorted(map(str, told.news(state, new))) == sorted(news(known, now)), (state, new)
        known, state = now, new
    assert sorted(map(str, told.news("", state))) == sorted(news(Standing(), known))


@given(_looks)
def test_events_are_the_oracles(looks: list[tuple[int, Does, bool]]) -> None:
    """All that happened, each at its look."""
    seen = _seen(looks)
    wanted, known = [], Standing()
    for number, one in enumerate(seen, 1):
        now = kept(known, standing(seen[:number]))
        wanted += [(kind, one.at) for kind in news(known, now)]
        known = now
    _, events = condition(POLICY, map(_sighting, seen))
    got = [(str(one.kind), one.at) for one in events if one.kind in TELLING]
    assert sorted(got) == sorted(wanted)


@given(_looks, st.sampled_from([None, 1, 3, 7, 14]))
def test_due_when_the_oracle_says_so(looks: list[tuple[int, Does, bool]], days: int | None) -> None:
    """Neither earlier nor later."""
    seen = _seen(looks)
    every = timedelta(days=days) if days else None
    now, _ = condition(POLICY, map(_sighting, seen))
    window = due(seen, every or POLICY.alive, START)
    assert window.earliest <= due_at(POLICY, now, every, START) <= window.latest


@pytest.mark.parametrize("days", [None, 1])
def test_never_asked_is_due_at_once(days: int | None) -> None:
    """It was added to be asked."""
    now, _ = condition(POLICY, ())
    assert due_at(POLICY, now, timedelta(days=days) if days else None, START) == START
