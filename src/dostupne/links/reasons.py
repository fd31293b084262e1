"""Every reason a verdict can give, by its standing: the codes are stable, their words are in `cli/reason_words`."""

from dostupne.model.evidence import Failure
from dostupne.model.verdict import Standing

FAILURES: dict[Failure, tuple[Standing, str]] = {
    Failure.DNS_UNKNOWN: (Standing.GONE, "no-such-host"),
    Failure.DNS_FAILED: (Standing.UNREACHABLE, "dns-failed"),
    Failure.REFUSED: (Standing.UNREACHABLE, "refused"),
    Failure.RESET: (Standing.UNREACHABLE, "reset"),
    Failure.CONNECT: (Standing.UNREACHABLE, "connect-failed"),
    Failure.TLS: (Standing.UNREACHABLE, "tls"),
    Failure.TLS_EXPIRED: (Standing.UNREACHABLE, "tls-expired"),
    Failure.TLS_WRONG_HOST: (Standing.UNREACHABLE, "tls-wrong-host"),
    Failure.TLS_UNTRUSTED: (Standing.UNREACHABLE, "tls-untrusted"),
    Failure.TLS_OLD: (Standing.UNREACHABLE, "tls-old-protocol"),
    Failure.TIMEOUT_CONNECT: (Standing.UNREACHABLE, "timeout"),
    Failure.TIMEOUT_READ: (Standing.UNREACHABLE, "timeout"),
    Failure.TIMEOUT_TOTAL: (Standing.UNREACHABLE, "timeout"),
    Failure.PROTOCOL: (Standing.UNREACHABLE, "protocol-error"),
    Failure.BODY_CUT: (Standing.UNREACHABLE, "body-cut"),
    Failure.BAD_ENCODING: (Standing.UNREACHABLE, "bad-encoding"),
    Failure.TOO_MANY_REDIRECTS: (Standing.UNREACHABLE, "too-many-redirects"),
    Failure.REDIRECT_LOOP: (Standing.UNREACHABLE, "redirect-loop"),
    Failure.BAD_REDIRECT: (Standing.UNREACHABLE, "bad-redirect"),
    Failure.FORBIDDEN_ADDRESS: (Standing.UNCHECKED, "private-address"),
    Failure.UNSUPPORTED_SCHEME: (Standing.UNCHECKED, "not-web"),
    Failure.ROBOTS: (Standing.UNCHECKED, "robots"),
    Failure.LEFT_ALONE: (Standing.UNCHECKED, "left-alone"),
    Failure.NOT_RECORDED: (Standing.UNCHECKED, "not-recorded"),
}
"""What we make of each way of getting no answer. Only a name that does not exist is taken for an end."""

GONE_STATUSES = frozenset({404, 410})
"""A server's plain word that there is nothing; it stands unless the body is the cited page."""

PASSING_STATUSES = frozenset({408, 421, 423, 425})
"""Client errors that may pass by themselves; all others but those above are walls that a person must look behind."""

WALL_REASONS = {451: "legal"}

PAGE_REASONS: dict[Standing, tuple[str, ...]] = {
    Standing.ALIVE: ("ok", "not-compared", "title-differs", "redirect", "registered", "candidate-confirmed"),
    Standing.MOVED: ("redirect", "canonical", "registered", "archived-redirect"),
    Standing.GONE: ("unregistered",),
    Standing.DRIFTED: ("soft-404", "parked", "home-page", "other-page", "login", "copy-of-error"),
    Standing.BLOCKED: ("bot-wall", "consent-wall", "geo", "legal", "copy-not-public"),
    Standing.UNCHECKED: ("not-checked", "excluded", "network-down"),
}
"""Reasons besides those of `FAILURES` and `http-<status>`; `excluded`, `network-down`, `candidate-confirmed` and
`archived-redirect` are given by `app`."""

CERTIFICATE_NOTES = {
    Failure.TLS_EXPIRED: "certificate-expired",
    Failure.TLS_WRONG_HOST: "certificate-wrong-host",
    Failure.TLS_UNTRUSTED: "certificate-untrusted",
}
COPY_NOTES = ("another-capture", "archive-date-mismatch", "archive-orig-mismatch")
"""What a verdict of an archived copy that is itself cited may add."""

NOTES = ("https", "fragment-missing", "paywall", "cut", "certificate-invalid", *CERTIFICATE_NOTES.values(), *COPY_NOTES)
"""What a verdict of a living page may add."""

ANY_STATUS = "http-status"
"""The catalogue's one entry for all codes `http-<three digits>`; the status is the verdict's `detail`."""

REASONS = frozenset(
    {reason for _, reason in FAILURES.values()}
    | {reason for reasons in PAGE_REASONS.values() for reason in reasons}
    | {ANY_STATUS}
)
"""All codes a catalogue of words must know; look `http-404` and its like up by `catalogued`."""


def catalogued(reason: str) -> str:
    """The code a catalogue lists for a reason: `http-404` → `http-status`, any other is itself."""
    prefix, _, number = reason.partition("-")
    return ANY_STATUS if prefix == "http" and number.isdigit() else reason
