"""Exception → Failure: why no answer came, whichever library found out."""

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import datetime

import aiohttp
import httpx

from dostupne.model.evidence import Failure

_UNKNOWN_NAME = {
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
}
"""Answers of a resolver that mean: asked, and there is no such host (RFC 3493 §6.1)."""

_BY_NUMBER = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ECONNRESET: Failure.RESET,
    errno.ECONNABORTED: Failure.RESET,
    errno.EPIPE: Failure.RESET,
    errno.ETIMEDOUT: Failure.TIMEOUT_CONNECT,
}

_OUR_OWN = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""Numbers that say something about this machine and nothing about the site."""

PASSING = frozenset(
    {Failure.DNS_FAILED, Failure.RESET, Failure.TIMEOUT_CONNECT, Failure.TIMEOUT_READ, Failure.TIMEOUT_TOTAL}
)
"""Failures that another try may not meet."""


CERTIFICATE_FAULTS = frozenset({Failure.TLS_EXPIRED, Failure.TLS_WRONG_HOST, Failure.TLS_UNTRUSTED})
"""Failures behind which the site may be read all the same, by who does not trust it."""

# Numbers of https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
_BY_VERIFICATION = {
    9: Failure.TLS,  # not valid yet: more often our clock is wrong than the certificate
    10: Failure.TLS_EXPIRED,
    62: Failure.TLS_WRONG_HOST,
    64: Failure.TLS_WRONG_HOST,
}

_OLD_PROTOCOL = frozenset(
    "UNSUPPORTED_PROTOCOL TLSV1_ALERT_PROTOCOL_VERSION UNSAFE_LEGACY_RENEGOTIATION_DISABLED DH_KEY_TOO_SMALL".split()
)
"""What OpenSSL says of servers that know only what is no longer used."""

_NO_PROTOCOL = "TLSV1_ALERT_NO_APPLICATION_PROTOCOL"  # RFC 7301


class NoAnswer(httpx.TransportError):
    """A request that got no answer, with its `failure`.

    `recorded_at` is when it was seen, where that is known (UTC; while recording and in replay).
    Raised by our own transports; code that catches `httpx.HTTPError` catches it too.
    """

    def __init__(self, failure: Failure, detail: str = "", *, recorded_at: datetime | None = None) -> None:
        self.detail = " ".join(detail.split()) or str(failure)
        super().__init__(self.detail)
        self.failure = failure
        self.recorded_at = recorded_at


class ForbiddenAddress(OSError):
    """A host name that leads to a private or reserved address."""


def failure_of(error: BaseException) -> Failure:
    """The kind of an exception of httpx, aiohttp, ssl or the system; its causes are looked at too."""
    if isinstance(error, NoAnswer):
        return error.failure
    chain = list(_causes(error))
    # way by way: aiohttp wraps what ssl and the system say in types that are kin to them and say less
    known = (kind for way in _WAYS for cause in chain if (kind := way(cause)) is not None)
    fallback = (kind for cause in chain for types, kind in _BROAD if isinstance(cause, types))
    return next(known, None) or next(fallback, Failure.PROTOCOL)


def detail_of(error: BaseException) -> str:
    """What to tell a person: the exception's own words, or its name where it has none."""
    return " ".join(str(error).split()) or type(error).__name__


def wants_another_protocol(error: BaseException) -> bool:
    """Whether a server refused to speak HTTP/1.1 (ALPN)."""
    return any(
        isinstance(cause, ssl.SSLError) and getattr(cause, "reason", "") == _NO_PROTOCOL for cause in _causes(error)
    )


def our_own_fault(error: BaseException) -> bool:
    """Whether this machine ran out of something, so that the site cannot be blamed."""
    return any(isinstance(cause, OSError) and cause.errno in _OUR_OWN for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        wrapped = current.os_error if isinstance(current, aiohttp.ClientConnectorError) else None
        current = wrapped or current.__cause__ or current.__context__


_SHARP: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Failure], ...] = (
    (ForbiddenAddress, Failure.FORBIDDEN_ADDRESS),
    ((httpx.ConnectTimeout, httpx.PoolTimeout, aiohttp.ConnectionTimeoutError), Failure.TIMEOUT_CONNECT),
    ((httpx.ReadTimeout, httpx.WriteTimeout, aiohttp.SocketTimeoutError), Failure.TIMEOUT_READ),
    ((httpx.DecodingError,), Failure.BAD_ENCODING),
    ((aiohttp.ClientPayloadError,), Failure.BODY_CUT),
    ((ssl.SSLError, aiohttp.ClientSSLError, aiohttp.ServerFingerprintMismatch), Failure.TLS),
    ((ConnectionRefusedError,), Failure.REFUSED),
    ((ConnectionError, aiohttp.ServerDisconnectedError), Failure.RESET),
    ((httpx.UnsupportedProtocol, aiohttp.NonHttpUrlClientError), Failure.UNSUPPORTED_SCHEME),
)
"""Types that settle the matter wherever in the chain of causes they stand."""

_BROAD: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Failure], ...] = (
    ((httpx.ReadError, httpx.WriteError, httpx.CloseError), Failure.RESET),
    ((httpx.ConnectError, httpx.ProxyError, aiohttp.ClientConnectorError), Failure.CONNECT),
    ((httpx.TimeoutException, TimeoutError), Failure.TIMEOUT_TOTAL),
    ((httpx.NetworkError, aiohttp.ClientOSError), Failure.CONNECT),
)
"""Types that say little: asked only where nothing sharper is in the chain."""


def _of_name_service(error: BaseException) -> Failure | None:
    if not isinstance(error, socket.gaierror):
        return None
    return Failure.DNS_UNKNOWN if error.errno in _UNKNOWN_NAME else Failure.DNS_FAILED


def _of_tls(error: BaseException) -> Failure | None:
    if isinstance(error, ssl.SSLCertVerificationError) and not isinstance(error, aiohttp.ClientError):
        return _BY_VERIFICATION.get(error.verify_code, Failure.TLS_UNTRUSTED)
    old = isinstance(error, ssl.SSLError) and getattr(error, "reason", "") in _OLD_PROTOCOL  # aiohttp's kin have none
    return Failure.TLS_OLD if old else None


def _of_type(error: BaseException) -> Failure | None:
    return next((kind for types, kind in _SHARP if isinstance(error, types)), None)


def _of_number(error: BaseException) -> Failure | None:
    return _BY_NUMBER.get(error.errno or 0) if isinstance(error, OSError) else None


_WAYS: tuple[Callable[[BaseException], Failure | None], ...] = (_of_name_service, _of_tls, _of_type, _of_number)
