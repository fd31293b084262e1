"""Save Page Now 2, by which the Internet Archive saves a page on request: address → job → Saved or NotSaved.

The protocol: docs/facts/archives.md. Every request carries the keys, so none is sent on after a redirect. A submission whose
answer did not come is `LOOK_FIRST`, never sent again by us: the page may have been saved. `success` is
believed; a fresh copy cannot be replayed at once, so replaying would prove nothing.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from dostupne.contracts import ArchiveAddresses, Save
from dostupne.model.copies import parse_stamp
from dostupne.model.evidence import Failure
from dostupne.model.saving import (
    KEYS_REFUSED,
    NO_CONNECTION,
    NotSaved,
    Remedy,
    SaveAllowance,
    SaveAnswer,
    Saved,
    SaveJob,
    SaveKeys,
)
from dostupne.model.snapshot import Capture

ARCHIVE = "wayback"
KEYS_FROM = "https://archive.org/account/s3.php"

NO_ANSWER, JOB_LOST, NONE_LEFT = "no-answer", "job-lost", "daily-limit"
"""Our codes for what has no code of the archive, besides those of `model/saving`."""

_TIMEOUT = 120.0
"""Seconds for an answer: what clients of the archive wait (spn-client 0.4.0)."""

_DAY = 86400

_CLASSES: Mapping[Remedy, str] = {
    Remedy.NEVER: "not-found no-access unauthorized bad-request method-not-allowed not-implemented "
    "http-version-not-supported invalid-url-syntax invalid-host-resolution blocked blocked-url blocked-client-ip "
    "filesize-limit ftp-access-denied too-many-redirects",
    Remedy.LATER: "bad-gateway gateway-timeout service-unavailable internal-server-error browsing-timeout celery "
    "job-failed no-browsers-available invalid-server-response protocol-error read-timeout soft-time-limit-exceeded "
    "network-authentication-required proxy-error capture-location-error cannot-fetch no-captures",
    Remedy.TOMORROW: "too-many-daily-captures",
    Remedy.LEAVE_HOST: "too-many-requests",
    Remedy.STOP: "user-session-limit bandwidth-limit-exceeded max-daily-bandwidth max-daily-bandwidth-from-ip "
    "max-daily-bandwidth-host",
    Remedy.LOOK_FIRST: "invalid-job",
}
REMEDIES: Mapping[str, Remedy] = {
    f"error:{name}": remedy for remedy, names in _CLASSES.items() for name in names.split()
}
"""What to do about each error of the archive, as clients of it found out (spn-client 0.4.0, September 2026).

