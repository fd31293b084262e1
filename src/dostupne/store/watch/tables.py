"""The tables of what is watched. They change by a migration alone (`migrations/versions`): a test holds the two together."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from dostupne.store.watch.columns import Id, Json, Moment, Span, Words

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

META = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Words, nullable=False),
)
"""What is known of the store itself: the policy that its history was judged by."""

BIBLIOGRAPHY = Table(
    "bibliography",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    Column("source", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("every", Span),
    Column("tags", Json, nullable=False),
    Column("notify", Json, nullable=False, server_default="[]"),
    Column("content", Words, nullable=False),
    Column("read_at", Moment),
    Column("tried_at", Moment),
    Column("fault", Words, nullable=False),
)

LINK = Table(
    "link",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("url", Words, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("condition", Json),
    Column("asked_at", Moment),
    Column("due_at", Moment),
    Column("evidence_id", Id),
    Column("copies", Json),
    Column("copies_asked_at", Moment),
    Column("state", Words, nullable=False, server_default=text("''")),
    Column("leased_by", Id),
    Column("leased_until", Moment),
)
"""An address. `digest` stands for its canonical form, which may be longer than an index takes. `evidence_id` is that of its last
probe. `due_at` is NULL where nobody cites it any more. Runs are never removed, so `leased_by` needs no foreign key to be held by."""

# With both, what is due and free is found in the index alone.
Index(
    "ix_link_due_at_leased_until",
    LINK.c.due_at,
    LINK.c.leased_until,
    postgresql_where=LINK.c.due_at.is_not(None),
    sqlite_where=LINK.c.due_at.is_not(None),
)
Index(
    "ix_link_leased_by",
    LINK.c.leased_by,
    postgresql_where=LINK.c.leased_by.is_not(None),
    sqlite_where=LINK.c.leased_by.is_not(None),
)

CITATION = Table(
    "citation",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("bibliography_id", Id, ForeignKey("bibliography.id"), nullable=False),
    Column("link_id", Id, ForeignKey("link.id"), nullable=False, index=True),
    Column("url", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("item", Words, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("retired_at", Moment),
    Index("ix_citation_bibliography_id_link_id_retired_at", "bibliography_id", "link_id", "retired_at"),
)
"""One for a bibliography, a link and a key; `cite`, which alone writes them, sees to that: keys may be longer than an index takes."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("digest", LargeBinary),
    Column("sketch", LargeBinary),
)
"""What probes saw, packed (`packing`); shared by probes of a link that saw the same one after another.
`digest` and `sketch` are those of the page's text as it was first seen so."""

PROBE = Table(
    "probe",
    METADATA,
    Column("link_id", Id, ForeignKey("link.id"), primary_key=True),
    Column("asked_at", Moment, primary_key=True),
    Column("evidence_id", Id, nullable=False),
    Column("ms", Integer),
    Column("standing", Text, nullable=False),
    Column("reason", Words, nullable=False),
    Column("detail", Words),
    Column("match", Float(53)),
    Column("successor", Words),
    Column("notes", Words),
    Column("offline", Boolean, nullable=False),
    Column("digest", LargeBinary),
    Column("sketch", LargeBinary),
    Column("run_id", Id),
    sqlite_with_rowid=False,
)
"""A look at a link; rows are added and removed, never changed. Empty texts are NULL, `digest` and `sketch` where they
are those of its evidence. In SQLite rows lie in the order of the key, so that a link's history is in one place and needs no
index. `evidence_id` is no foreign key: removing evidence would look for its probes through the whole table."""

EVENT = Table(
    "event",
    METADATA,
    Column("link_id", Id, ForeignKey("link.id"), primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("place", SmallInteger, nullable=False),
    Column("detail", Words, nullable=False),
    Index("ix_event_at", "at"),
    sqlite_with_rowid=False,
)
"""What happened to links, as it follows from their probes; `place` is the order of events of one look."""

RUN = Table(
    "run",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("host", Words, nullable=False),
    Column("place", Text, nullable=False),
    Column("pid", Id, nullable=False),
    Column("process", Text, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("outcome", Words, nullable=False),
    Column("newest", Moment),
    Column("probes", Integer, nullable=False),
)
"""A run: `place`, `pid` and `process` tell its process from all others (`processes`). `newest` is the time of its latest probe."""

TOLD = Table(
    "told",
    METADATA,
    Column("bibliography_id", Id, ForeignKey("bibliography.id"), primary_key=True),
    Column("link_id", Id, ForeignKey("link.id"), primary_key=True),
    Column("state", Words, nullable=False),
    sqlite_with_rowid=False,
)
"""What a bibliography's readers know of a link; no row is the empty state."""

UNTOLD = Table(
    "untold",
    METADATA,
    Column("bibliography_id", Id, ForeignKey("bibliography.id"), primary_key=True),
    Column("link_id", Id, ForeignKey("link.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Where `told` may be behind: whoever changes a link's state or a citation adds a row, so that telling looks at these alone
and not at every link of every bibliography after every run."""

DIGEST = Table(
    "digest",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("bibliography_id", Id, ForeignKey("bibliography.id"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("subject", Words, nullable=False),
    Column("text", Words, nullable=False),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("digest_id", Text, ForeignKey("digest.id"), nullable=False),
    Column("target", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Moment, index=True),
    Column("sent_at", Moment),
    Column("tried_at", Moment),
    Column("fault", Words, nullable=False),
    Column("leased_by", Id),
    Column("leased_until", Moment),
    UniqueConstraint("digest_id", "target"),
)
"""A digest on its way to an address. `next_at` is when it is sent (again); NULL when it was, and when it was given up."""

Index(
    "ix_delivery_leased_by",
    DELIVERY.c.leased_by,
    postgresql_where=DELIVERY.c.leased_by.is_not(None),
    sqlite_where=DELIVERY.c.leased_by.is_not(None),
)

JUDGED_BY = "judged-by"
"""The key in `meta` of the fingerprint of the policy that all conditions and events follow from."""

TABLE_NAMES = frozenset(METADATA.tables)
