"""Partial dates: a year, a month of a year, or a day, as ISO 690 and EDTF use them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day (EDTF, https://www.loc.gov/standards/datetime/).

    `season` of a year is 1 (spring) to 4 (winter), as in CSL; `approximate` is “about then”. Neither makes it another date:
    1490 and about 1490 are equal. Impossible parts raise `ValueError`; use `PartialDate.of` for what a document says.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = field(default=None, compare=False, kw_only=True)
    approximate: bool = field(default=False, compare=False, kw_only=True)

    def __post_init__(self) -> None:
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if self.season is not None and not (1 <= self.season <= 4 and self.month is None):
            raise ValueError("season must be in 1..4, and stands for the month")

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self | None:
        """The date, or None where the calendar has no such day."""
        try:
            return cls(year, month, day)
        except ValueError:
            return None

    @classmethod
    def from_iso(cls, text: str) -> Self | None:
        """Reads `2014`, `2014-07` and `2014-07-22`, nothing else."""
        parts = text.strip().split("-")
        if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
            return None
        return cls.of(*(int(part) for part in parts))

    def iso(self) -> str:
        """`2014`, `2014-07` or `2014-07-22`."""
        known = [f"{self.year:04}"]
        if self.month:
            known.append(f"{self.month:02}")
        if self.month and self.day:
            known.append(f"{self.day:02}")
        return "-".join(known)

    def edtf(self) -> str:
        """`iso` with what EDTF level 1 adds to it: `2003-23` for a season (21 is spring), `1490~` for “about then”."""
        season = f"-{self.season + 20}" if self.season else ""
        return f"{self.iso()}{season}{'~' if self.approximate else ''}"

    def parts(self) -> list[int]:
        """The known parts as CSL-JSON `date-parts` wants them: `[2014, 7, 22]`."""
        return [part for part in (self.year, self.month, self.day) if part]

    def nearest_day(self) -> date:
        """A day to measure distances from: the middle of a year or month known only so far."""
        if self.month is None:
            return date(self.year, 7, 1)
        return date(self.year, self.month, self.day or 15)
