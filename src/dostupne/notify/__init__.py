"""Who tells people: one file a way to send a digest."""

from dostupne.contracts import Notifier
from dostupne.notify.apprise import APPRISE

NOTIFIERS: tuple[Notifier, ...] = (APPRISE,)
"""In the order in which they are offered an address."""
