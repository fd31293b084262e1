"""When the daemon works: what is due, a time window of the day, and a little chance."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

LONGEST_REST = timedelta(hours=1)
"""Sources are looked at so often, whether anything is due or not."""


@dataclass(frozen=True, slots=True)
class Window:
    """A time of every day, from one clock time to another, past midnight where the second is the earlier; local time.

    `zone` is the place's, None for the machine's own. A clock time that is left out when the clocks go forward is taken for
    one an hour later; a window that is left out altogether opens the next day.
    """

    opens: time
    closes: time
    zone: tzinfo | None = None

    @classmethod
    def of(cls, text: str, zone: tzinfo | None = None) -> "Window | None":
        """`22:00-06:00`; None for an empty text, and for two equal times: the whole day."""
        if not text:
            return None
        opens, closes = (time.fromisoformat(part.strip().zfill(5)) for part in text.split("-"))
        return None if opens == closes else cls(opens, closes, zone)

    def is_open(self, now: datetime) -> bool:
        """Whether this moment is within."""
        clock = self._local(now).time()
        if self.opens < self.closes:
            return self.opens <= clock < self.closes
        return clock >= self.opens or clock < self.closes

    def opening(self, now: datetime) -> datetime:
        """This moment, if it is within; else when it opens next (UTC)."""
        if self.is_open(now):
            return now
        today = self._local(now).date()
        openings = (self._moment(datetime.combine(today + timedelta(days=days), self.opens)) for days in range(3))
        return next(opening for opening in openings if opening > now and self.is_open(opening))

    def _local(self, now: datetime) -> datetime:
        return now.astimezone(self.zone)

    def _moment(self, local: datetime) -> datetime:
        # Python reads what has no zone as the machine's local time, with its daylight saving.
        return local.astimezone(UTC) if self.zone is None else local.replace(tzinfo=self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the daemon's runs follow each other: `jitter` is how much later than it must one begins at most."""

    window: Window | None = None
    jitter: timedelta = timedelta(0)

    def next_run(self, now: datetime, due_at: datetime | None, chance: float) -> datetime:
        """When to run next: when something is due, at the latest in an hour, within the window; later by `chance` (0–1) of the jitter.

        What was missed while the machine slept is due now, and caught up once.
        """
        rest = now + LONGEST_REST
        wanted = max(now, rest if due_at is None else min(due_at, rest)) + self.jitter * chance
        return wanted if self.window is None else self.window.opening(wanted)
