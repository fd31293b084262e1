"""A schema of any age → the schema of a revision, in the transaction of the connection that is handed in."""

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

VERSION_TABLE = "watch_version"
"""Not Alembic's usual name: a database on a server may hold another program's tables too."""


def upgrade(connection: Connection, revision: str) -> None:
    """Runs the scripts of all revisions up to this one that were not run yet, and notes each. Commits nothing."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "transactional_ddl": True})
    missing = list(scripts.iterate_revisions(revision, context.get_current_revision() or "base"))
    with Operations.context(context):
        for script in reversed(missing):
            script.module.upgrade()
            context.stamp(scripts, script.revision)
