"""Sightings for the tests of watching: a line of days and what was seen on them, and any at all for hypothesis."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Condition, Policy, Sighting

START = datetime(2026, 11, 1, 6, tzinfo=UTC)
URL = "https://a.cz/x"
POLICY = Policy()

_TEXT = " ".join(f"{word}{number}" for number in range(20) for word in ("obrana", "státu", "v", "krizi"))
_OTHER_TEXT = " ".join(f"{word}{number}" for number in range(20) for word in ("ceny", "bytů", "za", "rok"))
_SKETCHES = {"": "", _TEXT: "0f0f0f0f0f0f0f0f", _OTHER_TEXT: "f0f0f0f0f0f0f0f0"}


def day(number: float) -> datetime:
    """So many days after the first."""
    return START + timedelta(days=number)


def _page(title: str, text: str = "") -> PageFacts:
    return PageFacts(title=title, text="", digest=str(len(text)) if text else "")


SEEN: dict[str, tuple[Verdict, Probe, str]] = {}
"""What may be seen, by the word for it in the tables: the verdict, the probe but for its time, the sketch."""


def _is_seen_as(word: str, verdict: Verdict, hops: tuple[Hop, ...] = (), **rest: object) -> None:
    sketch = str(rest.pop("sketch", ""))
    SEEN[word] = (verdict, Probe(URL, START, hops, **rest), sketch)  # type: ignore[arg-type]


_ANSWER = (Hop(URL, 200),)
_LED = (Hop(URL, 301, "https://b.cz/x"), Hop("https://b.cz/x", 200))
_is_seen_as("ok", Verdict(Standing.ALIVE, "ok"), _ANSWER, page=_page("Obrana státu", _TEXT), sketch=_SKETCHES[_TEXT])
_is_seen_as("bare", Verdict(Standing.ALIVE, "not-compared"), _ANSWER)
_is_seen_as(
    "other",
    Verdict(Standing.ALIVE, "title-differs"),
    _ANSWER,
    page=_page("Ceny bytů v roce 2026", _OTHER_TEXT),
    sketch=_SKETCHES[_OTHER_TEXT],
)
_is_seen_as(
    "moved", Verdict(Standing.MOVED, "redirect", "https://b.cz/x", successor="https://b.cz/x"), _LED,
    page=_page("Obrana státu", _TEXT), sketch=_SKETCHES[_TEXT],
)  # fmt: skip
_is_seen_as("moved-on", Verdict(Standing.MOVED, "redirect", "https://c.cz/x", successor="https://c.cz/x"), _LED)
_is_seen_as("led", Verdict(Standing.ALIVE, "redirect"), _LED)
_is_seen_as("gone", Verdict(Standing.GONE, "http-404", "404"), (Hop(URL, 404),))
_is_seen_as("parked", Verdict(Standing.DRIFTED, "parked"), _ANSWER, page=_page("Na prodej"))
_is_seen_as("login", Verdict(Standing.DRIFTED, "login"), _ANSWER, page=_page("Přihlášení"))
_is_seen_as("timeout", Verdict(Standing.UNREACHABLE, "timeout"), failure=Failure.TIMEOUT_CONNECT)
_is_seen_as("503", Verdict(Standing.UNREACHABLE, "http-503", "503"), (Hop(URL, 503),))
_is_seen_as("wall", Verdict(Standing.BLOCKED, "bot-wall"), (Hop(URL, 403),))
_is_seen_as("left", Verdict(Standing.UNCHECKED, "left-alone"), failure=Failure.LEFT_ALONE)
_is_seen_as("robots", Verdict(Standing.UNCHECKED, "robots"), failure=Failure.ROBOTS)
_is_seen_as("offline", Verdict(Standing.UNCHECKED, "network-down"), failure=Failure.DNS_FAILED)

LIVING = ("ok", "bare", "other", "moved", "moved-on", "led")
FAILING = ("gone", "parked", "timeout", "503")
UNDECIDED = ("login", "wall", "left", "robots", "offline")


def sighting(word: str, at: datetime) -> Sighting:
    """What the word says, seen at that time."""
    verdict, probe, sketch = SEEN[word]
    seen = Probe(probe.url, at, probe.hops, probe.failure, page=probe.page)
    return Sighting(seen, verdict, sketch, offline=word == "offline")


def looks(line: str) -> list[Sighting]:
    """The sightings of `0 ok, 3.5 gone`: days after the first, and what was seen."""
    pairs = (look.split() for look in line.split(","))
    return [sighting(word, day(float(number))) for number, word in pairs]


words = st.sampled_from([*SEEN])
_pauses = st.sampled_from([0.001, 0.25, 0.5, 1, 2.999, 3, 3.001, 7, 30])
_jumps = st.one_of(_pauses, st.sampled_from([-0.5, -3, -40]))


def _in_row(pairs: list[tuple[float, str]]) -> list[Sighting]:
    found, at = [], 0.0
    for pause, word in pairs:
        at += pause
        found.append(sighting(word, day(at)))
    return found


histories = st.lists(st.tuples(_pauses, words), max_size=40).map(_in_row)
"""Any looks, in the order of time."""
jumbled = st.lists(st.tuples(_jumps, words), max_size=40).map(_in_row)
"""Any looks, while the clock is set back now and then."""

_periods = st.sampled_from([timedelta(minutes=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3)])
policies = st.builds(
    Policy,
    failures=st.integers(1, 5),
    apart=_periods,
    counts=st.frozensets(st.sampled_from([*Standing])),
    alive=_periods,
    suspected=_periods,
    dead=_periods,
    backoff=_periods,
    backoff_most=_periods,
    slack=_periods,
)


def without(condition: Condition, *names: str) -> dict[str, object]:
    """All that a condition says but these."""
    known = ((name, getattr(condition, name)) for name in Condition.__slots__)
    return {name: value for name, value in known if name not in names}
