"""Arquivo.pt, the Portuguese web archive (https://github.com/arquivo/pwa-technologies/wiki/APIs): address, date → ArchiveAnswer.

It answers 250 requests to the index and 400 to copies a minute and shuts out for good who persistently asks more.
"""

from dostupne.archives import copies
from dostupne.archives.by_addresses import find_at
from dostupne.contracts import Archive, ArchiveAddresses

_ADDRESSES = ArchiveAddresses(
    cdx_url="https://arquivo.pt/wayback/cdx",
    replay_url="https://arquivo.pt/wayback",
    timemap_url="https://arquivo.pt/wayback/timemap/link",
    timegate_url="https://arquivo.pt/wayback",
)
_FRAMED, _BARE = "https://arquivo.pt/wayback/", "https://arquivo.pt/noFrame/replay/"


def as_captured(copy: str) -> str:
    """Its copies stand in a frame; the bytes themselves are given beside."""
    return copies.as_captured(_BARE + copy.removeprefix(_FRAMED) if copy.startswith(_FRAMED) else copy)


ARQUIVO = Archive("arquivo", _ADDRESSES, ("arquivo.pt",), find_at("arquivo"), as_captured, {"arquivo.pt": 0.5})
