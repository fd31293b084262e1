"""Web archives: an address and a date → captures, one file an archive."""

from dostupne.archives.archive_today import ARCHIVE_TODAY
from dostupne.archives.arquivo import ARQUIVO
from dostupne.archives.common_crawl import COMMON_CRAWL
from dostupne.archives.ukwa import UKWA
from dostupne.archives.wayback import WAYBACK
from dostupne.archives.webarchiv import WEBARCHIV
from dostupne.contracts import Archive

ARCHIVES: tuple[Archive, ...] = (WAYBACK, WEBARCHIV, ARQUIVO, UKWA, ARCHIVE_TODAY, COMMON_CRAWL)
"""All archives we know, in the order they are asked."""
