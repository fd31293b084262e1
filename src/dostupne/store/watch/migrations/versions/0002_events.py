"""0002: what happened to links, and the archived copies to offer of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From 0001."""
    op.create_table(
        "event",
        sa.Column("link_id", _ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("link_id", "at", "kind", name="pk_event"),
        sa.ForeignKeyConstraint(["link_id"], ["link.id"], name="fk_event_link_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_at", "event", ["at"])
    op.add_column("link", sa.Column("copies", sa.Text()))
    op.add_column("link", sa.Column("copies_asked_at", sa.BigInteger()))
    # There are no events of what was seen before: history is judged anew.
    op.execute("DELETE FROM meta WHERE key = 'judged-by'")
