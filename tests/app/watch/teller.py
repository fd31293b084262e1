"""A run that only tells, as a program of its own: `python -m tests.app.watch.teller STORE TARGET…`.

It says `ready` and waits for a line, so that several can begin at once; then one line for each digest and each delivery.
"""

import asyncio
import sys
from datetime import UTC, datetime

from dostupne.app.watch.telling import deliver, digests
from dostupne.model.news import News
from dostupne.net.clock import Clock
from dostupne.store.watch.store import WatchStore


def _write(news: News) -> tuple[str, str]:
    return news.bibliography.name, "\n".join(f"{one.kind} {one.link.url}" for one in news.items)


async def _told(url: str, targets: list[str]) -> None:
    now = datetime.now(UTC)
    with WatchStore.opened(url) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        run = store.begin(now)
        for digest in digests(store, store.bibliographies(), _write, targets, now):
            print("digest", digest.id, flush=True)
        async for told in deliver(store, run, Clock()):
            print("told", told.digest.id, told.why or "sent", flush=True)
        store.end(run, now)


if __name__ == "__main__":
    asyncio.run(_told(sys.argv[1], sys.argv[2:]))
