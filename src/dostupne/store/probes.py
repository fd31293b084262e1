"""Probe ⇄ JSON, nothing lost: the text of its page too, so that it can be judged anew."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from dostupne.model.dates import PartialDate
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe


def encoded(probe: Probe) -> bytes:
    """The probe as a JSON object in UTF-8, keys as its fields; half characters, which damaged pages have, stay as they are."""
    return json.dumps(asdict(probe), default=datetime.isoformat, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> Probe:
    """The probe that `encoded` was given. Raises `ValueError`, `KeyError` or `TypeError` for anything else."""
    return probe_of(json.loads(data))


def probe_of(fields: dict[str, Any]) -> Probe:
    """The same from the JSON object."""
    read = {
        "asked_at": datetime.fromisoformat(fields["asked_at"]),
        "hops": tuple(Hop(**(hop | {"headers": _pairs(hop["headers"])})) for hop in fields["hops"]),
        "failure": _failure(fields["failure"]),
        "headers": _pairs(fields["headers"]),
        "page": _page(fields["page"]) if fields["page"] else None,
        "certificate_fault": _failure(fields["certificate_fault"]),
        "sibling": probe_of(fields["sibling"]) if fields["sibling"] else None,
    }
    return Probe(**(fields | read))


def _page(fields: dict[str, Any]) -> PageFacts:
    read = {
        "alternative_titles": tuple(fields["alternative_titles"]),
        "authors": tuple(fields["authors"]),
        "published": PartialDate(**fields["published"]) if fields["published"] else None,
    }
    return PageFacts(**(fields | read))


def _pairs(headers: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pair) for pair in headers)


def _failure(code: str | None) -> Failure | None:
    return Failure(code) if code else None
