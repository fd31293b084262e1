"""The ways in which the web misbehaves: name → behaviour → what is to be said of the link."""

import asyncio
import gzip
import sys
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli

from dostupne.model.evidence import Failure
from tests.net.web.server import Behaviour, Visit

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TITLE = "Kronika královského města Brna"
"""The title that every link here cites."""

TEXT = "Za vlády krále Jana se v městě konal první doložený výroční trh. " * 12
CITED = f"<html lang=cs><title>{TITLE}</title><h1>{TITLE}</h1><p>{TEXT}".encode()
HTML = "Content-Type: text/html; charset=utf-8"


@dataclass(frozen=True)
class Row:
    """A behaviour, and what is to be said: standing and reason, and what is wrong with the certificate.

    `url` is the address cited, `{port}` in it the server's; `tls` what its TLS is like (`net/web/server`).
    """

    name: str
    behaviour: Behaviour
    standing: str
    reason: str
    url: str = "http://page.test:{port}/kronika"
    tls: str = ""
    fault: Failure | None = None


def answer(status: str, *headers: str, body: bytes = b"", length: int | None = None) -> bytes:
    """An HTTP/1.1 answer that claims `length` bytes of body."""
    claimed = len(body) if length is None else length
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {claimed}", "", ""]).encode() + body


def html(title: str, text: str = TEXT, status: str = "200 OK", *headers: str) -> bytes:
    """A page."""
    body = f"<html><title>{title}</title><h1>{title}</h1><p>{text}".encode()
    return answer(status, HTML, *headers, body=body)


def packed(coding: str, body: bytes) -> bytes:
    """A page packed, or so it says."""
    return answer("200 OK", HTML, f"Content-Encoding: {coding}", body=body)


def to(location: str, status: str = "302 Found", *headers: str) -> bytes:
    """A redirect."""
    return answer(status, f"Location: {location}", *headers)


def chunked(*lines: bytes) -> bytes:
    """An answer in chunks, written as they are."""
    return f"HTTP/1.1 200 OK\r\n{HTML}\r\nTransfer-Encoding: chunked\r\n\r\n".encode() + b"".join(lines)


def chunk(data: bytes) -> bytes:
    """One chunk as it should be."""
    return b"%x\r\n%s\r\n" % (len(data), data)


GOOD = answer("200 OK", HTML, body=CITED)
HEADS_ONLY = f"HTTP/1.1 200 OK\r\n{HTML}\r\n".encode()


async def drip(visit: Visit) -> None:
    """The page first, then a letter now and then, without end."""
    await visit.send(answer("200 OK", HTML, body=CITED, length=10**6))
    while True:
        await asyncio.sleep(0.05)
        await visit.send(b".")


async def drip_of_headers(visit: Visit) -> None:
    """A header now and then, without end."""
    await visit.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await asyncio.sleep(0.05)
        await visit.send(b"X: y\r\n")


async def silence(visit: Visit) -> None:
    """Nothing at all."""
    await asyncio.sleep(20)


async def silent_body(visit: Visit) -> None:
    """Headers, and then nothing."""
    await visit.send(answer("200 OK", HTML, length=500))
    await asyncio.sleep(20)


async def huge(visit: Visit) -> None:
    """A hundred megabytes, of which the page is the beginning."""
    await visit.send(answer("200 OK", HTML, body=CITED, length=100_000_000))
    await _pour(visit, 100_000_000 - len(CITED))


async def endless(visit: Visit) -> None:
    """A body in chunks that never ends."""
    await visit.send(chunked(chunk(CITED)))
    while True:
        await visit.send(chunk(b" " * 65536))


async def _pour(visit: Visit, count: int) -> None:
    while count > 0:
        await visit.send(b" " * min(65536, count))
        count -= 65536


async def reset_at_once(visit: Visit) -> None:
    """RST in the place of an answer."""
    visit.reset()


async def reset_in_body(visit: Visit) -> None:
    """RST after half of the page."""
    await visit.send(answer("200 OK", HTML, body=CITED, length=10**6))
    await asyncio.sleep(0.05)
    visit.reset()


