"""The addresses of an archive's services → how it is asked: any pywb, CDX server or Memento archive."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dostupne.archives.asking import Ask, Inquiry, answer_at_once, ask
from dostupne.archives.availability import ask_availability
from dostupne.archives.copies import unchanged
from dostupne.archives.indexes import ask_any_index
from dostupne.archives.memento import ask_timegate, ask_timemap
from dostupne.archives.spellings import other_spellings
from dostupne.contracts import Archive, ArchiveAddresses, FindCaptures
from dostupne.model.snapshot import ArchiveAnswer
from dostupne.model.urls import host

if TYPE_CHECKING:
    import httpx

_SERVICES: tuple[tuple[str, str, Ask], ...] = (
    ("index", "cdx_url", ask_any_index),
    ("timemap", "timemap_url", ask_timemap),
    ("availability", "availability_url", ask_availability),
    ("timegate", "timegate_url", ask_timegate),
)
"""The most telling first: an index knows statuses, a TimeMap all times, the others one capture each."""


def askable(addresses: ArchiveAddresses) -> bool:
    """Whether there is a service that finds captures among them."""
    return any(getattr(addresses, field) for _, field, _ in _SERVICES)


def find_at(name: str) -> FindCaptures:
    """The `find` of an archive that is asked by whichever services its addresses name.

    The next is asked only where one does not answer; `ArchiveAnswer.not_offered` tells which are not there, so that they need not
    be asked every time. An answer without captures is one; other spellings of the address are asked for then.
    """

    async def find(
        client: "httpx.AsyncClient", addresses: ArchiveAddresses, url: str, near: date | None
    ) -> ArchiveAnswer:
        if known := answer_at_once(name, url):
            return known
        inquiry = Inquiry(client, name, addresses, near)
        address = url.strip().partition("#")[0]
        for service, field, how in _SERVICES:
            if getattr(addresses, field) and await ask(inquiry, service, how, address):
                inquiry.failures.clear()  # this one made up for those before it
                await _ask_other_spellings(inquiry, service, how, address)
                break
        else:
            inquiry.failures = inquiry.failures or {"services": "none that we know is offered"}
        answer = inquiry.answer(url, "; ".join(f"{service}: {why}" for service, why in inquiry.failures.items()))
        missing = tuple(field for service, field, _ in _SERVICES if service in inquiry.not_offered)
        return replace(answer, not_offered=missing)

    return find


async def _ask_other_spellings(inquiry: Inquiry, service: str, how: Ask, address: str) -> None:
    for spelling in other_spellings(address):
        if inquiry.captures or not await ask(inquiry, service, how, spelling):
            break


def archive_at(name: str, addresses: ArchiveAddresses) -> Archive:
    """An archive that is known by its addresses alone, as the settings give them; one request a second."""
    hosts = tuple(dict.fromkeys(filter(None, map(host, addresses.all()))))
    return Archive(name, addresses, hosts, find_at(name), unchanged, dict.fromkeys(hosts, 1.0))
