"""Runs, and the leases by which a link is asked by one of them at a time.

Leases end by the real clock, whatever day a run is told it is: they are about processes, not about links.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update

from dostupne.store.watch.processes import Process, is_gone
from dostupne.store.watch.tables import DELIVERY, LINK, RUN

LEASE = timedelta(minutes=15)
"""How long a link is a run's own, unless it says that it is still at work: longer than any link takes."""

_HELD = (LINK, DELIVERY)


def begin(connection: Connection, process: Process, now: datetime) -> int:
    """The id of a new run of this process. What runs of processes that are gone held is free again."""
    running = connection.execute(
        select(RUN.c.id, RUN.c.host, RUN.c.place, RUN.c.pid, RUN.c.process).where(
            RUN.c.ended_at.is_(None), RUN.c.place == process.place
        )
    )
    for row in running.all():
        if is_gone(Process(row.host, row.place, row.pid, row.process), process):
            end(connection, row.id, now, "killed")
    row_of_run = {
        "token": uuid.uuid4().hex,
        "host": process.host,
        "place": process.place,
        "pid": process.pid,
        "process": process.start,
        "began_at": now,
        "outcome": "",
        "probes": 0,
    }
    made: int = connection.execute(insert(RUN).values(row_of_run).returning(RUN.c.id)).scalar_one()
    return made


def renew(connection: Connection, run_id: int, real_now: datetime) -> int:
    """Holds what the run holds for another `LEASE`; gives how many links."""
    held = update(LINK).where(LINK.c.leased_by == run_id).values(leased_until=real_now + LEASE)
    return connection.execute(held).rowcount


def release(connection: Connection, run_id: int) -> None:
    """Frees what the run holds."""
    for table in _HELD:
        connection.execute(update(table).where(table.c.leased_by == run_id).values(leased_by=None, leased_until=None))


def end(connection: Connection, run_id: int, now: datetime, outcome: str) -> None:
    """Frees what the run holds, and notes how it ended."""
    release(connection, run_id)
    connection.execute(update(RUN).where(RUN.c.id == run_id).values(ended_at=now, outcome=outcome))


def newest_probe(connection: Connection) -> datetime | None:
    """The time of the latest probe of all runs; None where there was none."""
    found: datetime | None = connection.execute(select(func.max(RUN.c.newest))).scalar_one()
    return found


def ask_again(connection: Connection, after: datetime) -> int:
    """Makes due what was asked later than that, which was the future: the clock was wrong then. Gives how many links."""
    asked_later = update(LINK).where(LINK.c.asked_at > after, LINK.c.due_at > after).values(due_at=after)
    return connection.execute(asked_later).rowcount
