"""Lists of references → what the registries say of their DOIs (`validate --online`)."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dostupne.app.settings import Settings
from dostupne.model.document import Fault
from dostupne.model.reflist import ReferenceList
from dostupne.model.registration import Registered, Registration
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.registrations import registration

if TYPE_CHECKING:
    import httpx


async def registrations(
    lists: Iterable[ReferenceList], settings: Settings, *, base: "httpx.AsyncBaseTransport | None" = None
) -> tuple[Registration, ...]:
    """What is registered of every DOI of the lists, each asked once. `base` stands in for the network.

    Raises what `open_client` raises.
    """
    dois = sorted({one.doi.lower() for listed in lists for one in listed.references if one.doi})
    if not dois:
        return ()
    clock = Clock.virtual(_now) if base else None
    network, record, replay = settings.network, settings.record, settings.replay
    async with open_client(network, record=record, replay=replay, base=base, clock=clock) as client:
        asked = (registration(client, doi, settings.registries) for doi in dois)
        return tuple(await asyncio.gather(*asked))


def _now() -> datetime:
    return datetime.now(UTC)


def silent(known: Iterable[Registration]) -> Iterator[Fault]:
    """What is told of DOIs that nothing was learnt of: nothing can be said of them."""
    for one in known:
        if one.registered is Registered.UNKNOWN:
            yield Fault(f"doi:{one.doi}", f"the registry did not say whether it is registered ({one.failure})")
