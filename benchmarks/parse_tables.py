"""Judged references → the tables of issue 3, in Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.scoring import Judged, by_field, total


@dataclass(frozen=True, slots=True)
class Goal:
    """What a group of sets has to reach, and what others reach on it: F1 / whole, from issue 3."""

    group: str
    wanted: str = ""
    anystyle: str = ""
    retrained: str = ""
    expressions: str = ""


RENDERED = Goal("rendered by clean styles", ".985 / 90 %", ".64–.76 / 1–30 %", ".86–.88 / 41–54 %", ".83–.90 / 16–58 %")
A4 = Goal("through an A4 PDF", ".96 / 80 %", ".59–.64 / 4–18 %", ".80 / 38 %", ".82–.85 / 33–45 %")
WILD = Goal("real references", ".95 / 70 %", ".60–.63 / 6–15 %", "–", ".68–.87 / 16–53 %")
HELD_OUT = Goal("held out: other works, other styles", ".985 / 90 %")
WRAPPED = Goal("held out, lines cut", ".96 / 80 %")
HAND_WRITTEN = Goal("held out, written by hand", ".95 / 70 %")

_SIGNS = (("a4pdf", A4), ("wild", WILD), ("hand_written", HAND_WRITTEN), ("wrapped", WRAPPED), ("held-", HELD_OUT))


def goal_of(name: str) -> Goal:
    """The group of a set, told by its name; whatever has no sign of another was printed by a clean style."""
    return next((goal for sign, goal in _SIGNS if sign in name), RENDERED)


def set_table(sets: Iterable[tuple[str, Sequence[Judged]]]) -> str:
    """One row a set: references, F1, whole, and the figures to compare with."""
    rows = [
        ("set", "n", "F1", "whole", "to reach", "AnyStyle 1.6", "retrained", "90 expressions"),
        ("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:"),
    ]
    for name, judged in sets:
        goal = goal_of(name)
        whole = sum(one.whole for one in judged) / len(judged)
        measured = (name, str(len(judged)), f"**{total(judged).f1:.3f}**", f"**{100 * whole:.1f} %**")
        rows.append((*measured, goal.wanted, goal.anystyle, goal.retrained, goal.expressions))
    return "\n".join(map(_row, rows))


def field_table(groups: Mapping[str, Sequence[Judged]]) -> str:
    """A table a group: precision, recall, F1 and support of each field."""
    return "".join(_fields_of(name, judged) for name, judged in groups.items())


def _fields_of(name: str, judged: Sequence[Judged]) -> str:
    rows: list[tuple[str, ...]] = [
        ("field", "precision", "recall", "F1", "support"),
        ("---", "--:", "--:", "--:", "--:"),
    ]
    for field, score in (*by_field(judged).items(), ("all", total(judged))):
        shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
        rows.append((field, *shares, str(score.support)))
    return "\n".join(["", "", f"## Fields, {name}", "", *map(_row, rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
