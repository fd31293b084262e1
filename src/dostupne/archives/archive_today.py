"""archive.today (TimeMap and TimeGate): address, date → ArchiveAnswer.

It answers machines with captchas and has made no agreement for them: it is asked only where the settings say so.
It keeps pictures of pages, not their bytes.
"""

from dostupne.archives.by_addresses import find_at
from dostupne.contracts import Archive, ArchiveAddresses

_ADDRESSES = ArchiveAddresses(
    timemap_url="https://archive.today/timemap", timegate_url="https://archive.today/timegate"
)
_HOSTS = tuple(f"archive.{ending}" for ending in ("today", "ph", "is", "li", "vn", "fo", "md"))

ARCHIVE_TODAY = Archive(
    "archive-today", _ADDRESSES, _HOSTS, find_at("archive-today"), str, dict.fromkeys(_HOSTS, 2.0), by_default=False
)
