"""Archive, address, day → what it said of them earlier, where that may still be taken for its answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dostupne.app.settings import Settings
from dostupne.contracts import Archive
from dostupne.model.snapshot import ArchiveAnswer, Capture, CopyPage
from dostupne.store.captures import KEPT, CaptureStore

Ask = Callable[[], Awaitable[ArchiveAnswer]]

_SOON = timedelta(days=1)
"""How long no archive is asked again whatever it said."""


@dataclass(frozen=True, slots=True)
class Captures:
    """Answers of archives and what their copies hold; never failures, which are asked anew every time.

    An answer counts for a day. One with captures, about a day that was more than a month past, counts for a month: nearer
    captures than those do not come up any more.
    """

    store: CaptureStore | None
    """None where nothing is to be remembered."""
    refresh: bool
    now: Callable[[], datetime]

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], datetime]) -> "Captures":
        """As the settings have it. A recording is whole in itself: making one asks everything, a replay asks nothing else."""
        wanted = settings.use_archives and settings.remember_captures
        wanted = wanted and not settings.record and not settings.replay
        return cls(CaptureStore.opened(settings.cache, now()) if wanted else None, settings.refresh, now)

    async def asked(self, archive: Archive, url: str, near: date | None, ask: Ask, about: str = "") -> ArchiveAnswer:
        """What the archive says of the address and the day: what is remembered, else what it gives when asked.

        `about` tells questions about one address apart.
        """
        if known := self.answer(archive, url, near, about):
            return known
        answer = replace(await ask(), asked_at=self.now())
        self.keep_answer(archive, near, answer, about)
        return answer

    def answer(self, archive: Archive, url: str, near: date | None, about: str = "") -> ArchiveAnswer | None:
        """What the archive said of the address and the day; None where it must be asked."""
        if self.store is None or self.refresh:
            return None
        now = self.now()
        found = self.store.answer(_question(archive, url, near, about), now - KEPT, now)
        if found is None or found.asked_at is None:
            return None
        settled = near is not None and found.captures and found.asked_at.astimezone(UTC).date() - near > KEPT
        return found if settled or now - found.asked_at <= _SOON else None

    def keep_answer(self, archive: Archive, near: date | None, answer: ArchiveAnswer, about: str = "") -> None:
        """Remembers what an archive said, unless it failed."""
        if self.store is not None and not answer.failure:
            self.store.keep_answer(_question(archive, answer.url, near, about), answer, self.now())

    def copy(self, capture: Capture) -> CopyPage | None:
        """What the copy was seen to hold; None where it must be read."""
        return None if self.store is None or self.refresh else self.store.copy(capture)

    def keep_copy(self, copy: CopyPage) -> None:
        """Remembers what a copy holds, unless it was not shown."""
        if self.store is not None and not copy.failure:
            self.store.keep_copy(copy)

    async def aclose(self) -> None:
        """Writes what is not written yet."""
        if self.store is not None:
            self.store.close()


def _question(archive: Archive, url: str, near: date | None, about: str) -> str:
    """The addresses of the archive too: a local one that stands in is another."""
    return "\n".join((archive.name, repr(archive.addresses), near.isoformat() if near else "", about, url))
