"""CheckedLink → the address to save, or why there is none."""

from dataclasses import dataclass

from dostupne.contracts import ArchiveAddresses
from dostupne.links.match import matches
from dostupne.model.copies import read_copy
from dostupne.model.report import CheckedLink
from dostupne.model.urls import host, is_web
from dostupne.net.addresses import NotAWebAddress, as_sent, without_credentials
from dostupne.net.guard import refused_host

_NOT_THE_PAGE = frozenset({"title-differs", "registered"})
"""Reasons of living links behind which the cited page was not seen."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What to save of a link: `address` as it is sent, or empty with the `reason` (a code, with its `detail`)."""

    address: str = ""
    reason: str = ""
    detail: str = ""


def worth_saving(checked: CheckedLink, archive: ArchiveAddresses) -> Worth:
    """The living address of the cited page; none of a page that is lost, another, doubtful, private, or itself a copy.

    A private address is nothing to tell a public archive of, though `--allow-private` lets us ask it ourselves.
    """
    verdict = checked.verdict
    if read_copy(checked.link.url) or _stands_at(checked.link.url, archive.replay_url):
        return Worth(reason="is-a-copy")
    if not verdict.is_living or verdict.reason in _NOT_THE_PAGE:
        return Worth(reason=verdict.reason, detail=verdict.detail)
    if verdict.match is not None and not matches(verdict.match):
        return Worth(reason="title-differs", detail=verdict.detail)
    written = verdict.successor or checked.confirmed_url or checked.link.url
    if without_credentials(written) != written:
        return Worth(reason="with-credentials")
    try:
        address = as_sent(written)
    except NotAWebAddress:
        return Worth(reason="not-web")
    return _public(address, archive)


def _public(address: str, archive: ArchiveAddresses) -> Worth:
    if not is_web(address):
        return Worth(reason="not-web")
    if refused_host(host(address)) and not refused_host(host(archive.save_url)):
        return Worth(reason="private-address")
    return Worth(address)


def _stands_at(url: str, replay_url: str) -> bool:
    return bool(replay_url) and url.startswith(f"{replay_url.rstrip('/')}/")
