"""The journal of saving: what was noted is there after a run that was killed, and no odd file stops one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.model.saving import NotSaved, Remedy, Saved, SaveJob
from dostupne.model.snapshot import Capture
from dostupne.store.saves import FILE, KEPT, Entry, Saves, Stage

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
URL = "https://a.cz/č\ud83d"
ARCHIVE = "https://web.archive.org/save"
CAPTURE = Capture(
    "wayback", URL.removesuffix("\ud83d"), NOW, "https://web.archive.org/web/20261124120000/https://a.cz/", 200
)


def _opened(folder: Path, now: datetime = NOW, archive: str = ARCHIVE) -> Saves:
    return Saves.opened(folder, now, archive)


def test_every_stage_comes_back_from_a_file_that_nobody_closed(tmp_path: Path) -> None:
    """A run that is killed closes nothing."""
    journal = _opened(tmp_path)
    journal.sent(URL, NOW)
    assert _opened(tmp_path).get(URL) == Entry(Stage.SENT, NOW)
    journal.at_work(SaveJob(URL, "spn2-1"), NOW)
    assert _opened(tmp_path).get(URL) == Entry(Stage.AT_WORK, NOW, "spn2-1")
    journal.not_saved(NotSaved(URL, "error:odd", Remedy.ONCE_MORE, "Why \ud83d"), NOW)
    assert _opened(tmp_path).get(URL) == Entry(
        Stage.NOT_SAVED, NOW, "", Remedy.ONCE_MORE, "error:odd", "Why ?", tries=1
    )
    journal.saved(Saved(URL, CAPTURE, "ago"), NOW)
    assert _opened(tmp_path).get(URL) == Entry(Stage.SAVED, NOW, message="ago", capture=CAPTURE)
    journal.forget(URL)
    assert _opened(tmp_path).get(URL) is None
    journal.close()


def test_failures_are_counted_until_a_success(tmp_path: Path) -> None:
    journal = _opened(tmp_path)
    for number in (1, 2):
        journal.sent(URL, NOW)
        journal.at_work(SaveJob(URL, "spn2-1"), NOW)
        journal.not_saved(NotSaved(URL, "error:odd", Remedy.ONCE_MORE), NOW)
        entry = journal.get(URL)
        assert entry is not None
        assert entry.tries == number
    journal.saved(Saved(URL), NOW)
    entry = journal.get(URL)
    assert entry is not None
    assert (entry.tries, entry.capture) == (0, None)
    journal.close()


def test_each_archive_has_its_own(tmp_path: Path) -> None:
    """A local archive that stands in knows nothing of what another saved."""
    journal, other = _opened(tmp_path), _opened(tmp_path, archive="http://127.0.0.1/save")
    journal.saved(Saved(URL), NOW)
    assert other.get(URL) is None
    journal.close()
    other.close()


def test_what_is_old_is_removed(tmp_path: Path) -> None:
    journal = _opened(tmp_path)
    journal.saved(Saved(URL), NOW)
    journal.close()
    later = _opened(tmp_path, NOW + KEPT + timedelta(seconds=1))
    assert later.get(URL) is None
    later.close()


def test_a_broken_journal_only_warns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, and long enough to look like none" * 100)
    journal = _opened(tmp_path)
    journal.sent(URL, NOW)
    assert journal.get(URL) is None
    journal.close()
    (warning,) = caplog.messages
    assert "the journal of saving cannot be used" in warning
