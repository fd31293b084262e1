"""Which form a list keeps to."""

from collections import Counter
from datetime import date

import pytest

from dostupne.app.validate import list_of_lines
from dostupne.model.finding import Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, kept_form, odd_forms


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ({}, "own"),
        ({"own": 1, "other": 1}, "own"),
        ({"own": 1, "other": 2}, "own"),
        ({"own": 1, "other": 3}, "other"),
        ({"other": 3}, "other"),
        ({"other": 2}, "own"),
        ({"never": 9}, "own"),
        ({"second": 2, "own": 1}, "second"),
    ],
)
def test_kept_form(counts: dict[str, int], kept: str) -> None:
    """A custom needs three; of the edition's own forms the most usual is kept; what is neither never is."""
    assert kept_form(Counter(counts), ("own", "second"), ("other",)) == kept


def _list(count: int, *, named: bool) -> ReferenceList:
    lines = [f"NOVÁK, Jan. Kniha {number}. Praha: Academia, 2013." for number in range(count)]
    listed = list_of_lines(lines, "list", date(2026, 1, 1))
    return ReferenceList(source="list", edition=listed.edition, today=listed.today, printed=listed.printed, named=named)


def test_a_custom_is_let_pass_unless_the_edition_was_named() -> None:
    """A list that has a tolerated form throughout is told of as information, and only to who named the edition."""
    for named, told in ((False, 0), (True, 3)):
        listed = _list(3, named=named)
        forms = [Form(reference, "other", (0, 1)) for reference in listed.printed]
        odd = list(odd_forms(listed, forms, ("own",), ("other",)))
        assert len(odd) == told
        assert all(one.objection().severity is Severity.INFO for one in odd)


def test_the_odd_one_has_the_severity_of_its_rule() -> None:
    """Where the list is mixed the rule says how bad it is."""
    listed = _list(4, named=False)
    forms = [Form(one, "other" if place else "own", (0, 1)) for place, one in enumerate(listed.printed)]
    (odd,) = odd_forms(listed, forms, ("own",), ("other",))
    assert (odd.form.name, odd.kept, odd.count) == ("own", "other", 3)
    assert odd.objection().severity is None
