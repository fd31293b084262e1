"""Web archives: an address and a date → captures, one file an archive."""

from dostupne.archives.wayback import WAYBACK
from dostupne.contracts import Archive

ARCHIVES: tuple[Archive, ...] = (WAYBACK,)
"""All archives we know, in the order they are asked."""
