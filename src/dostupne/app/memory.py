"""Address, works → what an earlier run saw of it, where it was alive and still is what they cite."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dostupne.app.opinion import opinion
from dostupne.app.settings import Settings
from dostupne.links.match import matches
from dostupne.model.evidence import Probe
from dostupne.model.verdict import Verdict
from dostupne.model.work import Work
from dostupne.net.addresses import without_credentials
from dostupne.store.successes import Successes

_SURE = frozenset({"ok", "redirect", "canonical", "registered"})
"""Reasons of successes: nothing speaks against the page being the one cited."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Successes of earlier runs, never failures: what was dead may live again, and is asked every time."""

    successes: Successes | None
    """None where nothing is to be remembered."""
    max_age: timedelta
    now: Callable[[], datetime]

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], datetime]) -> "Memory":
        """As the settings have it. A recording is whole in itself: making one asks everything, a replay asks nothing else."""
        wanted = settings.max_age > 0 and not settings.record and not settings.replay
        successes = Successes.opened(settings.cache, now()) if wanted else None
        return cls(successes, timedelta(seconds=settings.max_age), now)

    def recalled(self, url: str, works: Iterable[Work]) -> tuple[Probe, Verdict] | None:
        """The probe of an earlier run, judged anew by these works; None where the address must be asked."""
        if self.successes is None:
            return None
        now = self.now()
        seen = self.successes.get(without_credentials(url), now - self.max_age, now)
        if seen is None:
            return None
        verdict = opinion((seen,), works)
        return (seen, verdict) if is_success(verdict) else None

    def keep(self, seen: Probe, works: Iterable[Work]) -> None:
        """Remembers a success; of anything else it forgets what was known of the address."""
        if self.successes is None:
            return
        # Judged by itself: an earlier try of the same link may have been alive where this one was not.
        if is_success(opinion((seen,), works)):
            self.successes.keep(seen)
        else:
            self.successes.forget(seen)

    async def aclose(self) -> None:
        """Writes what is not written yet."""
        if self.successes is not None:
            self.successes.close()


def is_success(verdict: Verdict) -> bool:
    """Whether the page is alive and surely no other than the one cited, so that it need not be asked so soon again."""
    return verdict.is_living and (verdict.reason in _SURE or matches(verdict.match))
