"""The command as a user runs it, and the stores it is run on: SQLite, and a PostgreSQL where there is one."""

from tests.cli.test_commands import dostupne
from tests.store.conftest import database, postgres, template, url

__all__ = ["database", "dostupne", "postgres", "template", "url"]
