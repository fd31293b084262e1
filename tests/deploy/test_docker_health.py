"""The health check of the image, on a store in which something is due."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.model.watching import Bibliography, Citation
from dostupne.store.watch import WatchStore
from tests.store.postgres import GUARDED, NoServer, serving

HEALTHY = Path(__file__).parents[2] / "docs/deploy/docker/healthy.py"
NOW = datetime.now(UTC)


def asked(url: str) -> tuple[int, str]:
    """What the check says of a store."""
    done = subprocess.run(
        [sys.executable, HEALTHY],
        env={**os.environ, "DOSTUPNE_STORE_URL": url},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (1, (0, "well\n")),
        (23, (0, "well\n")),
        (25, (1, "links due for more than a day: 1, and none was asked since ever\n")),
    ],
)
def test_what_is_due_for_a_day_and_not_asked_is_no_health(hours: int, said: tuple[int, str], tmp_path: Path) -> None:
    added = NOW - timedelta(hours=hours)
    file = tmp_path / "watch.sqlite"
    with WatchStore.opened(str(file)) as store:
        essay = store.add(Bibliography("essay", "/essay.bib", added))
        citation = Citation("https://a.test/", "novak", json.dumps({"id": "novak"}))
        store.cite(essay, [citation], hashlib.sha256(b"").hexdigest(), added)
    assert asked(str(file)) == said


def test_an_empty_store_is_well(tmp_path: Path) -> None:
    assert asked(str(tmp_path / "watch.sqlite")) == (0, "well\n")


def test_a_store_that_does_not_answer_is_told() -> None:
    code, said = asked("postgresql://dostupne@127.0.0.1:1/dostupne")
    assert code == 1
    assert "127.0.0.1" in said


@pytest.mark.slow
def test_the_password_of_the_compose_file_is_taken_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address has none, so that none is shown: libpq reads PGPASSWORD."""
    try:
        with serving() as server:
            url = server.url(server.create(), user=GUARDED)
            code, said = asked(url)
            assert (code, GUARDED in said, "PGPASSWORD" in said) == (1, True, True)
            monkeypatch.setenv("PGPASSWORD", GUARDED)
            assert asked(url) == (0, "well\n")
    except NoServer as why:
        pytest.skip(str(why))
