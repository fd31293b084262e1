"""Which form a list keeps to, and which of its references are of another.

The standard leaves the form free and wants it to be one (ISO 690:2010, 4.6): so a form that many styles print is let pass where the
whole list has it, and told of where the list has several.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import Span, graded, to_printed

ENOUGH = 3
"""So many references of one form make a custom of the list."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a reference has something in, and where."""

    reference: Reference
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Odd:
    """A form that is not the one to be kept to: that is `kept`, of `count` references in the list.

    `alone` says that the list is of one form, and the edition that the user named has another.
    """

    form: Form
    kept: str
    count: int
    alone: bool = False

    def objection(self, message: str = "", field: str = "", **arguments: str | int) -> Objection:
        """The objection to it; as `info` where only the edition that the user named is against it."""
        told = to_printed(
            self.form.reference,
            self.form.span,
            message=message,
            field=field,
            form=self.form.name,
            kept=self.kept,
            count=self.count,
            **arguments,
        )
        return graded(told, Severity.INFO) if self.alone else told


def odd_forms(
    listed: ReferenceList, forms: Iterable[Form], own: Sequence[str], tolerated: Sequence[str] = ()
) -> Iterator[Odd]:
    """The forms that are not to be kept to, in the order of the list.

    `own` are the edition's forms, the first is what is proposed where the list has none of them; `tolerated` are others that pass
    where at least `ENOUGH` references have them and they are the most usual. All others never pass.
    """
    forms = tuple(forms)
    counts = Counter(form.name for form in forms)
    kept = kept_form(counts, own, tolerated)
    for form in forms:
        if form.name != kept:
            yield Odd(form, kept, counts[kept])
        elif listed.named and form.name not in own:
            yield Odd(form, own[0], 0, alone=True)


def kept_form(counts: Counter[str], own: Sequence[str], tolerated: Sequence[str]) -> str:
    """The most usual of the forms that may be kept to; of two alike the edition's own, in the order given."""
    may = [name for name in own if counts[name]]
    may += [name for name in tolerated if counts[name] >= ENOUGH]
    return max(may, key=lambda name: counts[name], default=own[0])
