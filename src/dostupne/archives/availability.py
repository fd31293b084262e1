"""The Availability API (https://archive.org/help/wayback_api.php): address, day → the one capture it calls closest."""

from dostupne.archives.asking import Inquiry, end_of, get
from dostupne.archives.cdx import NoIndex
from dostupne.archives.indexes import copy_address
from dostupne.archives.spellings import sendable
from dostupne.model.copies import parse_stamp
from dostupne.model.snapshot import Capture


async def ask_availability(inquiry: Inquiry, url: str) -> list[Capture]:
    """The capture nearest to the day, if there is any. That there is none is no proof that the archive has none."""
    params = {"url": sendable(url)} | ({"timestamp": end_of(inquiry.near)} if inquiry.near else {})
    response = await get(inquiry, inquiry.addresses.availability_url, params)
    try:
        data = response.json()
    except ValueError as error:
        raise NoIndex(" ".join(response.text.split())[:120]) from error
    closest = _dig(data, "archived_snapshots", "closest")
    capture = _capture(inquiry, closest, url) if isinstance(closest, dict) else None
    return [capture] if capture else []


def _capture(inquiry: Inquiry, closest: dict[str, object], url: str) -> Capture | None:
    stamp, status = str(closest.get("timestamp", "")), str(closest.get("status", ""))
    at = parse_stamp(stamp)
    if at is None or closest.get("available") is False:
        return None
    given = str(closest.get("url", ""))
    original = given.partition(f"/{stamp}/")[2] or url
    copy = copy_address(inquiry.addresses.replay_url, stamp, original) or given
    return Capture(inquiry.name, original, at, copy, int(status) if status.isdecimal() else None)


def _dig(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
