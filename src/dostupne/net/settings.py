"""What a user can set about the network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """Manners and limits of all traffic of a run.

    `concurrency` requests at once in all, `per_host` to one host, `interval` seconds between two
    starts to one host. `timeout` is seconds for one link with all its hops, `retries` how often a
    passing failure is tried again. `body_limit` is bytes read of a body after decompression.
    `ignore_robots` asks pages that their site's robots.txt keeps programs from. `contact` is an address or URL that goes into the user agent.
    """

    concurrency: int = 128
    per_host: int = 2
    interval: float = 0.5
    timeout: float = 30.0
    retries: int = 2
    max_redirects: int = 10
    proxy: str = ""
    user_agent: str = ""
    contact: str = ""
    allow_private: bool = False
    ignore_robots: bool = False
    body_limit: int = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Registries:
    """Where DOIs are resolved, and where Crossref's interface is; empty to do without retractions."""

    doi_url: str = "https://doi.org"
    crossref_url: str = "https://api.crossref.org"