async def closed_after_a_byte_of_body(visit: Visit) -> None:
    """Headers, and nothing of what they promise."""
    await visit.send(answer("200 OK", HTML, length=500))


async def cookie_circle(visit: Visit) -> None:
    """In circles until the cookie comes back."""
    await visit.send(GOOD if "seen=1" in visit.head else to("/kronika", "302 Found", "Set-Cookie: seen=1; Path=/"))


async def cookie_wanted(visit: Visit) -> None:
    """Sets a cookie on one page and wants it on another."""
    if visit.head.startswith("GET /kronika "):
        await visit.send(to("/in", "302 Found", "Set-Cookie: session=7; Path=/"))
    else:
        await visit.send(GOOD if "session=7" in visit.head else html("Forbidden", "", "403 Forbidden"))


async def ladder(visit: Visit) -> None:
    """Thirty hops."""
    step = int(visit.head.split(" ")[1].partition("?")[2] or 0)
    await visit.send(to(f"/kronika?{step + 1}") if step < 30 else GOOD)


async def get_only(visit: Visit) -> None:
    """Knows no HEAD."""
    await visit.send(GOOD if visit.head.startswith("GET ") else answer("405 Method Not Allowed"))


async def one_address_only(visit: Visit) -> None:
    """Answers to the very letters of one address."""
    asked = visit.head.split(" ")[1]
    await visit.send(GOOD if asked == "/%7Ejan/a%2fb?q=%c5%99" else answer("404 Not Found"))


async def as_browsers_ask(visit: Visit) -> None:
    """Answers to UTF-8, percent-encoded."""
    asked = visit.head.split(" ")[1]
    await visit.send(GOOD if asked == "/%C5%BElu%C5%A5?k%C5%AF%C5%88" else answer("404 Not Found"))


async def idn_host(visit: Visit) -> None:
    """Answers to its name in ASCII."""
    await visit.send(
        GOOD if f"Host: {'kůň'.encode('idna').decode()}.test:" in visit.head else answer("400 Bad Request")
    )


async def no_fragment(visit: Visit) -> None:
    """Answers to an address without what stands after `#`."""
    await visit.send(GOOD if visit.head.split(" ")[1] == "/kronika" else answer("404 Not Found"))


async def no_credentials(visit: Visit) -> None:
    """Refuses who brings a password."""
    await visit.send(answer("401 Unauthorized") if "authorization" in visit.head.lower() else GOOD)


async def busy_once(visit: Visit) -> None:
    """Asks for a second's pause, then answers."""
    await visit.send(GOOD if visit.number > 1 else answer("429 Too Many Requests", "Retry-After: 1"))


