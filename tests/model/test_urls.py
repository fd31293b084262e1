"""Addresses: which spellings are one address, and no rubbish that raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model import urls

WEB = [
    "http://idnes.cz",
    "HTTPS://www.Idnes.CZ:443/a b?c#d",
    "http://user:tajne@example.cz/",
    "http://localhost:8080/x",
    "http://127.0.0.1/",
    "http://[::1]:8000/",
    "https://háčkyčárky.cz/ž",
    "  https://a.cz/ ",
    "http://under_score.example.cz",
]
NOT_WEB = [
    "",
    " ",
    "www.idnes.cz",
    "http://",
    "http:///x",
    "http://[",
    "http://[::1",
    "http://nodot/x",
    "http://a b.cz/",
    "http://1.2/",
    "http://999.1.1.1/",
    "http://.cz",
    "http://a..cz",
    "http:idnes.cz",
    "mailto:a@b.cz",
    "ftp://a.cz/b",
    "javascript:alert(1)",
    "https://…",
    "\x00",
]


@pytest.mark.parametrize("url", WEB)
def test_web_addresses(url: str) -> None:
    """Whatever a browser would open over http is a web address."""
    assert urls.is_web(url)


@pytest.mark.parametrize("url", NOT_WEB)
def test_other_texts(url: str) -> None:
    """Other schemes, missing hosts and rubbish are none."""
    assert not urls.is_web(url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Example.CZ:8080/a", "www.example.cz"),
        ("http://u:p@a@b.cz/", "b.cz"),
        ("http://[2001:DB8::1]/", "2001:db8::1"),
        ("https://háčkyčárky.cz/", "xn--hkyrky-ptac70bc.cz"),
        ("http://a.cz./", "a.cz"),
        ("http://[", ""),
        ("mailto:a@b.cz", ""),
        ("", ""),
    ],
)
def test_host(url: str, host: str) -> None:
    """The host stands alone: no port, credentials, brackets or capitals."""
    assert urls.host(url) == host


SAME = [
    ("http://www.idnes.cz/", "https://idnes.cz"),
    ("https://a.cz:443/x", "http://a.cz:80/x/"),
    ("https://a.cz/x#cast-2", "https://A.CZ/x"),
    ("https://a.cz/x?utm_source=fb&id=5&fbclid=Q", "https://a.cz/x?id=5"),
    ("https://a.cz/x?utm_source=fb", "https://a.cz/x?"),
    ("https://a.cz/x?id=5&amp;utm_medium=y", "https://a.cz/x?id=5"),
    ("https://a.cz/%7Enovak/%c5%99", "https://a.cz/~novak/ř"),
    ("https://a.cz/a b", "https://a.cz/a%20b"),
    ("https://a.cz/100%", "https://a.cz/100%25"),
    ("https://háčkyčárky.cz/", "https://xn--hkyrky-ptac70bc.cz/"),
    ("http://u:p@a.cz/x", "http://a.cz/x"),
]
DIFFERENT = [
    ("https://a.cz/X", "https://a.cz/x"),
    ("https://a.cz/x?id=5", "https://a.cz/x?id=6"),
    ("https://a.cz:8443/", "https://a.cz/"),
    ("https://a.cz/#/clanek/1", "https://a.cz/#/clanek/2"),
    ("ftp://a.cz/x", "http://a.cz/x"),
    ("https://a.cz/a%2Fb", "https://a.cz/a/b"),
    ("https://cs.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_address(one: str, other: str) -> None:
    """Scheme, www, port, slash, tracking, fragment and encoding do not make another address."""
    assert urls.canonical(one) == urls.canonical(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_addresses(one: str, other: str) -> None:
    """What changes the page changes the key."""
    assert urls.canonical(one) != urls.canonical(other)


def test_canonical_key_is_readable() -> None:
    """The key is the address without what does not matter."""
    assert urls.canonical("https://www.idnes.cz/Zpravy/?id=5&utm_x=1#a") == "idnes.cz/Zpravy?id=5"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.nato.int/cps/en/nato-hq/a.htm", "http://nato.int/cps/en/natohq/a.htm"),
        ("https://a.cz/nato-agrees-com prehensive", "https://a.cz/natoagrees-comprehensive"),
        ("https://a.cz/x\u00ady\u2010z", "https://a.cz/xyz"),
    ],
)
def test_dehyphenated_copies_agree(one: str, other: str) -> None:
    """Copies that lost or gained hyphens at line ends have one key."""
    assert urls.dehyphenated(one) == urls.dehyphenated(other)


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://jan:heslo@a.cz:8080/x?y#z", "https://a.cz:8080/x?y#z"),
        ("https://a.cz/@novak", "https://a.cz/@novak"),
        ("http://[", "http://["),
    ],
)
def test_without_credentials(url: str, bare: str) -> None:
    """Name and password go, the rest stays to the letter."""
    assert urls.without_credentials(url) == bare


@pytest.mark.parametrize(
    "url",
    [
        "https://a.cz",
        "https://a.cz/",
        "https://a.cz/index.html",
        "https://a.cz/cs/",
        "https://a.cz/en",
        "https://a.cz/cs-CZ/home",
        "https://a.cz/Default.aspx",
        "https://a.cz/?utm_source=x",
        "https://a.cz/?lang=cs",
        "https://a.cz/index.php#nahoru",
    ],
)
def test_home_pages(url: str) -> None:
    """A home page in any language, under any of its usual names."""
    assert urls.is_home(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.cz/clanek",
        "https://a.cz/?p=12",
        "https://a.cz/index.php?id=5",
        "https://a.cz/#/clanek/5",
        "https://a.cz/csx",
        "https://a.cz/enclanek",
        "https://a.cz/en/clanek",
        "a.cz/",
        "",
        "http://[/x",
    ],
)
def test_pages_that_are_no_home(url: str) -> None:
    """A deep address, or one whose query chooses the page, is not a home page."""
    assert not urls.is_home(url)


@given(st.one_of(st.text(), st.text().map("http://".__add__), st.text(alphabet="htp:/[]@?#%&=.-a \x00\ud800")))
def test_nothing_raises(url: str) -> None:
    """Whatever a document holds, every question about it has an answer."""
    assert isinstance(urls.is_web(url) and urls.is_home(url), bool)
    assert urls.canonical(urls.without_credentials(url)) == urls.canonical(url) or not urls.is_web(url)
    assert isinstance(urls.dehyphenated(url) + urls.host(url), str)
