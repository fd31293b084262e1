"""Address → allowed or refused: keeps requests away from this machine and the networks around it.

The address judged is the one connected to: literal ones here in the transport, at every hop, and
those that names lead to in the resolver (`net/resolver`), so that no second look-up can differ.
"""

import ipaddress
import socket
from collections.abc import Iterator

import httpx

from dostupne.model.evidence import Failure
from dostupne.net.failures import NoAnswer

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_ALSO_CLOSED = tuple(
    ipaddress.ip_network(text)
    for text in (
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "168.63.129.16/32",  # the inside of Azure, a public address by its look
        "192.0.0.0/24",  # IETF protocol assignments, RFC 6890: nothing to cite there
        "192.88.99.0/24",  # 6to4 relays, withdrawn by RFC 7526
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "64:ff9b:1::/48",  # local NAT64, RFC 8215
        "100::/64",  # discard only, RFC 6666
        "2001:db8::/32",
        "3fff::/20",  # documentation, RFC 9637
        "5f00::/16",  # segment routing, RFC 9602
        "fec0::/10",  # site-local, withdrawn by RFC 3879
    )
)

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_TRANSLATED = ipaddress.IPv6Network("::ffff:0:0:0/96")  # RFC 2765
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the interface identifier holds an IPv4 address

_CLOSED_NAMES = ("localhost", "localdomain", "internal", "local", "home.arpa")
"""Names that lead nowhere but home, with all below them (RFC 6761, RFC 6762, RFC 8375)."""


def literal_address(host: str) -> str:
    """The address that `host` spells, or nothing for a name.

    Decimal, octal and hexadecimal forms of IPv4 count: the C library and browsers read them
    (https://url.spec.whatwg.org/#concept-ipv4-parser).
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return _odd_spelling(bare)


def _odd_spelling(host: str) -> str:
    if not host or host.rpartition(".")[2][:1] not in "0123456789":
        return ""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return ""


def forbidden(address: str) -> bool:
    """Whether an IP address is private, loopback, link-local, multicast, reserved or embeds such."""
    return any(_closed(each) for each in _with_embedded(ipaddress.ip_address(address)))


def _closed(address: _IPAddress) -> bool:
    listed = any(address in network for network in _ALSO_CLOSED if network.version == address.version)
    return listed or address.is_multicast or not (address.is_global or _carries_ipv4(address))


def _carries_ipv4(address: _IPAddress) -> bool:
    """The well-known NAT64 prefix is judged by what it carries: all of it else is as public as that."""
    return isinstance(address, ipaddress.IPv6Address) and address in _NAT64


def _with_embedded(address: _IPAddress) -> Iterator[_IPAddress]:
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        yield from _embedded(address)


def _embedded(address: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    yield from (found for found in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if found)
    tail = int(address) & 0xFFFF_FFFF
    in_prefix = any(address in network for network in (_NAT64, _COMPATIBLE, _TRANSLATED))
    if in_prefix or int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
        yield ipaddress.IPv4Address(tail)


def refused_host(host: str) -> str:
    """Why a host may not be asked, judged by its spelling alone; nothing when it may."""
    address = literal_address(host)
    if address:
        return f"{host} is a private or reserved address" if forbidden(address) else ""
    name = host.lower().rstrip(".")
    closed = any(name == each or name.endswith("." + each) for each in _CLOSED_NAMES)
    return f"{host} is a name of this machine or its own network" if closed else ""


class GuardTransport(httpx.AsyncBaseTransport):
    """Refuses what `refused_host` refuses, with `Failure.FORBIDDEN_ADDRESS`."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self._allowed: set[str] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.raw_host.decode("ascii")  # `.host` raises for names that IDNA 2008 forbids
        if host not in self._allowed:
            if why := refused_host(host):
                raise NoAnswer(Failure.FORBIDDEN_ADDRESS, why)
            self._allowed.add(host)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()