async def busy_until(visit: Visit) -> None:
    """The same with a date."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    await visit.send(GOOD if visit.number > 1 else answer("503 Service Unavailable", f"Retry-After: {until}"))


async def reset_once(visit: Visit) -> None:
    """Breaks the first try off."""
    if visit.number == 1:
        visit.reset()
    else:
        await visit.send(GOOD)


GZIP, BROTLI, ZSTD = gzip.compress(CITED), brotli.compress(CITED), zstd.compress(CITED)
DEFLATE = zlib.compress(CITED)
SPACES = CITED + b" " * 50_000_000
MANY_HEADERS = [f"X-Header-{number}: {number}" for number in range(1000)]
WINDOWS_1250 = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{TEXT}".encode("windows-1250")

S = "https://page.test:{port}/kronika"
UNTRUSTED = Failure.TLS_UNTRUSTED

ROWS: tuple[Row, ...] = (
    # what lives
    Row("a page", GOOD, "alive", "ok"),
    Row("no Content-Length", HEADS_ONLY + b"\r\n" + CITED, "alive", "ok"),
    Row("chunks", chunked(chunk(CITED), b"0\r\n\r\n"), "alive", "ok"),
    Row("Content-Length too long", answer("200 OK", HTML, body=CITED, length=9999), "alive", "ok"),
    Row("Content-Length too short", answer("200 OK", HTML, body=CITED, length=200), "alive", "ok"),
    Row("HTTP/1.0", GOOD.replace(b"HTTP/1.1", b"HTTP/1.0"), "alive", "ok"),
    Row("100 before the answer", b"HTTP/1.1 100 Continue\r\n\r\n" + GOOD, "alive", "ok"),
    Row("103 early hints", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + GOOD, "alive", "ok"),
    Row("GET only", get_only, "alive", "ok"),
    Row("a page with an odd status", html(TITLE, TEXT, "403 Forbidden"), "alive", "ok"),
    Row("a page without a name", answer("200 OK", HTML, body=b"<p>Text</p>"), "alive", "not-compared"),
    Row("no body at all", answer("200 OK", HTML), "alive", "not-compared"),
    Row("a picture", answer("200 OK", "Content-Type: image/png", body=b"\x89PNG"), "alive", "not-compared"),
    Row(
        "another title", answer("200 OK", HTML, body="<title>Obrazy z dějin</title>".encode()), "alive", "title-differs"
    ),
    Row("UTF-16", answer("200 OK", "Content-Type: text/html", body=CITED.decode().encode("utf-16")), "alive", "ok"),
    Row("a false charset", answer("200 OK", "Content-Type: text/html; charset=klingon", body=CITED), "alive", "ok"),
    Row(
        "windows-1250",
        answer("200 OK", "Content-Type: text/html; charset=windows-1250", body=WINDOWS_1250),
        "alive",
        "ok",
    ),
    Row("gzip", packed("gzip", GZIP), "alive", "ok"),
    Row("gzip of two members", packed("gzip", gzip.compress(CITED[:99]) + gzip.compress(CITED[99:])), "alive", "ok"),
    Row("gzip and rubbish", packed("gzip", GZIP + b"\0\0rubbish"), "alive", "ok"),
    Row("half of a gzip", packed("gzip", GZIP[:-60]), "alive", "ok"),
    Row("deflate", packed("deflate", DEFLATE), "alive", "ok"),
    Row("deflate without its head", packed("deflate", DEFLATE[2:-4]), "alive", "ok"),
    Row("br", packed("br", BROTLI), "alive", "ok"),
    Row("zstd", packed("zstd", ZSTD), "alive", "ok"),
    Row("a charset for a coding", packed("utf-8", CITED), "alive", "ok"),
    Row("a bomb of gzip", packed("gzip", gzip.compress(SPACES, 1)), "alive", "ok"),
    Row("a bomb of br", packed("br", brotli.compress(SPACES, quality=1)), "alive", "ok"),
    Row("a bomb of zstd", packed("zstd", zstd.compress(SPACES)), "alive", "ok"),
    Row("a hundred megabytes", huge, "alive", "ok"),
    Row("an endless body", endless, "alive", "ok"),
    Row("a drip of body", drip, "alive", "ok"),
    Row("reset in the body", reset_in_body, "alive", "ok"),
    Row("a broken chunk", chunked(chunk(CITED), b"zz\r\n"), "alive", "ok"),
    Row("a header of 60 kB", answer("200 OK", HTML, "X-Big: " + "x" * 60_000, body=CITED), "alive", "ok"),
    # how addresses go out
    Row("percent-encoding", one_address_only, "alive", "ok", "http://page.test:{port}/%7Ejan/a%2fb?q=%c5%99"),
    Row("diacritics in the path", as_browsers_ask, "alive", "ok", "http://page.test:{port}/žluť?kůň"),
    Row("diacritics in the host", idn_host, "alive", "ok", "http://kůň.test:{port}/"),
    Row("a fragment", no_fragment, "alive", "ok", "http://page.test:{port}/kronika#druha"),
    Row("credentials", no_credentials, "alive", "ok", "http://jan:heslo@page.test:{port}/kronika"),
    Row("a name that leads inside too", GOOD, "alive", "ok", "http://both.test:{port}/kronika"),
    # asked again
    Row("Retry-After in seconds", busy_once, "alive", "ok"),
    Row("Retry-After as a date", busy_until, "alive", "ok"),
    Row("reset once", reset_once, "alive", "ok"),
    # redirects
    Row("moved", {"/kronika": to("/nova", "301 Moved"), "/nova": GOOD}, "moved", "redirect"),
    Row("moved by 308", {"/kronika": to("/nova", "308 Moved"), "/nova": GOOD}, "moved", "redirect"),
    Row(
        "moved without a name", {"/kronika": to("/n"), "/n": answer("200 OK", HTML, body=b"<p>x")}, "alive", "redirect"
    ),
    Row("found elsewhere", {"/kronika": to("nova"), "/nova": GOOD}, "alive", "ok"),
    Row("a Location without a scheme", {"/kronika": to("//page.test:{port}/b"), "/b": GOOD}, "alive", "ok"),
    Row("a Location with spaces", {"/kronika": to(" /a b "), "/a%20b": GOOD}, "alive", "ok"),
    Row("a Location in UTF-8", {"/kronika": to("/žluť"), "/%C5%BElu%C5%A5": GOOD}, "alive", "ok"),
    Row("a Location with credentials", {"/kronika": to("//a:b@page.test:{port}/b"), "/b": GOOD}, "alive", "ok"),
    Row("a circle broken by a cookie", cookie_circle, "alive", "ok"),
    Row("a cookie wanted further on", cookie_wanted, "alive", "ok"),
    Row("to itself", to("/kronika"), "unreachable", "redirect-loop"),
    Row("in a circle", {"/kronika": to("/b"), "/b": to("/kronika")}, "unreachable", "redirect-loop"),
    Row("thirty hops", ladder, "unreachable", "too-many-redirects"),
    Row("no Location", answer("302 Found"), "unreachable", "bad-redirect"),
    Row("an empty Location", to(""), "unreachable", "bad-redirect"),
    Row("a Location without a host", to("http://"), "unreachable", "bad-redirect"),
    Row("a Location with a bad port", to("http://page.test:99999/"), "unreachable", "bad-redirect"),
    Row("to file:", to("file:///etc/passwd"), "unchecked", "not-web"),
    Row("to javascript:", to("javascript:alert(1)"), "unchecked", "not-web"),
    Row("to a private address", to("http://10.0.0.1/"), "unchecked", "private-address"),
    Row("to a cloud's metadata", to("http://169.254.169.254/latest/"), "unchecked", "private-address"),
    Row("to a name that leads inside", to("http://inside.test/"), "unchecked", "private-address"),
    Row("to a number in disguise", to("http://0x7f.2/"), "unchecked", "private-address"),
    # statuses
    Row("404", html("Nothing", "", "404 Not Found"), "gone", "http-404"),
    Row("410", answer("410 Gone"), "gone", "http-410"),
    Row("204", b"HTTP/1.1 204 No Content\r\n\r\n", "unreachable", "http-204"),
    Row("304 that nobody asked for", b"HTTP/1.1 304 Not Modified\r\n\r\n", "unreachable", "http-304"),
    Row("401", answer("401 Unauthorized"), "blocked", "http-401"),
    Row("403", answer("403 Forbidden"), "blocked", "http-403"),
    Row("408", answer("408 Request Timeout"), "unreachable", "http-408"),
    Row("429 for ever", answer("429 Too Many Requests"), "blocked", "http-429"),
    Row("451", answer("451 Unavailable For Legal Reasons"), "blocked", "legal"),
    Row("999", answer("999 Request denied"), "blocked", "http-999"),
    Row("500", answer("500 Oops"), "unreachable", "http-500"),
    Row("505 and no HTTP/2", answer("505 HTTP Version Not Supported"), "unreachable", "http-505", S, "good"),
    # pages that are others
    Row("a soft 404", html("Stránka nenalezena", ""), "drifted", "soft-404"),
    Row("parked", html("This domain is for sale", "Buy this domain"), "drifted", "parked"),
    Row("to the home page", {"/kronika": to("/"), "/": html("Město Brno")}, "drifted", "home-page"),
    Row("to another page", {"/kronika": to("/b"), "/b": html("Ceník inzerce")}, "drifted", "other-page"),
    Row("to a login", {"/kronika": to("/login"), "/login": html("Přihlášení", "")}, "drifted", "login"),
    Row("a challenge", html("x", "", "403 Forbidden", "cf-mitigated: challenge"), "blocked", "bot-wall"),
    Row("a captcha with 200", html("Are you a robot?", ""), "blocked", "bot-wall"),
    Row("consent", html("Než budete pokračovat", ""), "blocked", "consent-wall"),
    Row("for another country", html("Video", "Not available in your country"), "blocked", "geo"),
    # no answer
    Row("closed at once", b"", "unreachable", "reset"),
    Row("reset at once", reset_at_once, "unreachable", "reset"),
    Row("closed in the status line", b"HTTP/1.1 2", "unreachable", "reset"),
    Row("closed in the headers", b"HTTP/1.1 200 OK\r\nContent-Ty", "unreachable", "reset"),
    Row("closed before the body", closed_after_a_byte_of_body, "unreachable", "body-cut"),
    Row("a body that is a broken chunk", chunked(b"zz\r\n"), "unreachable", "body-cut"),
    Row("silence", silence, "unreachable", "timeout"),
    Row("a silent body", silent_body, "unreachable", "timeout"),
    Row("a drip of headers", drip_of_headers, "unreachable", "timeout"),
    Row("HTTP/0.9", CITED, "unreachable", "protocol-error"),
    Row("garbage", bytes(range(256)) * 4, "unreachable", "protocol-error"),
    Row("SSH", b"SSH-2.0-OpenSSH_9.6\r\n", "unreachable", "protocol-error"),
    Row("a header of a megabyte", answer("200 OK", "X: " + "x" * 10**6, body=CITED), "unreachable", "protocol-error"),
    Row("a thousand headers", answer("200 OK", HTML, *MANY_HEADERS, body=CITED), "alive", "ok"),
    Row("gzip that lies", packed("gzip", CITED), "unreachable", "bad-encoding"),
    Row("br that lies", packed("br", CITED), "unreachable", "bad-encoding"),
    Row("zstd that lies", packed("zstd", CITED), "unreachable", "bad-encoding"),
    Row("a coding that nobody knows", packed("exi", GZIP), "unreachable", "bad-encoding"),
    Row("gzip of gzip", packed("gzip, gzip", gzip.compress(GZIP)), "unreachable", "bad-encoding"),
    Row("no such host", GOOD, "gone", "no-such-host", "http://unknown.test/"),
    Row("a name service that fails", GOOD, "unreachable", "dns-failed", "http://busy.test/"),
    Row("nobody listens", GOOD, "unreachable", "refused", "http://page.test:1/"),
    Row("a name that leads inside", GOOD, "unchecked", "private-address", "http://inside.test:{port}/"),
    Row("this machine", GOOD, "unchecked", "private-address", "http://localhost:{port}/"),
    Row("another scheme", GOOD, "unchecked", "not-web", "ftp://page.test/kronika"),
    # TLS
    Row("a good certificate", GOOD, "alive", "ok", S, "good"),
    Row("an expired certificate", GOOD, "alive", "ok", S, "expired", Failure.TLS_EXPIRED),
    Row("another host's certificate", GOOD, "alive", "ok", S, "wrong-host", Failure.TLS_WRONG_HOST),
    Row("a certificate signed by itself", GOOD, "alive", "ok", S, "self-signed", UNTRUSTED),
    Row("a certificate that nobody knows", GOOD, "alive", "ok", S, "unknown-ca", UNTRUSTED),
    Row("an expired certificate on nothing", b"", "unreachable", "tls-expired", S, "expired"),
    Row("TLS 1.1 at most", GOOD, "unreachable", "tls-old-protocol", S, "old"),
    Row("no TLS", answer("400 Bad Request"), "unreachable", "tls", S, "none"),
    Row("HTTP/2 alone", CITED, "alive", "ok", S, "h2"),
    Row("HTTP/2 alone, closing", b"", "unreachable", "reset", S, "good"),
)
