"""Receipts: what became of sending a digest to one address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """Sent where there is no `why`, else why not, in words without secrets.

    `passing`: the receiver surely did not take it, and what was in the way may be gone in seconds. Of one that did not answer in time nobody
    knows whether it took it: it is tried again, but not at once.
    """

    why: str = ""
    passing: bool = False

    @property
    def sent(self) -> bool:
        """Whether the receiver took it."""
        return not self.why
