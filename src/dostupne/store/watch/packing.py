"""Probe ⇄ evidence: what equal answers have in common, in few bytes.

What differs from one look to the next though nothing has changed is no part of it: when the page was asked, how long it took,
which of a site's machines answered, and the headers in `_PASSING`. The digest of the page's text and its sketch stand
beside it, as many pages change a word every day. The page's text is not kept at all.
"""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from dostupne.model.dates import PartialDate
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe

_PASSING = frozenset({"content-length", "last-modified", "retry-after"})
"""Headers that tell of the answer's making; nothing that is kept is judged by them."""

_FORMAT = b"\x01"
"""The first byte of a packed body: the shape below and this dictionary. Another shape or dictionary is another byte, beside it."""

_DICTIONARY = (
    b'"failure_detail":"Name or service not known","failure":"dns-unknown""failure":"timeout-connect"'
    b'"failure":"connection-refused"[Errno 111] Connection refused"failure":"tls-untrusted""certificate_fault":"tls-expired"'
    b'"registered":true,"cached":true,"sibling":{"url":"http://www."is_shell":true,"has_fragment":true,"has_password_field":true'
    b'"authors":["published":[20"alternative_titles":["citation_title":"www-authenticate","cf-mitigated","challenge"'
    b'"link","<https://www..cz/wp-json/>; rel=\\"https://api.w.org/\\"","content-encoding","gzip"]'
    b'"server","Microsoft-IIS/10.0"]"server","LiteSpeed"]"server","Apache/2.4.62 (Debian)"]"server","cloudflare"]'
    b'"content-type","application/pdf"]"content-type","text/html; charset=windows-1250"]'
    b'"content-type","text/html; charset=iso-8859-1"]"content-type","text/html"]"content-type","text/html;charset=utf-8"]'
    b'},{"url":"https://www.","status":301,"location":"https://","status":302,"status":403,"status":410,"status":503,"status":404,'
    b'"page":{"title":"404 Not Found","heading":"Str\xc3\xa1nka nenalezena"}'
    b'"language":"en"}}"language":"cs-CZ","language":"cs"}}"canonical":"https://www.","site_name":"","og_title":"","heading":"'
    b'{"hops":[{"url":"","status":200,"headers":[["server","Apache"],["server","nginx"],["content-encoding","br"],'
    b'["content-type","text/html; charset=UTF-8"],["content-type","text/html; charset=utf-8"]]}],"page":{"title":"'
)
"""What answers are full of, the most usual last (https://www.zlib.net/manual.html#Advanced); the link's address comes behind it."""

_LEVEL = 9
_RAW = -15  # deflate without a header and a sum of its own: databases have theirs

_DIGEST = re.compile("[0-9a-f]{64}")
_SKETCH = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A packed body, with the digest and the sketch of the page's text as bytes (None where there are none)."""

    body: bytes
    digest: bytes | None = None
    sketch: bytes | None = None


def packed(probe: Probe, sketch: str, address: str) -> Evidence:
    """The evidence of a probe of the link of this address. Equal evidence has equal bytes."""
    shape = _probe_shape(probe, address)
    page = shape.get("page", {})
    digest = _bytes_of(_DIGEST, page.get("digest", ""))
    if digest:
        del page["digest"]
    short = _bytes_of(_SKETCH, sketch)
    if sketch and not short:
        shape["sketch"] = sketch
    text = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=_DICTIONARY + _key(address))
    return Evidence(_FORMAT + deflater.compress(text) + deflater.flush(), digest, short)


def unpacked(evidence: Evidence, address: str, asked_at: datetime, ms: int | None) -> tuple[Probe, str]:
    """The probe and the sketch that `packed` was given, without what it leaves out; the time it took stands at the last hop.

    Raises `ValueError` for what is not packed so.
    """
    if evidence.body[:1] != _FORMAT:
        raise ValueError("evidence that a newer version packed")
    inflater = zlib.decompressobj(_RAW, zdict=_DICTIONARY + _key(address))
    shape = json.loads(inflater.decompress(evidence.body[1:]).decode("utf-8", "surrogatepass"))
    sketch = shape.pop("sketch", "") or _hex(evidence.sketch)
    probe = _probe(shape, address, asked_at)
    if evidence.digest is not None and probe.page is not None:
        probe = replace(probe, page=replace(probe.page, digest=evidence.digest.hex()))
    return _timed(probe, ms), sketch


