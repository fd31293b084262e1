"""A row of a dump → its values. The same function for every kind would hide what each must have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dostupne.errors import UnreadableSource
from dostupne.model.watching import Bibliography, Citation, Condition, Copies, Digest, Event, EventKind, Sighting
from dostupne.store.probes import probe_of
from dostupne.store.watch.dumping import FORMAT
from dostupne.store.watch.wording import condition_of, copies_of, verdict_of

Shape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Header:
    """The first row."""

    judged_by: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link with its history."""

    url: str
    added_at: datetime
    due_at: datetime | None
    condition: Condition
    state: str
    copies: Copies | None
    sightings: tuple[Sighting, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation of the link of an address, in a bibliography of this name."""

    bibliography: str
    link: str
    citation: Citation
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What the readers of a bibliography know of a link."""

    bibliography: str
    link: str
    state: str


@dataclass(frozen=True, slots=True)
class DigestRow:
    """A digest and its deliveries, these as rows of their table."""

    digest: Digest
    deliveries: tuple[Mapping[str, Any], ...]


Parsed = Header | Bibliography | LinkRow | CitationRow | ToldRow | DigestRow


def parsed(shape: object, number: int) -> Parsed:
    """The values of a row, the number of which is shown in messages. Raises `UnreadableSource` for what is none."""
    kind = shape.get("kind") if isinstance(shape, dict) else None
    read = _KINDS.get(str(kind))
    if read is None or not isinstance(shape, dict):
        raise UnreadableSource(f"row {number} is none of an export of `dostupne watch`")
    try:
        return read(shape)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableSource(
            f"row {number} ({kind}) is not as `dostupne watch export` writes it: {error!r}"
        ) from error


def _header(shape: Shape) -> Header:
    if shape["format"] != FORMAT:
        raise UnreadableSource(
            f"the export is of another format ({shape['format']}, this version knows {FORMAT}): bring dostupne up to date"
        )
    return Header(_text(shape["judged_by"]))


def _bibliography(shape: Shape) -> Bibliography:
    return Bibliography(
        name=_text(shape["name"]),
        source=_text(shape["source"]),
        added_at=_time(shape["added_at"]),
        every=None if shape["every"] is None else timedelta(seconds=shape["every"]),
        tags=tuple(map(_text, shape["tags"])),
        notify=tuple(map(_text, shape["notify"])),
        content=_text(shape["content"]),
        read_at=_moment(shape["read_at"]),
        fault=_text(shape["fault"]),
    )


def _link(shape: Shape) -> LinkRow:
    asked_at = _moment(shape["copies_asked_at"])
    return LinkRow(
        url=_text(shape["url"]),
        added_at=_time(shape["added_at"]),
        due_at=_moment(shape["due_at"]),
        condition=condition_of(shape["condition"]),
        state=_text(shape["state"]),
        copies=None if asked_at is None else copies_of(shape["copies"], asked_at),
        sightings=tuple(map(_sighting, shape["sightings"])),
        events=tuple(map(_event, shape["events"])),
    )


def _sighting(shape: Shape) -> Sighting:
    offline = bool(shape["offline"])
    return Sighting(probe_of(shape["probe"]), verdict_of(shape["verdict"]), _text(shape["sketch"]), offline)


def _event(shape: Shape) -> Event:
    return Event(EventKind(shape["kind"]), _time(shape["at"]), _text(shape["detail"]))


def _citation(shape: Shape) -> CitationRow:
    url, key, item = (_text(shape[name]) for name in ("url", "key", "item"))
    citation = Citation(url, key, item, _moment(shape["retired_at"]))
    return CitationRow(_text(shape["bibliography"]), _text(shape["link"]), citation, _time(shape["first_seen"]))


def _told(shape: Shape) -> ToldRow:
    return ToldRow(*(_text(shape[name]) for name in ("bibliography", "link", "state")))


def _digest(shape: Shape) -> DigestRow:
    head, name, subject, text = (_text(shape[part]) for part in ("id", "bibliography", "subject", "text"))
    digest = Digest(head, name, _time(shape["made_at"]), subject, text)
    return DigestRow(digest, tuple(_delivery(one) for one in shape["deliveries"]))


def _delivery(shape: Shape) -> dict[str, Any]:
    times = {name: _moment(shape[name]) for name in ("next_at", "sent_at", "tried_at")}
    return {"target": _text(shape["target"]), "tries": int(shape["tries"]), "fault": _text(shape["fault"]), **times}


_KINDS: Mapping[str, Callable[[Shape], Parsed]] = {
    "store": _header,
    "bibliography": _bibliography,
    "link": _link,
    "citation": _citation,
    "told": _told,
    "digest": _digest,
}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _time(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(f"{value} is of no time zone")
    return found


def _moment(value: str | None) -> datetime | None:
    return None if value is None else _time(value)
