"""Works: what is cited, however often and in whatever words."""

from dataclasses import dataclass

from dostupne.model.reference import Kind, Origin, Reference


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a work is cited, and what stood there."""

    origin: Origin
    kind: Kind
    raw: str


@dataclass(frozen=True, slots=True)
class Work:
    """A distinct work: `id` is its citation key, `reference` the sum of its copies."""

    id: str
    reference: Reference
    occurrences: tuple[Occurrence, ...]
