"""Evidence: what the network said about an address. No opinion in here (`verdict` has those)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dostupne.model.dates import PartialDate

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses that send to another address (https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx)."""


class Failure(StrEnum):
    """Why no answer came."""

    DNS_UNKNOWN = "dns-unknown"
    DNS_FAILED = "dns-failed"
    REFUSED = "connection-refused"
    RESET = "connection-reset"
    CONNECT = "connect-failed"
    TLS = "tls"
    TLS_EXPIRED = "tls-expired"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS_UNTRUSTED = "tls-untrusted"
    TLS_OLD = "tls-old-protocol"
    TIMEOUT_CONNECT = "timeout-connect"
    TIMEOUT_READ = "timeout-read"
    TIMEOUT_TOTAL = "timeout-total"
    PROTOCOL = "protocol-error"
    BODY_CUT = "body-cut"
    BAD_ENCODING = "bad-encoding"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    REDIRECT_LOOP = "redirect-loop"
    BAD_REDIRECT = "bad-redirect"
    FORBIDDEN_ADDRESS = "forbidden-address"
    UNSUPPORTED_SCHEME = "unsupported-scheme"
    ROBOTS = "disallowed-by-robots"
    LEFT_ALONE = "left-alone"
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way: the address asked, its status, where it pointed, and how it came.

    `headers` are those that matter for judging, names in lower case. `seconds` is from sending the request,
    connecting included, to the last of its headers, and `address` the IP address that answered; None and empty in a replay and through a proxy.
    """

    url: str
    status: int
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page calls itself. Empty where the page says nothing."""

    title: str = ""
    heading: str = ""
    og_title: str = ""
    citation_title: str = ""
    alternative_titles: tuple[str, ...] = ()
    """Other names it gives itself: `alternativeHeadline` and the like, a second heading, large print of a PDF."""
    site_name: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    canonical: str = ""
    language: str = ""
    text: str = ""
    """The first 20,000 characters of its visible text, white space folded."""
    has_password_field: bool = False
    is_shell: bool = False
    """Whether scripts make the page, so that its text is that of a shell and may be the same at every address."""
    digest: str = ""
    """SHA-256 (hex) of all of its visible text that was read, folded: equal for pages that say the same."""
    has_fragment: bool | None = None
    """Whether the part that the address names after `#` is there; None where it names none, or that cannot be told."""


@dataclass(frozen=True, slots=True)
class Probe:
    """All that was seen of one address at one time.

    `asked_at` is UTC. `status` is that of the last hop; None when no answer came, then `failure`
    says why. `headers` are those of the last answer that matter for judging, names in lower case.
    """

    url: str
    asked_at: datetime
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    failure_detail: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    page: PageFacts | None = None
    certificate_fault: Failure | None = None
    """What is wrong with the site's certificate, where the page was read all the same (never with credentials)."""
    sibling: "Probe | None" = None
    """What a random address beside it answered, where that was asked: a page that exists cannot look like one that does not."""
    registered: bool | None = None
    """Whether the registry of the persistent identifier knows it; None where it was not asked or did not say."""
    cached: bool = False
    """Whether an earlier run saw this, and the address was not asked in this one."""

    @property
    def status(self) -> int | None:
        """The last answer's status; None where the last thing seen was a failure."""
        return self.hops[-1].status if self.hops and self.failure is None else None

    @property
    def final_url(self) -> str:
        """The address that gave the last answer (the one asked, when none came)."""
        return self.hops[-1].url if self.hops else self.url
