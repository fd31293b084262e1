"""The proofs of watching, each shorter than in `benchmarks/watch`: the command line over a made-up web, on both stores."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.watch_kills import Ledger, kill_runs
from benchmarks.watch_kills_elsewhere import EVERYWHERE
from benchmarks.watch_simulation import held, simulate
from benchmarks.watch_two_runs import two_runs
from tests.archives.pywb import programs
from tests.store.postgres import NoServer, Server, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Server | str]:
    """A PostgreSQL of these tests alone, or why there is none."""
    try:
        with serving() as running:
            yield running
    except NoServer as why:
        yield str(why)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, server: Server | str, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "watch.sqlite")
    if isinstance(server, str):
        pytest.skip(server)
    return server.url(server.create())


def test_a_month_against_the_oracle(tmp_path: Path, database: str) -> None:
    """Sixty links of all kinds: asked when due, declared and told as the oracle says."""
    if programs() is None:
        pytest.skip("pywb is not here: `.ci/run` installs it, or set PYWB_BIN to the folder of its programs")
    done = simulate(60, 30, 8, tmp_path, database)
    found = held(done)
    assert not {what: ones[:5] for what, ones in found.wrong.items() if ones}
    assert found.counted["events: died"] >= 5


def test_runs_killed_at_random_moments(tmp_path: Path, database: str) -> None:
    """Nothing that was written is lost, nothing is asked or told again but what was in flight."""
    ledger = kill_runs(tmp_path, database, kills=8, links=40, seed=8)
    assert not ledger.wrong
    assert ledger.kills == 8
    assert ledger.digests


@pytest.mark.parametrize("kill", EVERYWHERE.values(), ids=[name.replace(" ", "-") for name in EVERYWHERE])
def test_the_rest_killed_at_random_moments(
    kill: Callable[[Path, str, int, int], Ledger], tmp_path: Path, database: str
) -> None:
    """The first start, `add`, `vacuum`, `import`."""
    ledger = kill(tmp_path, database, 3, 8)
    assert not ledger.wrong


def test_two_runs_at_once(tmp_path: Path, database: str) -> None:
    """No link is asked twice, none is left out, and both do their share."""
    _, wrong = two_runs(tmp_path, database, 200)
    assert not wrong
