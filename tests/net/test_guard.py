"""What the guard keeps requests away from."""

from dataclasses import replace

import httpx
import pytest

from dostupne.model.evidence import Failure
from dostupne.net.client import open_client
from dostupne.net.guard import forbidden, literal_address, refused_host
from dostupne.net.probe import probe
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import clock, read_page

ATTACKS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
    "0", "0.0.0.0",
    "127.0.0.1.", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0xa9fea9fe",
    "169.254.1",
    "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "[::1]", "0:0:0:0:0:0:0:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "::127.0.0.1",
    "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "2001:470::5efe:7f00:1",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "printer.local",
    "metadata.google.internal", "router.home.arpa",
]  # fmt: skip

WRITTEN = [
    "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "①②⑦.0.0.1", "%31%32%37.0.0.1", "%6c%6f%63%61%6c%68%6f%73%74",
    "ｌｏｃａｌｈｏｓｔ", "ⓛocalhost", "LocalHost.", "0x7F.1", "0177.1", "00000177.0.0.1", "127.0.0.1.", "127.65535",
    "[::ffff:127.0.0.1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::]", "[::1]", "[::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[fd00:ec2::254]", "[fe80::1]", "2852039166", "0xA9.0xFE.0xA9.0xFE",
    "0251.0376.0251.0376", "169.254.43518", "metadata.google.internal.", "jan:heslo@127.0.0.1", "@127.0.0.1",
    "example.cz@127.1", "example.cz:80@[::1]",
]  # fmt: skip
"""Hosts as citations and redirects may write them."""

INNOCENT = [
    "93.184.215.14", "1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.167.1.1", "169.253.1.1",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4014:80e::200e", "::ffff:93.184.215.14", "2002:5db8:d70e::1",
    "64:ff9b::5db8:d70e", "example.cz", "nkp.cz", "local.cz", "internal.example.org", "localhost.cz", "127.example.cz",
    "0x7f.cz", "10.cz",
]  # fmt: skip


@pytest.mark.parametrize("host", ATTACKS)
def test_attacks_are_refused(host: str) -> None:
    """Every spelling of an inner address is refused, with a reason that names it."""
    assert host in refused_host(host)


@pytest.mark.parametrize("host", INNOCENT)
def test_the_public_web_is_not(host: str) -> None:
    """What looks alike but is public goes through."""
    assert refused_host(host) == ""


@pytest.mark.parametrize("host", WRITTEN)
async def test_disguises_are_seen_through(host: str, settings: NetworkSettings) -> None:
    """Cited or redirected to: what is judged is what would go out, and nothing goes out."""
    guarded = replace(settings, allow_private=False, ignore_robots=True)
    redirecting = httpx.MockTransport(lambda _: httpx.Response(302, headers=[(b"location", f"//{host}/x".encode())]))
    for url in (f"http://{host}/", f"https://{host}:8443/x", "http://example.cz/"):
        async with open_client(guarded, base=redirecting) as client:
            found = await probe(client, url, settings=guarded, read_page=read_page, clock=clock)
        assert found.failure is Failure.FORBIDDEN_ADDRESS, found
        assert len(found.hops) == (url == "http://example.cz/")
        assert "heslo" not in repr(found)


@pytest.mark.parametrize("host", ["[fe80::1%25eth0]", "[::1%25lo]", "[v1.x]", "127.0.0.1%00.cz"])
async def test_hosts_that_cannot_be_are_not_asked(host: str, settings: NetworkSettings) -> None:
    """Zones of IPv6 mean something on one machine only (https://url.spec.whatwg.org/#concept-host-parser)."""
    guarded = replace(settings, allow_private=False, ignore_robots=True)
    async with open_client(guarded, base=httpx.MockTransport(_never)) as client:
        found = await probe(client, f"http://{host}/", settings=guarded, read_page=read_page, clock=clock)
    assert found.failure in {Failure.FORBIDDEN_ADDRESS, Failure.UNSUPPORTED_SCHEME}
    assert found.hops == ()


def _never(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"{request.url} was asked")


def test_what_a_name_leads_to_is_judged_by_the_same_rule() -> None:
    """`forbidden` takes what a resolver gives."""
    assert forbidden("127.0.0.1")
    assert not forbidden("93.184.215.14")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("example.cz", ""),
        ("1.2.3.4.5", ""),
        ("", ""),
    ],
)
def test_literal_addresses_in_any_spelling(host: str, address: str) -> None:
    """Numbers are read as the C library reads them; names are no addresses."""
    assert literal_address(host) == address
