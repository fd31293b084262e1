"""Whether a watch does what it is for: its store answers, and what is due gets asked. Ends with 0 or 1, with words.

Docker itself sees whether the process is there. A day's delay is none: `[watch] window` keeps to some hours of the day.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

from dostupne.errors import DostupneError
from dostupne.store.watch import WatchStore

LATE = timedelta(days=1)


def fault(now: datetime) -> str:
    """What is wrong, empty where nothing is."""
    with WatchStore.opened(os.environ.get("DOSTUPNE_STORE_URL") or None) as store:
        newest = store.newest_probe()
        overdue = store.due(now - LATE).count
    if overdue and (newest is None or newest < now - LATE):
        return f"links due for more than a day: {overdue}, and none was asked since {newest or 'ever'}"
    return ""


def main() -> int:
    """Says it."""
    try:
        said = fault(datetime.now(UTC))
    except DostupneError as error:
        said = str(error)
    sys.stdout.write(f"{said or 'well'}\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
