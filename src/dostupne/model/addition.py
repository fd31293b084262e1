"""What is to be written back to documents: archived copies and mended addresses, each at the reference that it is for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from dostupne.model.dates import PartialDate
from dostupne.model.reference import Origin


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence of a printed reference that cites a copy: words, the address of the copy, and what stands behind it."""

    before: str
    url: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.url}{self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What one reference is given. `raw` is its text as it was read, `origin` where it stood.

    Bibliographies get the fields `archive_url` and `archive_date` (of the copy, UTC), documents the `sentence`, whose address is
    the same. `url` is to stand in place of `damaged_url`, both empty where the address stays as it is. Without a
    `sentence` and an `archive_url` the reference gets no copy.
    """

    raw: str
    origin: Origin
    archive_url: str = ""
    archive_date: PartialDate | None = None
    sentence: Sentence | None = None
    url: str = ""
    damaged_url: str = ""

    @property
    def gives_something(self) -> bool:
        """Whether anything is to be written; an addition that gives nothing tells of a reference that stays as it is."""
        return bool(self.archive_url or self.url)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An addition that was not made, with the reason in words."""

    addition: Addition
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its additions: as it was where `made` is 0. `left_out` are those that could not be made."""

    data: bytes
    made: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def unchanged(cls, data: bytes, additions: Iterable[Addition], reason: str) -> Self:
        """The document as it was, because of this reason."""
        return cls(data, 0, tuple(LeftOut(one, reason) for one in additions if one.gives_something))
