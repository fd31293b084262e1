"""Works: what is cited, however often and in whatever words."""

from dataclasses import dataclass

from dostupne.model.reference import Kind, Origin, Reference


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a work is cited, and what stood there.

    `locator` is the place in the work that a short form cites, as printed (`s. 12`).
    """

    origin: Origin
    kind: Kind
    raw: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A distinct work: `id` is its citation key, `reference` the sum of its copies."""

    id: str
    reference: Reference
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The works in order, and the short forms that point to no certain work."""

    works: tuple[Work, ...]
    unresolved: tuple[Occurrence, ...] = ()
