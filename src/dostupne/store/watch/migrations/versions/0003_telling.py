"""0003: who was told what, and runs that hold the links they ask."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From 0002."""
    op.create_table(
        "run",
        sa.Column("id", _ID, nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("pid", _ID, nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("newest", sa.BigInteger()),
        sa.Column("probes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("token", name="uq_run_token"),
    )
    op.add_column("probe", sa.Column("run_id", _ID))
    op.add_column("link", sa.Column("leased_by", _ID))
    op.add_column("link", sa.Column("leased_until", sa.BigInteger()))
    leased = sa.text("leased_by IS NOT NULL")
    op.create_index("ix_link_leased_by", "link", ["leased_by"], postgresql_where=leased, sqlite_where=leased)
    # What is due is now what is due and held by nobody.
    op.drop_index("ix_link_due_at", "link")
    due, columns = sa.text("due_at IS NOT NULL"), ["due_at", "leased_until"]
    op.create_index("ix_link_due_at_leased_until", "link", columns, postgresql_where=due, sqlite_where=due)
    _make_telling()
    # What a link's state is in the words of news follows from its history, which is judged anew.
    op.execute("DELETE FROM meta WHERE key = 'judged-by'")


def _make_telling() -> None:
    op.add_column("bibliography", sa.Column("notify", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("link", sa.Column("state", sa.Text(), nullable=False, server_default=""))
    _make_pairs("told", sa.Column("state", sa.Text(), nullable=False))
    _make_pairs("untold")
    op.create_table(
        "digest",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bibliography_id", _ID, nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
        sa.ForeignKeyConstraint(["bibliography_id"], ["bibliography.id"], name="fk_digest_bibliography_id"),
    )
    op.create_index("ix_digest_bibliography_id", "digest", ["bibliography_id"])
    op.create_table(
        "delivery",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger()),
        sa.Column("sent_at", sa.BigInteger()),
        sa.Column("tried_at", sa.BigInteger()),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("leased_by", _ID),
        sa.Column("leased_until", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.ForeignKeyConstraint(["digest_id"], ["digest.id"], name="fk_delivery_digest_id"),
        sa.UniqueConstraint("digest_id", "target", name="uq_delivery_digest_id_target"),
    )
    op.create_index("ix_delivery_next_at", "delivery", ["next_at"])
    leased = sa.text("leased_by IS NOT NULL")
    op.create_index("ix_delivery_leased_by", "delivery", ["leased_by"], postgresql_where=leased, sqlite_where=leased)


def _make_pairs(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("bibliography_id", _ID, nullable=False),
        sa.Column("link_id", _ID, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("bibliography_id", "link_id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["bibliography_id"], ["bibliography.id"], name=f"fk_{name}_bibliography_id"),
        sa.ForeignKeyConstraint(["link_id"], ["link.id"], name=f"fk_{name}_link_id"),
        sqlite_with_rowid=False,
    )
