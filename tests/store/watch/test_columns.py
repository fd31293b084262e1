"""Texts, times and JSON of any content pass through both databases."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from dostupne.store.watch import WatchStore
from dostupne.store.watch.columns import escaped, json_text, microseconds, moment, unescaped
from dostupne.store.watch.tables import META
from tests.store.watch.values import ODD

_ANY = st.text(st.characters())
"""Halves of characters too, which `st.text()` alone leaves out."""


@given(_ANY)
def test_any_text_comes_back(text: str) -> None:
    safe = escaped(text)
    assert unescaped(safe) == text
    assert "\0" not in safe
    safe.encode("utf-8")


@given(_ANY, _ANY)
def test_other_texts_stay_other(one: str, other: str) -> None:
    assert (escaped(one) == escaped(other)) == (one == other)


@given(st.dictionaries(_ANY, _ANY))
def test_json_has_no_letter_that_a_database_refuses(value: dict[str, str]) -> None:
    text = json_text(value)
    assert "\0" not in text
    text.encode("utf-8")


@given(st.datetimes(timezones=st.timezones()))
def test_times_are_kept_to_the_microsecond(when: datetime) -> None:
    assert moment(microseconds(when)) == when.astimezone(UTC)


def test_hours_that_come_twice_are_two() -> None:
    """Summer time ends: 2:30 in Prague is 0:30 and 1:30 UTC."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert microseconds(first + timedelta(hours=1)) - microseconds(first) == 3_600_000_000


def test_the_database_gives_back_what_it_took(store: WatchStore) -> None:
    texts = [ODD, "", "\\", "\\u0000", "\0", "ě\U0001f600", "x" * 100_000]
    store.database.write(
        lambda c: c.execute(insert(META), [{"key": str(at), "value": text} for at, text in enumerate(texts)])
    )
    rows = store.database.read(lambda c: c.execute(select(META.c.key, META.c.value)).all())
    assert {int(row.key): row.value for row in rows} == dict(enumerate(texts))
