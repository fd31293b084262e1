"""0001: bibliographies, the links they cite, and what was seen of these."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From nothing."""
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "bibliography",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("every", sa.BigInteger()),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("read_at", sa.BigInteger()),
        sa.Column("tried_at", sa.BigInteger()),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bibliography"),
        sa.UniqueConstraint("name", name="uq_bibliography_name"),
    )
    op.create_table(
        "link",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("condition", sa.Text()),
        sa.Column("asked_at", sa.BigInteger()),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("evidence_id", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_link"),
        sa.UniqueConstraint("digest", name="uq_link_digest"),
    )
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_link_due_at", "link", ["due_at"], postgresql_where=due, sqlite_where=due)
    _make_citations()
    _make_probes()


def _make_citations() -> None:
    op.create_table(
        "citation",
        sa.Column("id", _ID, nullable=False),
        sa.Column("bibliography_id", _ID, nullable=False),
        sa.Column("link_id", _ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_citation"),
        sa.ForeignKeyConstraint(["bibliography_id"], ["bibliography.id"], name="fk_citation_bibliography_id"),
        sa.ForeignKeyConstraint(["link_id"], ["link.id"], name="fk_citation_link_id"),
    )
    op.create_index("ix_citation_link_id", "citation", ["link_id"])
    cited = ["bibliography_id", "link_id", "retired_at"]
    op.create_index("ix_citation_bibliography_id_link_id_retired_at", "citation", cited)


def _make_probes() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", _ID, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary()),
        sa.Column("sketch", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
    )
    op.create_table(
        "probe",
        sa.Column("link_id", _ID, nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("evidence_id", _ID, nullable=False),
        sa.Column("ms", sa.Integer()),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.Column("match", sa.Float(53)),
        sa.Column("successor", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.LargeBinary()),
        sa.Column("sketch", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("link_id", "asked_at", name="pk_probe"),
        sa.ForeignKeyConstraint(["link_id"], ["link.id"], name="fk_probe_link_id"),
        sqlite_with_rowid=False,
    )
