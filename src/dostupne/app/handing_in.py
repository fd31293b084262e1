"""Addresses worth saving → what became of each: by the journal, by the archive's copies, by handing them in."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence, Set
from contextlib import aclosing, asynccontextmanager, closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dostupne.app.at_hand import Desk, Met, met, near_copies, noted
from dostupne.app.progress import Progress
from dostupne.app.saving import Counter, Queue
from dostupne.app.settings import Settings
from dostupne.contracts import Archive
from dostupne.errors import Misuse
from dostupne.model.saving import Fate, SaveJob, SaveKeys
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.store.saves import Saves

if TYPE_CHECKING:
    import httpx

COPIES, SAVING = "copies", "saving"
"""The phases after those of a check, as `Progress.phase` names them."""

_LONGEST_ANSWER = 120.0
"""Seconds: who gives up on a submission earlier does not know what came of it."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The code for which the run stopped before its end, and the words to it."""

    code: str = ""
    why: str = ""


Step = Progress | Stopped | tuple[str, Met]
"""How far it is, or what became of an address."""


@asynccontextmanager
async def open_desk(
    saver: Archive, settings: Settings, clock: Clock, base: "httpx.AsyncBaseTransport | None" = None
) -> AsyncIterator[Desk]:
    """The desk of an archive that saves, with a client and the journal of its own. `base` stands in for the network (tests)."""
    if saver.save is None:
        raise Misuse(f"the archive “{saver.name}” saves nothing for us")
    network = replace(settings.network, timeout=max(settings.network.timeout, _LONGEST_ANSWER))
    async with open_client(
        network, record=settings.record, onto=settings.record is not None, base=base, pace=saver.pace, clock=clock
    ) as client:
        with closing(Saves.opened(settings.cache, clock.now(), saver.addresses.save_url)) as journal:
            yield Desk(client, saver, saver.save, settings, clock, journal)


async def handed_in(
    desk: Desk, keys: SaveKeys, addresses: Sequence[str], copyless: Set[str] = frozenset()
) -> AsyncGenerator[Step, None]:
    """First what the journal knows, then what the archive has, then the saving of the rest. For copies of those that are `copyless` it is not asked."""
    known = {address: noted(desk, address) for address in addresses}
    for address, one in known.items():
        if isinstance(one, Met):
            yield address, one
    unknown = [address for address, one in known.items() if one is None]
    asked = [address for address in unknown if address not in copyless]
    without = set(unknown)
    async with aclosing(near_copies(desk, asked)) as copies:
        count = 0
        async for address, copy in copies:
            count += 1
            yield Progress(count, len(asked), {}, COPIES)
            if copy is not None:
                without.remove(address)
                yield address, Met(Fate.HAS_COPY, "copy-near", capture=copy)
    jobs = [one for one in known.values() if isinstance(one, SaveJob)]
    counter = Counter(desk.client, desk.archive.addresses, desk.save, keys, desk.settings.within)
    queue = Queue(counter, desk.clock, desk.journal)
    async with aclosing(_served(queue, [one for one in addresses if one in without], jobs)) as steps:
        async for step in steps:
            yield step


async def _served(queue: Queue, addresses: Sequence[str], jobs: Iterable[SaveJob]) -> AsyncGenerator[Step, None]:
    jobs = tuple(jobs)
    done, total = 0, len(addresses) + len(jobs)
    if total == 0:
        return
    yield Progress(done, total, {}, SAVING)
    async with aclosing(queue.served(addresses, jobs)) as served:
        async for ended in served:
            done += 1
            yield ended.url, met(ended)
            yield Progress(done, total, {}, SAVING)
    if queue.stopped is not None:
        yield Stopped(queue.stopped.code, queue.stopped.message)
