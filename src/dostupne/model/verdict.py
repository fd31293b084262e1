"""Verdicts: what we make of the evidence about a link."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """The standing of a link, as in the contract of the command line."""

    ALIVE = "alive"
    MOVED = "moved"
    DRIFTED = "drifted"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A standing with its reason.

    `reason` is a stable code in kebab-case (`soft-404`, `home-page`, `http-404`); the words for it,
    Czech and English, are in `cli/reason_words`. `detail` is what fills the words (`404`, a host name).
    `match` is how well the page matches the citation, 0–1, None when that could not be compared.
    `successor` is where the cited page is now (for `moved`). `notes` are codes of what a person should know
    though it changes nothing (`certificate-expired`, `paywall`, `fragment-missing`, `https`); their words are there too.
    """

    standing: Standing
    reason: str
    detail: str = ""
    match: float | None = None
    successor: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_living(self) -> bool:
        """Whether the cited page is there, at its address or at another."""
        return self.standing in (Standing.ALIVE, Standing.MOVED)
