"""Settings → the store of what is watched."""

from dostupne.app.watch.settings import WatchSettings
from dostupne.store.watch.store import WatchStore


def opened(settings: WatchSettings) -> WatchStore:
    """The store that the settings name, else the one in the user's data folder. Raises what `WatchStore.opened` raises."""
    store = WatchStore.opened(settings.database or None)
    store.usual = settings.policy.alive
    return store
