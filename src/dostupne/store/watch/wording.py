"""Condition, copies, verdict ⇄ the JSON values that rows hold; fields that are as by default are left out."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Appearance, Condition, Copies, Event, EventKind, Phase
from dostupne.store.watch.columns import microseconds, moment

_TIMES = (
    "since",
    "asked_at",
    "alive_at",
    "failed_at",
    "counted_at",
    "declared_at",
    "changed_at",
    "moved_at",
    "blocked_at",
)
_APPEARANCES = ("first", "now")
_UNKNOWN = Condition()
_SAME = "same"


def condition_shape(condition: Condition) -> dict[str, Any] | None:
    """A JSON object; None for the condition of what was never asked. A page that is as at first is not written twice."""
    shape = _told(condition, _UNKNOWN)
    for name in _TIMES:
        if name in shape:
            shape[name] = microseconds(shape[name])
    if "verdict" in shape:
        shape["verdict"] = verdict_shape(shape["verdict"])
    for name in _APPEARANCES:
        if name in shape:
            shape[name] = _told(shape[name], Appearance())
    if condition.first is not None and condition.first == condition.now:
        shape["now"] = _SAME
    return shape or None


def condition_of(shape: Mapping[str, Any] | None) -> Condition:
    """What `condition_shape` was given."""
    if not shape:
        return _UNKNOWN
    found = dict(shape)
    for name in _TIMES:
        if name in found:
            found[name] = moment(found[name])
    if "verdict" in found:
        found["verdict"] = verdict_of(found["verdict"])
    if found.get("now") == _SAME:
        found["now"] = found["first"]
    for name in _APPEARANCES:
        if name in found:
            found[name] = Appearance(**found[name])
    return Condition(**(found | {"phase": Phase(found.get("phase", Phase.UNKNOWN))}))


def verdict_shape(verdict: Verdict) -> dict[str, Any]:
    """A JSON object."""
    return _told(verdict, Verdict(verdict.standing, "")) | {"standing": verdict.standing, "reason": verdict.reason}


def verdict_of(shape: Mapping[str, Any]) -> Verdict:
    """What `verdict_shape` was given."""
    read = {"standing": Standing(shape["standing"]), "notes": tuple(shape.get("notes", ()))}
    return Verdict(**(dict(shape) | read))


def snapshots_shape(copies: Copies) -> list[dict[str, Any]]:
    """A JSON list of the copies, best first."""
    return [_snapshot_shape(snapshot) for snapshot in copies.snapshots]


def copies_of(shape: list[dict[str, Any]], asked_at: datetime) -> Copies:
    """What `snapshots_shape` was given, with the time."""
    return Copies(asked_at, tuple(map(_snapshot, shape)))


def event_shape(event: Event) -> dict[str, Any]:
    """A JSON object."""
    return {"kind": event.kind, "at": microseconds(event.at), "detail": event.detail}


def event_of(shape: Mapping[str, Any]) -> Event:
    """What `event_shape` was given."""
    return Event(EventKind(shape["kind"]), moment(shape["at"]), shape["detail"])


def _snapshot_shape(snapshot: Snapshot) -> dict[str, Any]:
    capture = snapshot.capture
    plain = replace(capture, status=None, mimetype="", public=True, digest="")
    kept = {name: getattr(capture, name) for name in ("archive", "original", "url")}
    shape = _told(capture, plain) | kept | {"at": microseconds(capture.at)}
    return {"capture": shape, "distance_days": snapshot.distance_days, "match": snapshot.match}


def _snapshot(shape: Mapping[str, Any]) -> Snapshot:
    capture = shape["capture"]
    return Snapshot(Capture(**(capture | {"at": moment(capture["at"])})), shape["distance_days"], shape["match"])


def _told(value: Any, plain: Any) -> dict[str, Any]:
    """The fields that are not as in `plain`."""
    return {
        name: content for name in _names(value.__class__) if (content := getattr(value, name)) != getattr(plain, name)
    }


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
