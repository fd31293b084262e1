"""The stores that telling is tested on: those of the store's own tests, SQLite and PostgreSQL."""

from tests.store.conftest import database, postgres, template, url

__all__ = ["database", "postgres", "template", "url"]
