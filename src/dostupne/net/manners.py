"""Request → Response, politely: in turn, with pauses where a host asks for them, and tried again.

Sits at httpx's transport seam, so that probing, archives and notifiers are polite without knowing it.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt, wait_exponential_jitter

from dostupne.model.evidence import Failure, Probe
from dostupne.net.budget import BUDGET, Budget
from dostupne.net.clock import Clock
from dostupne.net.failures import PASSING, NoAnswer, failure_of
from dostupne.net.settings import NetworkSettings
from dostupne.net.turns import Lane, Turns

RETRIES = "dostupne.retries"
"""The request extension that says how often this one request is tried again, whatever the settings."""

LONGEST_PAUSE = 60.0
"""Seconds: a host that asks for more is waited for no longer than this within a run."""

AGAIN = "dostupne.again"
"""The request extension that marks another try of our own: a host that does nothing but complain is spared it."""

PATIENCE = 5
"""Complaints in a row after which a host is not asked twice, and refusals after which a paced one is left alone."""

SILENCES = 3
"""Answers in a row that a service of a paced host may owe before it is left alone: each costs its whole time-out."""

_SILENT = frozenset({Failure.TIMEOUT_CONNECT, Failure.TIMEOUT_READ, Failure.TIMEOUT_TOTAL})

_PASSING_STATUSES = frozenset({429, 500, 502, 503, 504})
_COMPLAINTS = frozenset({429, 503})
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_BACKOFF = wait_exponential_jitter(initial=1, max=30, jitter=1)


@dataclass(slots=True)
class _Outcome:
    """What one try gave: a response or an error; `passing` when another try may do better."""

    response: httpx.Response | None = None
    error: httpx.TransportError | None = None
    passing: bool = False

    def unwrap(self) -> httpx.Response:
        if self.response is None:
            raise self.error or RuntimeError("a try without an outcome")
        return self.response

    async def drop(self) -> None:
        if self.response is not None:
            await self.response.aclose()


class _HeldBody(httpx.AsyncByteStream):
    """A body that gives the turn back when it is closed."""

    def __init__(self, inner: httpx.AsyncByteStream, turns: Turns, lane: Lane) -> None:
        self._inner = inner
        self._turns = turns
        self._lane: Lane | None = lane

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._inner)

    async def aclose(self) -> None:
        lane, self._lane = self._lane, None
        try:
            await self._inner.aclose()
        finally:
            if lane is not None:
                self._turns.release(lane)


@dataclass(frozen=True, slots=True)
class Manners:
    """The rules: user's settings, and `pace`, hosts with a wider interval of their own (seconds).

    A key of `pace` may be a service of a host, as `web.archive.org/cdx`: what begins so has an interval of its own. What one
    service complains of is obeyed for the whole host, as hosts count and shut out by network.
    """

    settings: NetworkSettings
    pace: Mapping[str, float] = field(default_factory=dict)

    def interval(self, service: str) -> float:
        """Seconds between two starts to a host or a service of it."""
        return max(self.settings.interval, self.pace.get(service, 0.0))

    def services(self) -> dict[str, tuple[str, ...]]:
        """By paced host its services, the longest first, the host itself last."""
        hosts = dict.fromkeys(service.partition("/")[0] for service in self.pace)
        ordered = sorted(self.pace, key=len, reverse=True)
        return {host: (*(one for one in ordered if one.startswith(f"{host}/")), host) for host in hosts}


_CAPTURED = frozenset({"memento-datetime", "x-archive-src"})
"""Headers by which archives tell a copy from their own answers; some of the Wayback Machine name their WARC alone."""


class PoliteTransport(httpx.AsyncBaseTransport):
    """Keeps turns and intervals, obeys `Retry-After`, tries passing failures again.

    A turn lasts until the response is closed. A paced host that refuses five times (429, or no
    connection) is asked no more: every later request to it raises `NoAnswer` with `LEFT_ALONE` at once. So does a
    service of it that lets three requests in a row wait in vain, and none of those is tried again.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, manners: Manners, clock: Clock) -> None:
        self._inner = inner
        self._manners = manners
        self._clock = clock
        self._turns = Turns(manners.settings.concurrency, manners.settings.per_host, clock)
        self._lanes: dict[str, Lane] = {}
        self._services = manners.services()
        self._pauses: dict[str, float] = {}
        """Until when a paced host wants to be asked nothing (monotonic seconds)."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        lane = self._lane(self._service(request))
        if AGAIN in request.extensions and lane.complaints >= PATIENCE:
            raise NoAnswer(Failure.LEFT_ALONE, f"{lane.host} only complained, {lane.complaints} times in a row")
        budget: Budget | None = request.extensions.get(BUDGET)
        if budget:
            budget.mark()
        first = await self._try(request, lane, 1)
        tries = 1 + self._retries(request)
        if not first.passing or tries == 1 or lane.closed:
            return first.unwrap()
        return (await self._try_again(request, lane, first, tries)).unwrap()

    async def aclose(self) -> None:
        await self._turns.aclose()
        await self._inner.aclose()

    def slow_down(self, host: str, seconds: float) -> None:
        """From now on starts to the host are at least so many seconds apart."""
        lane = self._lane(host)
        lane.usual_interval = max(lane.usual_interval, seconds)
        lane.interval = max(lane.interval, seconds)
        lane.next_start = max(lane.next_start, self._clock.monotonic() + seconds)

    def _service(self, request: httpx.Request) -> str:
        host = request.url.raw_host.decode("ascii")
        services = self._services.get(host)
        if services is None:
            return host
        asked = host + request.url.raw_path.decode("ascii", "replace")
        return next((service for service in services if asked.startswith(service)), host)

    def _lane(self, service: str) -> Lane:
        lane = self._lanes.get(service)
        if lane is None:
            interval = self._manners.interval(service)
            lane = self._lanes[service] = Lane(service.partition("/")[0], interval, interval)
            if lane.host in self._services:
                lane.next_start = self._pauses.get(lane.host, 0.0)
                lane.closed = next((one.closed for one in self._kin(lane) if one.refusals and one.closed), "")
        return lane

    def _kin(self, lane: Lane) -> list[Lane]:
        """The lanes of a paced host's services, this one among them."""
        return [other for other in self._lanes.values() if other.host == lane.host]

    def _retries(self, request: httpx.Request) -> int:
        if request.method not in _SAFE_METHODS:
            return 0
        wanted: int = request.extensions.get(RETRIES, self._manners.settings.retries)
        return wanted

    async def _try_again(self, request: httpx.Request, lane: Lane, first: _Outcome, tries: int) -> _Outcome:
        # one AsyncRetrying per request: a shared one mixes up the coroutines that wait in it (tenacity 9.2.1)
        number = 0
        budget: Budget | None = request.extensions.get(BUDGET)

        async def attempt() -> _Outcome:
            nonlocal number
            number += 1
            if number == 1:
                return first
            if budget:
                budget.rewind()  # a try that came to nothing is not the next one's loss
            return await self._try(request, lane, number)

        retrying = AsyncRetrying(
            stop=stop_after_attempt(tries),
            wait=_BACKOFF,
            retry=retry_if_result(lambda outcome: self._worth_another(outcome, lane)),
            before_sleep=_drop,
            sleep=self._clock.sleep,
            retry_error_callback=_last_outcome,
        )
        return await retrying(attempt)

    def _worth_another(self, outcome: _Outcome, lane: Lane) -> bool:
        return outcome.passing and not lane.closed and lane.complaints < PATIENCE

    async def _try(self, request: httpx.Request, lane: Lane, attempt: int) -> _Outcome:
        await self._turns.acquire(lane, attempt)
        try:
            response = await self._inner.handle_async_request(request)
        except httpx.TransportError as error:
            self._turns.release(lane)
            return self._of_error(error, lane)
        except BaseException:
            self._turns.release(lane)
            raise
        if isinstance(response.stream, httpx.AsyncByteStream):
            response.stream = _HeldBody(response.stream, self._turns, lane)
        return self._of_response(response, lane)

    def _of_response(self, response: httpx.Response, lane: Lane) -> _Outcome:
        pause = 0.0
        lane.silences = 0
        if self._was_captured(response, lane):
            lane.praise()
            return _Outcome(response)
        if response.status_code in _COMPLAINTS:
            pause = self._complained(response, lane)
        else:
            lane.praise()
        return _Outcome(response, passing=response.status_code in _PASSING_STATUSES and pause <= LONGEST_PAUSE)

    def _was_captured(self, response: httpx.Response, lane: Lane) -> bool:
        """Whether an archive shows what was captured: a 429 or 503 of that day complains of nobody today (RFC 7089, 4.5)."""
        return lane.host in self._services and not _CAPTURED.isdisjoint(response.headers)

    def _complained(self, response: httpx.Response, lane: Lane) -> float:
        """Slows the host's lane down; returns the seconds it asked for."""
        paced = lane.host in self._services
        usual = LONGEST_PAUSE if paced and response.status_code == 429 else 0.0
        wanted = retry_after(response.headers.get("retry-after", ""), self._clock.now())
        pause = usual if wanted is None else wanted
        # a host that only ever complains would hold up the whole run: then its interval has to do
        tired = not paced and lane.complaints >= PATIENCE
        now, seconds = self._clock.monotonic(), 0.0 if tired else min(pause, LONGEST_PAUSE)
        lane.pause(seconds, now)
        if paced:
            self._pauses[lane.host] = until = max(self._pauses.get(lane.host, 0.0), now + seconds)
            for other in self._kin(lane):
                other.next_start = max(other.next_start, until)
        if response.status_code == 429:
            self._refused(lane, "answered 429, too many requests,")
        return pause

    def _of_error(self, error: httpx.TransportError, lane: Lane) -> _Outcome:
        failure = failure_of(error)
        if failure is Failure.REFUSED:
            self._refused(lane, "refused the connection")
        if failure in _SILENT and lane.host in self._services:
            self._was_silent(lane)
            return _Outcome(error=error)
        return _Outcome(error=error, passing=failure in PASSING)

    def _was_silent(self, lane: Lane) -> None:
        lane.silences += 1
        if lane.silences >= SILENCES and not lane.closed:
            why = f"{lane.host} gave no answer {lane.silences} times in a row: it is not asked again in this run"
            self._turns.close(lane, why)

    def _refused(self, lane: Lane, how: str) -> None:
        lane.refusals += 1
        if lane.host not in self._services or lane.closed:
            return
        kin = self._kin(lane)
        refusals = sum(one.refusals for one in kin)
        if refusals >= PATIENCE:
            why = f"{lane.host} {how} and has refused {refusals} times: it is not asked again in this run"
            for one in kin:
                self._turns.close(one, why)


def may_pass(seen: Probe, now: datetime) -> bool:
    """Whether asking again in this run may give another answer than was seen.

    Not where a server asks for a longer pause than `LONGEST_PAUSE`.
    """
    if seen.failure is not None:
        return seen.failure in PASSING
    wanted = retry_after(dict(seen.headers).get("retry-after", ""), now)
    return seen.status in _PASSING_STATUSES and (wanted or 0.0) <= LONGEST_PAUSE


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a `Retry-After` header asks for; None where it says nothing that can be read.

    It holds seconds or an HTTP date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


async def _drop(state: RetryCallState) -> None:
    """Closes the answer that is not wanted, so that its turn is free while we wait."""
    outcome = _last_outcome(state)
    await outcome.drop()


def _last_outcome(state: RetryCallState) -> _Outcome:
    if state.outcome is None:
        raise RuntimeError("tenacity asked about a try that has not been made")
    outcome: _Outcome = state.outcome.result()
    return outcome
