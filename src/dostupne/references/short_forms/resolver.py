"""References in the order of the document, short forms among them → the work that each short form points to.

Precision before recall: one that may point to two works, or whose note is not the next one for certain, points to none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dostupne.model.folding import words
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.references.short_forms.matching import (
    are_of_same_creators,
    can_be_by,
    can_be_meant,
    closeness,
    telling_word,
    titled,
)
from dostupne.references.short_forms.pointers import Pointer, Way, holds_several, read

_NEAR = 5
"""So many words of a head may stand before and in the family name: initials, particles."""


@dataclass(frozen=True, slots=True)
class Target:
    """What became of one short form: `work` is None where it points to nothing certain."""

    work: int | None
    pointer: Pointer


@dataclass(slots=True)
class _Timeline:
    """The references with what is known of them so far. `works` maps a reference, or a short form once resolved, to its work."""

    references: Sequence[Reference]
    works: dict[int, int]
    labelled: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    noted: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_source: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_head: dict[str, list[int]] = field(default_factory=dict)

    def that_may_be(self, head: str) -> list[int]:
        """The references, in order, that have a first name or title of a word near the beginning of the head."""
        return sorted({index for word in words(head)[:_NEAR] for index in self.by_word.get(word, ())})

    def called(self, head: str) -> list[int]:
        """The references, in order, whose names are the head."""
        if head not in self.by_head:
            near = self.that_may_be(head)
            self.by_head[head] = [index for index in near if can_be_by(head, self.references[index])]
        return self.by_head[head]


def resolve(references: Sequence[Reference], works: Mapping[int, int]) -> dict[int, Target]:
    """The target of each short form among the references, by its index.

    `works` tells the work of each other reference: the index of its first copy.
    """
    if len(works) == len(references):
        return {}
    line = _Timeline(references, dict(works))
    for index, reference in enumerate(references):
        origin = reference.origin
        line.by_source[origin.source].append(index)
        if origin.label:
            line.labelled[origin.source, _label(reference)].append(index)
        if origin.note is not None:
            line.noted[origin.source, origin.note].append(index)
        if index in works and (telling := telling_word(reference)):
            line.by_word[telling].append(index)
    targets = {}
    for index, reference in enumerate(references):
        if reference.kind is Kind.SHORT:
            targets[index] = target = _target(line, index)
            if target.work is not None:
                line.works[index] = target.work
    return targets


def _target(line: _Timeline, index: int) -> Target:
    pointer = read(line.references[index].raw) or Pointer(Way.UNCLEAR)
    return Target(_work(line, index, pointer), pointer)


def _work(line: _Timeline, index: int, pointer: Pointer) -> int | None:
    match pointer.way:
        case Way.PREVIOUS:
            return _agreeing(line, _previous(line, index), pointer)
        case Way.SAME_AUTHOR:
            return _by_same_author(line, _previous(line, index), pointer)
        case Way.NOTE | Way.ENTRY:
            return _agreeing(line, _numbered(line, index, pointer), pointer)
        case Way.CITED:
            return _cited(line, index, pointer)
        case Way.NAMED:
            return _named(line, index, pointer)
        case _:
            return None


def _label(reference: Reference) -> str:
    return reference.origin.label.lstrip("^")


def _previous(line: _Timeline, index: int) -> int | None:
    """The one work of the note before, or of what stands before in the same note."""
    if index == 0:
        return None
    here, before = line.references[index].origin, line.references[index - 1].origin
    if here.source != before.source:
        return None
    if _is_same_note(here, before):
        return _only(line, [index - 1])
    if here.note is not None:
        return _only(line, line.noted.get((here.source, here.note - 1), []))
    label, last = _label(line.references[index]), _label(line.references[index - 1])
    if before.note is not None or not (label.isdecimal() and last.isdecimal() and int(label) == int(last) + 1):
        return None
    return _only(line, _run(line, index - 1))


def _run(line: _Timeline, index: int) -> list[int]:
    """The references of the note that ends with this one."""
    origin, members = line.references[index].origin, [index]
    while members[-1] and line.references[members[-1] - 1].origin.label == origin.label:
        members.append(members[-1] - 1)
    return members


def _only(line: _Timeline, members: Iterable[int]) -> int | None:
    """The work that all of them are of; None where one is of an unknown work, or holds more than it seems."""
    members = list(members)
    if any(
        line.references[index].kind is not Kind.SHORT and holds_several(line.references[index].raw) for index in members
    ):
        return None
    return _single({line.works.get(index) for index in members})


def _single(works: set[int | None]) -> int | None:
    return works.pop() if len(works) == 1 else None


def _agreeing(line: _Timeline, work: int | None, pointer: Pointer) -> int | None:
    """The work, unless the form names somebody else."""
    if work is None or not pointer.head or can_be_meant(pointer.head, "", line.references[work]):
        return work
    return None


def _by_same_author(line: _Timeline, work: int | None, pointer: Pointer) -> int | None:
    if work is None:
        return None
    author_of = line.references[work]
    same = line.by_word.get(telling_word(author_of), ())
    return _single({line.works[one] for one in same if titled(pointer.head, author_of, line.references[one])})


def _numbered(line: _Timeline, index: int, pointer: Pointer) -> int | None:
    """The work of the note or item of this number. A note may stand behind the form only where the document marks notes:
    elsewhere the number behind is rather that of a list's item.
    """
    here = line.references[index].origin
    members = [
        one
        for one in line.labelled.get((here.source, pointer.number), [])
        if not _is_same_note(here, line.references[one].origin)
    ]
    if pointer.way is Way.NOTE:
        members = [one for one in members if _is_note_of(here, line.references[one].origin, is_before=one < index)]
    return _only(line, members)


def _is_note_of(here: Origin, other: Origin, *, is_before: bool) -> bool:
    """Whether both are notes of one numbering: their labels are as far from each other as they themselves are."""
    if here.note is None or other.note is None:
        return is_before and here.note == other.note
    if not (here.label.isdecimal() and other.label.isdecimal()):
        return True
    return other.note - here.note == int(other.label) - int(here.label)


def _is_same_note(here: Origin, other: Origin) -> bool:
    if here.note is not None or other.note is not None:
        return here.note == other.note
    together = bool(here.label) and here.label == other.label
    return together and abs((here.first_line or 0) - (other.last_line or 0)) <= 1


def _cited(line: _Timeline, index: int, pointer: Pointer) -> int | None:
    """The latest work of that name cited before; with a title, the work of that title."""
    source = line.references[index].origin.source
    meant = [one for one in line.called(pointer.head) if one < index and line.references[one].origin.source == source]
    if not meant:
        return _named(line, index, pointer)
    if not are_of_same_creators([line.references[one] for one in meant]):
        return None
    works = {line.works[one] for one in meant}
    return next(
        (work for one in reversed(line.by_source[source]) if one < index and (work := line.works.get(one)) in works),
        None,
    )


def _named(line: _Timeline, index: int, pointer: Pointer) -> int | None:
    """The one work that can be meant: in the same source, else in the others."""
    near = line.that_may_be(pointer.head)
    meant = [one for one in near if can_be_meant(pointer.head, pointer.year, line.references[one])]
    if not (pointer.sure or pointer.year):
        meant = [one for one in meant if not can_be_by(pointer.head, line.references[one])]
    source = line.references[index].origin.source
    meant = [one for one in meant if line.references[one].origin.source == source] or meant
    near_by = {one: closeness(pointer.head, line.references[one]) for one in meant}
    nearest = max(near_by.values(), default=0)
    return _single({line.works[one] for one in meant if near_by[one] == nearest})
