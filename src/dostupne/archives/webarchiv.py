"""The Czech Webarchiv of the National Library (https://www.webarchiv.cz/): address, date → ArchiveAnswer.

It runs pywb (https://github.com/WebarchivCZ/pywb); that its index is open to all is expected and has not been seen, so
TimeMap and TimeGate are there to fall back on. Most of its copies may be read in the library only.
"""

from dostupne.archives.by_addresses import find_at
from dostupne.archives.copies import as_captured
from dostupne.contracts import Archive, ArchiveAddresses

_ADDRESSES = ArchiveAddresses(
    cdx_url="https://wayback.webarchiv.cz/wayback/cdx",
    replay_url="https://wayback.webarchiv.cz/wayback",
    timemap_url="https://wayback.webarchiv.cz/wayback/timemap/link",
    timegate_url="https://wayback.webarchiv.cz/wayback",
)
_HOST = "wayback.webarchiv.cz"

WEBARCHIV = Archive("webarchiv", _ADDRESSES, (_HOST,), find_at("webarchiv"), as_captured, {_HOST: 1.0})
