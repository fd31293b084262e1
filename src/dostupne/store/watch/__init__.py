"""The store of what is watched: bibliographies, links, what was seen of them, and who was told. SQLite or PostgreSQL."""

from dostupne.store.watch.store import WatchStore

__all__ = ["WatchStore"]
