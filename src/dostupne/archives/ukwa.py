"""The UK Web Archive (https://www.webarchive.org.uk/): address, date → ArchiveAnswer.

A pywb. Copies that may be read in the legal deposit libraries only are answered with 451.
"""

from dostupne.archives.by_addresses import find_at
from dostupne.archives.copies import as_captured
from dostupne.contracts import Archive, ArchiveAddresses

_BASE = "https://www.webarchive.org.uk/wayback/archive"
_ADDRESSES = ArchiveAddresses(
    cdx_url=f"{_BASE}/cdx", replay_url=_BASE, timemap_url=f"{_BASE}/timemap/link", timegate_url=_BASE
)
_HOST = "www.webarchive.org.uk"

UKWA = Archive("ukwa", _ADDRESSES, (_HOST,), find_at("ukwa"), as_captured, {_HOST: 1.0}, by_default=False)
