"""What of a checked link is worth saving, and under which address."""

import pytest

from dostupne.app.worth_saving import Worth, worth_saving
from dostupne.contracts import ArchiveAddresses
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink
from dostupne.model.verdict import Standing, Verdict

PUBLIC = ArchiveAddresses(save_url="https://web.archive.org/save", replay_url="https://web.archive.org/web")
LOCAL = ArchiveAddresses(save_url="http://127.0.0.1:8080/save", replay_url="http://127.0.0.1:8080/web")
OK = Verdict(Standing.ALIVE, "ok", match=0.9)


def _worth(url: str, verdict: Verdict = OK, archive: ArchiveAddresses = PUBLIC, confirmed: str = "") -> Worth:
    return worth_saving(CheckedLink(Link(url, ()), None, verdict, confirmed_url=confirmed), archive)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.cz/x", "https://a.cz/x"),
        ("https://a.cz/x#část", "https://a.cz/x"),
        ("HTTP://A.cz/č", "http://a.cz/%C4%8D"),
    ],
)
def test_the_address_is_as_it_is_sent(url: str, address: str) -> None:
    assert _worth(url) == Worth(address)


def test_the_living_address_is_saved() -> None:
    """Where the page moved, or a damaged address was mended."""
    moved = Verdict(Standing.MOVED, "redirect", successor="https://a.cz/new")
    assert _worth("https://a.cz/old", moved) == Worth("https://a.cz/new")
    assert _worth("https://a.cz/da maged", confirmed="https://a.cz/damaged") == Worth("https://a.cz/damaged")
    assert _worth("https://a.cz/", Verdict(Standing.ALIVE, "not-compared")) == Worth("https://a.cz/")


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict(Standing.ALIVE, "title-differs", match=0.5), "title-differs"),
        (Verdict(Standing.ALIVE, "ok", match=0.5), "title-differs"),
        (Verdict(Standing.ALIVE, "registered"), "registered"),
        (Verdict(Standing.MOVED, "registered"), "registered"),
        (Verdict(Standing.DRIFTED, "soft-404"), "soft-404"),
        (Verdict(Standing.GONE, "http-410", "410"), "http-410"),
        (Verdict(Standing.BLOCKED, "bot-wall"), "bot-wall"),
        (Verdict(Standing.UNREACHABLE, "timeout"), "timeout"),
        (Verdict(Standing.UNCHECKED, "excluded"), "excluded"),
        (Verdict(Standing.UNCHECKED, "private-address"), "private-address"),
    ],
)
def test_what_is_not_surely_the_cited_page_is_left_out(verdict: Verdict, reason: str) -> None:
    assert _worth("https://a.cz/", verdict) == Worth("", reason, verdict.detail)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://web.archive.org/web/20140722000000/http://a.cz/", "is-a-copy"),
        ("https://wayback.webarchiv.cz/wayback/20140722101112/http://a.cz/", "is-a-copy"),
        ("https://archive.ph/AbCd1", "is-a-copy"),
        ("https://user:password@a.cz/", "with-credentials"),
        ("http://192.168.1.5/porada", "private-address"),
        ("http://localhost:8000/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://wiki.internal/x", "private-address"),
        ("ftp://a.cz/x", "not-web"),
    ],
)
def test_copies_secrets_and_private_addresses_go_to_no_public_archive(url: str, reason: str) -> None:
    assert _worth(url).reason == reason
    assert _worth(url).address == ""


def test_a_local_archive_may_save_what_is_local() -> None:
    """Its own copies are copies."""
    assert _worth("http://127.0.0.1:8000/", archive=LOCAL) == Worth("http://127.0.0.1:8000/")
    assert _worth("http://127.0.0.1:8080/web/2014/http://a.cz/", archive=LOCAL).reason == "is-a-copy"
