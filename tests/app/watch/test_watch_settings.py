"""`[watch]` and `[store]`: what they may hold, who wins, and the policy that follows."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.app.settings import Settings, load
from dostupne.app.watch.settings import WatchSettings
from dostupne.errors import Misuse
from dostupne.links.due import due_at
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Condition, EventKind, Phase, Policy

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def _load(folder: Path, text: str = "", environ: Mapping[str, str] | None = None, **options: object) -> Settings:
    (folder / "dostupne.toml").write_text(text, encoding="utf-8")
    return load(options, environ or {}, folder)


def test_by_default_the_policy_is_the_models() -> None:
    assert WatchSettings().policy == Policy()


def test_a_table_says_it_all(tmp_path: Path) -> None:
    """Durations by their units, files as seen from where the settings stand."""
    text = """
[store]
url = "data/watch.sqlite"
[watch]
every = "14d"
suspected = "2d"
dead = "60d"
failures = 4
apart = "5d"
counts = ["gone"]
backoff = "12h"
window = "22:00-06:00"
jitter = "90s"
notify = ["mailto://jana@example.cz"]
tell = ["died", "suspected"]
archive = true
archive_within = "90d"
keep = 86400
warc = "warcs"
reports = ["STATUS.md", "public/status.html"]
"""
    watch = _load(tmp_path, text).watch
    assert watch.policy == Policy(
        failures=4,
        apart=5 * DAY,
        counts=frozenset({Standing.GONE}),
        alive=14 * DAY,
        suspected=2 * DAY,
        dead=60 * DAY,
        backoff=DAY / 2,
        backoff_most=Policy().backoff_most,
        slack=Policy().slack,
    )
    assert watch.telling == {EventKind.DIED, EventKind.SUSPECTED}
    assert (watch.window, watch.jitter, watch.keep) == ("22:00-06:00", 90.0, 86400.0)
    assert (watch.notify, watch.archive, watch.archive_within) == (("mailto://jana@example.cz",), True, 90 * 86400.0)
    assert watch.warc == tmp_path / "warcs"
    assert watch.reports == (tmp_path / "STATUS.md", tmp_path / "public/status.html")
    assert watch.database == str(tmp_path / "data/watch.sqlite")


def test_variables_win_over_the_file_and_options_over_those(tmp_path: Path) -> None:
    text = '[store]\nurl = "postgresql://file/x"\n[watch]\nevery = "1d"\nwindow = "01:00-02:00"\njitter = "1m"\n'
    environ = {
        "DOSTUPNE_STORE_URL": "postgresql://variable/x",
        "DOSTUPNE_WATCH_EVERY": "2d",
        "DOSTUPNE_WATCH_JITTER": "2m",
    }
    found = _load(tmp_path, text, environ, jitter="3m", window=None).watch
    assert (found.database, found.every, found.jitter) == ("postgresql://variable/x", 2 * 86400.0, 180.0)
    assert found.window == "01:00-02:00"
    assert _load(tmp_path, text, environ, database="here.sqlite").watch.database == "here.sqlite"


def test_lists_in_variables_are_separated_by_spaces(tmp_path: Path) -> None:
    environ = {"DOSTUPNE_WATCH_COUNTS": "gone unreachable", "DOSTUPNE_WATCH_TELL": "died,revived"}
    found = _load(tmp_path, environ=environ).watch
    assert found.counts == ("gone", "unreachable")
    assert found.telling == {EventKind.DIED, EventKind.REVIVED}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('every = "soon"', "watch.every"),
        ("every = 0", "watch.every"),
        ("every = -1", "watch.every"),
        ("failures = 0", "watch.failures"),
        ('counts = ["blocked"]', "gone, drifted, unreachable"),
        ('counts = ["alive"]', "watch.counts"),
        ('window = "22-06"', "22:00-06:00"),
        ('window = "24:00-06:00"', "watch.window"),
        ('tell = ["everything"]', "died"),
        ("archive = 1", "true or false"),
        ("evrey = 1", "every"),
    ],
)
def test_what_makes_no_sense_is_misuse_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Misuse) as refused:
        _load(tmp_path, f"[watch]\n{text}\n")
    assert said in str(refused.value)


@pytest.mark.parametrize("key", ["every", "suspected", "dead", "apart", "backoff", "jitter", "archive_within", "keep"])
@pytest.mark.parametrize("value", ["inf", '"999999999d"'])
def test_a_time_without_end_is_refused(tmp_path: Path, key: str, value: str) -> None:
    """Nobody can add it to a date."""
    with pytest.raises(Misuse, match=key):
        _load(tmp_path, f"[watch]\n{key} = {value}\n")


def test_the_longest_time_can_be_added_to_any_day(tmp_path: Path) -> None:
    policy = _load(tmp_path, '[watch]\nevery = "36500d"\n').watch.policy
    alive = Condition(Phase.ALIVE, asked_at=NOW, verdict=Verdict(Standing.ALIVE, "ok"))
    assert due_at(policy, alive, None, NOW) > NOW + 36_000 * DAY


def test_passwords_are_not_shown(tmp_path: Path) -> None:
    """Neither where they are right nor where they are wrong."""
    environ = {"DOSTUPNE_STORE_URL": "postgresql://me:tajne@host/x", "DOSTUPNE_WATCH_NOTIFY": "mailto://me:tajne@host"}
    assert "tajne" not in repr(_load(tmp_path, environ=environ))
    for text in ('[store]\nurl = ["tajne"]', '[watch]\nnotify = ["tajne a mezera"]'):
        with pytest.raises(Misuse) as refused:
            _load(tmp_path, text)
        assert "tajne" not in str(refused.value)


@pytest.mark.parametrize(
    "changes", [{"failures": 2}, {"apart": 1.0}, {"counts": ("gone",)}, {"every": 1.0}, {"tell": ("suspected",)}]
)
def test_another_policy_has_another_fingerprint(changes: dict[str, object]) -> None:
    assert WatchSettings(**changes).fingerprint != WatchSettings().fingerprint  # type: ignore[arg-type]  # names of settings


def test_what_nothing_follows_from_leaves_the_fingerprint() -> None:
    """History is not judged anew for a window, nor for the order of a list."""
    same = WatchSettings(window="22:00-06:00", jitter=1.0, notify=("a",), archive=True, keep=1.0, counts=("unreachable", "gone", "drifted"))  # fmt: skip
    assert same.fingerprint == WatchSettings().fingerprint