def milliseconds(probe: Probe) -> int | None:
    """How long all its hops took together; None where none was measured."""
    seconds = [hop.seconds for hop in probe.hops if hop.seconds is not None]
    return round(1000 * sum(seconds)) if seconds else None


def _timed(probe: Probe, ms: int | None) -> Probe:
    if ms is None or not probe.hops:
        return probe
    return replace(probe, hops=(*probe.hops[:-1], replace(probe.hops[-1], seconds=ms / 1000)))


def _key(address: str) -> bytes:
    return address.encode("utf-8", "surrogatepass")


def _bytes_of(shape: re.Pattern[str], text: str) -> bytes | None:
    return bytes.fromhex(text) if shape.fullmatch(text) else None


def _hex(data: bytes | None) -> str:
    return data.hex() if data is not None else ""


def _told(value: Any, left_out: frozenset[str]) -> dict[str, Any]:
    """The fields that are not as they are by default."""
    found, kind = {}, value.__class__
    for name, default in _defaults(kind):
        content = getattr(value, name)
        if name not in left_out and content != default:
            found[name] = content
    return found


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


_NOT_OF_PROBES = frozenset({"asked_at", "hops", "headers", "page", "sibling"})
_NOT_OF_HOPS = frozenset({"seconds", "address", "headers"})
_NOT_OF_PAGES = frozenset({"text", "published"})


def _probe_shape(probe: Probe, address: str) -> dict[str, Any]:
    shape = _told(probe, _NOT_OF_PROBES)
    if probe.url == address:
        del shape["url"]
    shape["hops"] = [_hop_shape(hop) for hop in probe.hops]
    headers = _lasting(probe.headers)
    if headers != (_lasting(probe.hops[-1].headers) if probe.hops else []):
        shape["headers"] = headers
    if probe.page is not None:
        shape["page"] = _page_shape(probe.page)
    if probe.sibling is not None:
        shape["sibling"] = _probe_shape(probe.sibling, address)
    return shape


def _hop_shape(hop: Hop) -> dict[str, Any]:
    headers = _lasting(hop.headers)
    return _told(hop, _NOT_OF_HOPS) | ({"headers": headers} if headers else {})


def _page_shape(page: PageFacts) -> dict[str, Any]:
    date = page.published
    shown = {} if date is None else {"published": [date.year, date.month, date.day, date.season, date.approximate]}
    return _told(page, _NOT_OF_PAGES) | shown


def _lasting(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    # In one order: machines of one site send them in several.
    return sorted(pair for pair in headers if pair[0] not in _PASSING)


def _probe(shape: dict[str, Any], address: str, asked_at: datetime) -> Probe:
    hops = tuple(Hop(**(hop | {"headers": _pairs(hop)})) for hop in shape["hops"])
    read = {
        "url": shape.get("url", address),
        "asked_at": asked_at,
        "hops": hops,
        "headers": _pairs(shape) if "headers" in shape else (hops[-1].headers if hops else ()),
        "page": _page(shape["page"]) if "page" in shape else None,
        "sibling": _probe(shape["sibling"], address, asked_at) if "sibling" in shape else None,
    }
    for name in ("failure", "certificate_fault"):
        read[name] = Failure(shape[name]) if name in shape else None
    return Probe(**(shape | read))


def _page(shape: dict[str, Any]) -> PageFacts:
    read: dict[str, Any] = {name: tuple(shape[name]) for name in ("alternative_titles", "authors") if name in shape}
    if "published" in shape:
        year, month, day, season, approximate = shape["published"]
        read["published"] = PartialDate(year, month, day, season=season, approximate=approximate)
    return PageFacts(**(shape | read))


def _pairs(shape: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in shape.get("headers", ()))
