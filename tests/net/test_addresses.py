"""Addresses as a browser would send them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dostupne.net.addresses import NotAWebAddress, as_sent, location_of, redirected, without_credentials

SENT = [
    ("http://www.Příklad.cz/žluťoučký kůň?q=ěš&a=%C4%9B", "http://www.xn--pklad-zsa96e.cz/%C5%BElu%C5%A5ou%C4%8Dk%C3%BD%20k%C5%AF%C5%88?q=%C4%9B%C5%A1&a=%C4%9B"),
    ("http://c\u030cesko.cz/", "http://xn--esko-fua.cz/"),
    ("http://☃.net/", "http://xn--n3h.net/"),
    ("HTTP://Example.CZ", "http://example.cz"),
    ("http://example.cz:80/a", "http://example.cz/a"),
    ("https://example.cz:8443/a", "https://example.cz:8443/a"),
    ("http://example.cz/%7Ejan/%2F?a=%26#frag", "http://example.cz/%7Ejan/%2F?a=%26"),
    ("http://example.cz/100%25", "http://example.cz/100%25"),
    ("http://example.cz/a/../b/./c", "http://example.cz/b/c"),
    ("http:\\\\example.cz\\a?b=\\c", "http://example.cz/a?b=\\c"),
    ("http:/example.cz", "http://example.cz"),
    ("http:///example.cz/", "http://example.cz/"),
    ("  http://example.cz/a\n b ", "http://example.cz/a%20b"),
    ("http://user:p@ss@example.cz/x", "http://example.cz/x"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
    ("http://a_b.example.cz/", "http://a_b.example.cz/"),
    ("http://%65xample.cz/", "http://example.cz/"),
]  # fmt: skip

REFUSED = [
    "", "mailto:a@b.cz", "ftp://example.cz/", "javascript:alert(1)", "file:///etc/passwd", "www.example.cz", "http://",
    "http://a b/", "http://[::g]/", "http://example.cz:99999/", "http://example.cz:0/", "http://example.cz:x/", "http://?q",
    "http://" + "a" * 70_000,
]  # fmt: skip

REDIRECTS = [
    ("/a", "http://example.cz/a"),
    ("b?c", "http://example.cz/d/b?c"),
    ("?x=1", "http://example.cz/d/e?x=1"),
    ("#f", "http://example.cz/d/e?f"),
    ("//other.cz/q", "http://other.cz/q"),
    ("www.other.cz", "http://example.cz/d/www.other.cz"),
    ("http:b", "http://example.cz/d/b"),
    ("https:/other.cz/", "https://other.cz/"),
    ("https:\\\\other.cz", "https://other.cz"),
    ("http://user:pw@other.cz/", "http://other.cz/"),
    ("  /sp ace ", "http://example.cz/sp%20ace"),
    ("/ž", "http://example.cz/%C5%BE"),
    ("/zpráva:3", "http://example.cz/zpr%C3%A1va:3"),
]


@pytest.mark.parametrize(("url", "sent"), SENT)
def test_what_is_sent(url: str, sent: str) -> None:
    """As browsers do: nothing encoded twice, nothing lost but fragment and credentials."""
    assert as_sent(url) == sent
    assert as_sent(sent) == sent


@pytest.mark.parametrize("url", REFUSED)
def test_what_cannot_be_asked(url: str) -> None:
    """The reason is said in words."""
    with pytest.raises(NotAWebAddress, match=r"\w+ \w+"):
        as_sent(url)


@pytest.mark.parametrize(("location", "target"), REDIRECTS)
def test_where_redirects_lead(location: str, target: str) -> None:
    """Relative, schemeless and oddly written ones."""
    assert redirected("http://example.cz/d/e?f", location) == target


@pytest.mark.parametrize("location", ["", "  ", "file:///etc", "javascript:x", "http://", "//[x", "mailto:a@b.cz"])
def test_where_redirects_do_not_lead(location: str) -> None:
    """Elsewhere than the web, and nowhere."""
    with pytest.raises(NotAWebAddress):
        redirected("http://example.cz/", location)


@given(st.text(max_size=80).map(lambda text: "http://" + text) | st.text(max_size=80))
@example("http://0\x000")
def test_nothing_but_a_refusal_comes_of_odd_input(text: str) -> None:
    """Whatever a document holds, the answer is an ASCII address that stays as it is, or a refusal."""
    try:
        sent = as_sent(text)
    except NotAWebAddress:
        return
    assert sent.isascii()
    assert as_sent(sent) == sent


@given(st.text(max_size=60))
def test_odd_redirects_too(text: str) -> None:
    """The same for what servers write in `Location`."""
    try:
        target = redirected("https://example.cz/a/b", text)
    except NotAWebAddress:
        return
    assert target.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("raw", "text"), [(b"/\xc5\xbe", "/ž"), (b"/\xe8aj%20a", "/%E8aj%20a"), (b"/plain", "/plain"), (b"", "")]
)
def test_bytes_of_a_location(raw: bytes, text: str) -> None:
    """UTF-8 is read; other encodings keep their bytes."""
    assert location_of([(b"Location", raw)]) == text


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("http://jan:heslo@example.cz/@x", "http://example.cz/@x"),
        ("http://example.cz/@jan", "http://example.cz/@jan"),
        ("ftp://a@b/", "ftp://b/"),
        ("mailto:a@b.cz", "mailto:a@b.cz"),
        ("//jan:heslo@example.cz/", "//example.cz/"),
        ("https:jan:heslo@example.cz/", "https:example.cz/"),
        (" http:\\\\jan:heslo@example.cz/", " http:\\\\example.cz/"),
        ("http:/\t/jan:he@slo@example.cz", "http:/\t/example.cz"),
        ("/clanek/@jan", "/clanek/@jan"),
        ("kniha?od=jan@b.cz", "kniha?od=jan@b.cz"),
    ],
)
def test_credentials_are_cut_out(url: str, bare: str) -> None:
    """And nothing else is."""
    assert without_credentials(url) == bare
