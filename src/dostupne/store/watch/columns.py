"""Values of ours ⇄ columns that SQLite and PostgreSQL both take: times, intervals, texts of any characters, JSON."""

# ruff: noqa: ARG002 (SQLAlchemy hands every type the dialect)

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# Damaged addresses hold halves of characters, and pages NUL: PostgreSQL's texts take neither
# (https://www.postgresql.org/docs/current/datatype-character.html), SQLite's no halves.
_REFUSED = re.compile("[\\\\\0\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|\\)")
_HALF = re.compile("[\ud800-\udfff]")

Id = BigInteger().with_variant(Integer(), "sqlite")
"""Of a row. In SQLite the word must be INTEGER, so that it is the row's own number (https://www.sqlite.org/rowidtable.html)."""


def microseconds(when: datetime) -> int:
    """Since the beginning of 1970 UTC."""
    return (when - _EPOCH) // _MICROSECOND


def moment(count: int) -> datetime:
    """The time so many microseconds after the beginning of 1970, UTC."""
    return _EPOCH + timedelta(microseconds=count)


def escaped(text: str) -> str:
    """The text as every database takes it; what none takes is written as `\\u` and four digits, a backslash is doubled."""
    return _REFUSED.sub(_escape, text)


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return _ESCAPED.sub(_unescape, text) if "\\" in text else text


def json_text(value: object) -> str:
    """Compact JSON that every database takes: NUL and halves of characters are escapes in it."""
    return _HALF.sub(_escape, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _escape(found: re.Match[str]) -> str:
    return "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}"


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else "\\"


class Moment(TypeDecorator[datetime]):
    """A time, as microseconds since 1970 (UTC): whole numbers are compared alike everywhere, and know no time zones."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Into the database."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Out of it."""
        return None if value is None else moment(value)


class Span(TypeDecorator[timedelta]):
    """An interval, as microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """Into the database."""
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        """Out of it."""
        return None if value is None else timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """A text of any characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Into the database."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Out of it."""
        return None if value is None else unescaped(value)


class Json(TypeDecorator[Any]):
    """JSON as text: PostgreSQL's own type for it refuses `\\u0000`, and nothing is searched inside."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Into the database."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Out of it."""
        return None if value is None else json.loads(value)