`too-many-requests` is the site's complaint, passed on; `too-many-daily-captures` a limit of one address, not of the account.
"""

_NOT_SENT = frozenset(
    {
        *(Failure.DNS_UNKNOWN, Failure.DNS_FAILED, Failure.REFUSED, Failure.CONNECT, Failure.TIMEOUT_CONNECT),
        *(Failure.TLS, Failure.TLS_EXPIRED, Failure.TLS_WRONG_HOST, Failure.TLS_UNTRUSTED, Failure.TLS_OLD),
        *(Failure.FORBIDDEN_ADDRESS, Failure.LEFT_ALONE, Failure.UNSUPPORTED_SCHEME, Failure.NOT_RECORDED),
    }
)
"""Failures before a request was sent: nothing can have come of it."""

_HAS_ONE = re.compile(r"\bsnapshot\b.*\bago\b", re.IGNORECASE | re.DOTALL)
"""`The same snapshot had been made 4 hours, 45 minutes ago. You can make new capture of this URL after 168 hours.`"""


async def submit(
    client: httpx.AsyncClient, addresses: ArchiveAddresses, keys: SaveKeys, url: str, within: float
) -> SaveAnswer:
    """Asks to save an address, unless there is a copy not older than `within` seconds; 0 saves in any case."""
    form = {"url": url, "skip_first_archive": "1"}
    if within > 0:
        form["if_not_archived_within"] = _span(within)
    try:
        response = await client.post(addresses.save_url, data=form, headers=_headers(keys), timeout=_TIMEOUT)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _unanswered(url, error)
    said = _said(response)
    if job_id := said.get("job_id"):
        return SaveJob(url, str(job_id)) if said.get("status") != "error" else _error(url, said)
    if response.status_code == httpx.codes.OK and _HAS_ONE.search(_message(said)):
        return Saved(url, message=_message(said))
    return _refused(url, response, said)


async def look(
    client: httpx.AsyncClient, addresses: ArchiveAddresses, keys: SaveKeys, jobs: Sequence[SaveJob]
) -> tuple[SaveAnswer, ...]:
    """The state of each job, asked for together; one by one where the archive does not answer that."""
    if len(jobs) == 1:
        return (await _look_at(client, addresses, keys, jobs[0]),)
    listed: Mapping[str, Any] = {}
    try:
        response = await client.post(
            f"{addresses.save_url}/status",
            data={"job_ids": ",".join(job.job_id for job in jobs)},
            headers=_headers(keys),
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _all_at_work(jobs, error)
    if response.status_code in _STOPPING:
        return tuple(_refused(job.url, response, {}) for job in jobs)
    if response.status_code == httpx.codes.OK:
        listed = {str(one.get("job_id")): one for one in _listed(response)}
    return tuple(
        [
            _state(job, listed[job.job_id], addresses)
            if job.job_id in listed
            else await _look_at(client, addresses, keys, job)
            for job in jobs
        ]
    )


async def allowance(client: httpx.AsyncClient, addresses: ArchiveAddresses, keys: SaveKeys) -> SaveAllowance:
    """How much is allowed now. What does not answer is no refusal: the first submission will tell."""
    try:
        response = await client.get(f"{addresses.save_url}/status/user", headers=_headers(keys))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        found = _unanswered("", error)
        return SaveAllowance(refusal=found if found.remedy is Remedy.STOP else None)
    if response.status_code in _STOPPING:
        return SaveAllowance(refusal=_refused("", response, _said(response)))
    said = _said(response)
    limit, used = _number(said.get("daily_captures_limit")), _number(said.get("daily_captures"))
    today = None if limit is None or used is None else max(0, limit - used)
    refusal = (
        NotSaved("", NONE_LEFT, Remedy.STOP, f"{used} of {limit} captures of today are made") if today == 0 else None
    )
    return SaveAllowance(_number(said.get("available")), today, refusal)


async def _look_at(client: httpx.AsyncClient, addresses: ArchiveAddresses, keys: SaveKeys, job: SaveJob) -> SaveAnswer:
    try:
        response = await client.get(f"{addresses.save_url}/status/{job.job_id}", headers=_headers(keys))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _all_at_work((job,), error)[0]
    if response.status_code in _STOPPING:
        return _refused(job.url, response, {})
    if response.status_code == httpx.codes.NOT_FOUND:
        return NotSaved(job.url, JOB_LOST, Remedy.LOOK_FIRST)
    said = _said(response)
    return _state(job, said, addresses) if said else job


def _state(job: SaveJob, said: Mapping[str, Any], addresses: ArchiveAddresses) -> SaveAnswer:
    match said.get("status"):
        case "success":
            return Saved(job.url, _capture(job.url, said, addresses))
        case "error":
            return _error(job.url, said)
        case _:
            return job


def _capture(url: str, said: Mapping[str, Any], addresses: ArchiveAddresses) -> Capture | None:
    stamp, original = str(said.get("timestamp") or ""), str(said.get("original_url") or url)
    at = parse_stamp(stamp)
    if at is None:
        return None
    status = _number(said.get("http_status"))
    return Capture(ARCHIVE, original, at, f"{addresses.replay_url.rstrip('/')}/{stamp}/{original}", status)


def _error(url: str, said: Mapping[str, Any]) -> NotSaved:
    code = str(said.get("status_ext") or "error")
    return NotSaved(url, code, REMEDIES.get(code, Remedy.ONCE_MORE), _message(said))


_STOPPING = frozenset({401, 403, 429})


def _refused(url: str, response: httpx.Response, said: Mapping[str, Any]) -> NotSaved:
    """What an answer without a job means; after an error of the server nobody knows whether there is one."""
    status = response.status_code
    if status == httpx.codes.UNAUTHORIZED:
        return NotSaved(url, KEYS_REFUSED, Remedy.STOP, _message(said))
    if status in _STOPPING:
        after = response.headers.get("retry-after", "")
        return NotSaved(url, f"http-{status}", Remedy.STOP, _message(said), after)
    if said.get("status") == "error" or said.get("status_ext"):
        return _error(url, said)
    if status == httpx.codes.OK or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return NotSaved(url, f"http-{status}", Remedy.LOOK_FIRST, _message(said))
    return NotSaved(url, f"http-{status}", Remedy.ONCE_MORE, _message(said))


def _unanswered(url: str, error: Exception) -> NotSaved:
    words = str(error) or type(error).__name__
    if _was_not_sent(error):
        return NotSaved(url, NO_CONNECTION, Remedy.STOP, words)
    return NotSaved(url, NO_ANSWER, Remedy.LOOK_FIRST, words)


def _all_at_work(jobs: Sequence[SaveJob], error: Exception) -> tuple[SaveAnswer, ...]:
    """A look that failed says nothing of the jobs; where the archive cannot be reached, looking again is of no use."""
    if _was_not_sent(error):
        return tuple(_unanswered(job.url, error) for job in jobs)
    return tuple(jobs)


def _was_not_sent(error: Exception) -> bool:
    # our own transports say the failure, httpx's say it by their type
    failure = getattr(error, "failure", None)
    kinds = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL)
    return failure in _NOT_SENT or isinstance(error, kinds)


def _headers(keys: SaveKeys) -> dict[str, str]:
    return {"Accept": "application/json", "Authorization": f"LOW {keys.access}:{keys.secret}"}


def _span(seconds: float) -> str:
    """`3d` of whole days, else seconds: both are forms that the archive knows."""
    whole = round(seconds)
    return f"{whole // _DAY}d" if whole % _DAY == 0 else str(whole)


def _said(response: httpx.Response) -> Mapping[str, Any]:
    """The object that the answer holds; empty where it holds none."""
    found = _listed(response)
    return found[0] if len(found) == 1 else {}


def _listed(response: httpx.Response) -> Sequence[Mapping[str, Any]]:
    try:
        data = response.json()
    except ValueError:
        return ()
    items = data if isinstance(data, list) else [data]
    return [one for one in items if isinstance(one, dict)]


def _message(said: Mapping[str, Any]) -> str:
    return " ".join(str(said.get("message") or "").split())


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


SAVE_PAGE_NOW = Save(
    submit,
    look,
    allowance,
    KEYS_FROM,
    pace=8.6,  # 7 a minute with keys (its documents of 22 July 2026)
    look_every=5.0,
    patience=150.0,  # a capture may take two minutes
    jobs_kept=3600.0,
    at_once=3,
)
