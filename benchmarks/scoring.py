"""Gold reference and what was read → what is right and what is wrong.

A gold field counts if its value can be seen in the text. Precision, recall and F1 are over all fields of all references;
a reference is whole if every field of it is right and none is invented.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.gold import Gold
from benchmarks.values import Item, Names, Value, fold, squeezed, values_of


@dataclass(frozen=True, slots=True)
class Wrong:
    """One field that is missing (`got` is None), invented (`gold` is None) or read wrongly."""

    field: str
    gold: Value | None
    got: Value | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One reference: the fields that are right, those that are not, and all that was read."""

    gold: Gold
    right: tuple[str, ...]
    wrong: tuple[Wrong, ...]
    got: dict[str, Value]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing, wrong or invented."""
        return not self.wrong

    def gold_values(self) -> dict[str, Value]:
        """The true values, whether they can be seen or not."""
        return values_of(self.gold.truth)


@dataclass(frozen=True, slots=True)
class Score:
    """How often values were right, read although wrong, and there but not read."""

    right: int
    wrongly_read: int
    not_read: int

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return _share(self.right, self.right + self.wrongly_read)

    @property
    def recall(self) -> float:
        """Share of what is there that was read rightly."""
        return _share(self.right, self.support)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.wrongly_read + self.not_read)

    @property
    def support(self) -> int:
        """How many gold values there are."""
        return self.right + self.not_read


def _share(part: int, all_: int) -> float:
    return part / all_ if all_ else 0.0


def judge(gold: Gold, item: Item) -> Judged:
    """Compares what was read of one reference with the truth."""
    seen, true, got = visible(gold), values_of(gold.truth), values_of(item)
    right, wrong = [], []
    for field in sorted(seen.keys() | got.keys()):
        claim = Wrong(field, seen.get(field), got.get(field))
        if claim.gold == claim.got:
            right.append(field)
        elif claim.gold is not None or not (gold.truth.get("_partial") or claim.got == true.get(field)):
            wrong.append(claim)
    return Judged(gold, tuple(right), tuple(wrong), got)


def total(judged: Iterable[Judged]) -> Score:
    """The score over all fields."""
    scores = by_field(judged).values()
    return Score(sum(s.right for s in scores), sum(s.wrongly_read for s in scores), sum(s.not_read for s in scores))


def by_field(judged: Iterable[Judged]) -> dict[str, Score]:
    """The score of each field, in the order of the alphabet."""
    right: Counter[str] = Counter()
    wrongly_read: Counter[str] = Counter()
    not_read: Counter[str] = Counter()
    for one in judged:
        right.update(one.right)
        wrongly_read.update(wrong.field for wrong in one.wrong if wrong.got is not None)
        not_read.update(wrong.field for wrong in one.wrong if wrong.gold is not None)
    fields = sorted(right | wrongly_read | not_read)
    return {field: Score(right[field], wrongly_read[field], not_read[field]) for field in fields}


def visible(gold: Gold) -> dict[str, Value]:
    """The gold values that stand in the text: no reader can be asked for others."""
    view = _View(gold)
    return {field: value for field, value in values_of(gold.truth).items() if view.shows(field, value)}


class _View:
    """One text in the forms in which values are looked for."""

    def __init__(self, gold: Gold) -> None:
        self.loose = fold(gold.text)
        self.tight = _no_space(self.loose)
        self.letters = squeezed(gold.text)
        self.exact = _no_space(gold.text)
        self.in_words = bool(gold.truth.get("_accessed_in_words"))

    def shows(self, field: str, value: Value) -> bool:
        if not isinstance(value, str):
            return self._shows_names(value)
        if field in ("isbn", "issn"):
            return value in self.letters
        if field in ("doi", "url"):
            return value in self.exact.lower()
        if field == "accessed":
            return self._shows_day(value)
        if field in ("volume", "issue", "edition", "year"):
            return self._shows_word(value) or (field in ("edition", "year") and value in self.loose)
        return _no_space(value) in self.tight

    def _shows_names(self, people: Names) -> bool:
        return all(_no_space(part) in self.tight for person in people for part in person)

    def _shows_word(self, value: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", self.loose) is not None

    def _shows_day(self, value: str) -> bool:
        year, month, day = map(int, value.split("-"))
        notations = [value, f"{year}-{month}-{day}"]
        notations += [
            mark.join((first, second, str(year)))
            for mark in "./"
            for first, second in ((str(day), str(month)), (f"{day:02}", f"{month:02}"))
        ]
        return any(notation in self.exact for notation in notations) or (self.in_words and str(year) in self.exact)


def _no_space(text: str) -> str:
    return "".join(text.split())
