"""Turns, pauses and second tries, on clocks on which nobody waits."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
import respx

from dostupne.model.evidence import Failure
from dostupne.net.client import open_client, user_agent
from dostupne.net.clock import Clock
from dostupne.net.failures import NoAnswer, failure_of
from dostupne.net.manners import LONGEST_PAUSE, SILENCES, retry_after
from dostupne.net.settings import NetworkSettings
from dostupne.net.weather import network_is_up
from tests.net.conftest import NOW, Web

SETTINGS = NetworkSettings(interval=0.0, retries=2)


class Timeline:
    """A clock whose sleepers wake in order of time, and the moments at which requests came."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sleepers: list[tuple[float, asyncio.Future[None]]] = []
        self.clock = Clock(lambda: NOW + timedelta(seconds=self.now), lambda: self.now, self.sleep)
        self.starts: list[tuple[float, str]] = []

    async def sleep(self, seconds: float) -> None:
        """Waits until the timeline has moved on so far."""
        woken = asyncio.get_running_loop().create_future()
        self.sleepers.append((self.now + seconds, woken))
        await woken

    async def run(self, work: "list[asyncio.Task[httpx.Response]]") -> None:
        """Moves on whenever nothing more happens at the present moment."""
        while not all(task.done() for task in work):
            for _ in range(50):
                await asyncio.sleep(0)
            if self.sleepers and not all(task.done() for task in work):
                self.sleepers.sort(key=lambda sleeper: sleeper[0])
                when, woken = self.sleepers.pop(0)
                self.now = max(self.now, when)
                if not woken.done():
                    woken.set_result(None)

    def serve(self, answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
        """A network that notes when it was asked what."""

        def handle(request: httpx.Request) -> httpx.Response:
            self.starts.append((self.now, str(request.url)))
            return answer(request)

        return httpx.MockTransport(handle)


async def fetch_all(client: httpx.AsyncClient, timeline: Timeline, *urls: str) -> list[httpx.Response]:
    """Asks for all side by side."""
    tasks = [asyncio.create_task(client.get(url)) for url in urls]
    await timeline.run(tasks)
    return [task.result() for task in tasks]


def fine(_: httpx.Request) -> httpx.Response:
    """An answer without fault."""
    return httpx.Response(200)


async def test_starts_to_one_host_keep_their_distance() -> None:
    """And other hosts do not wait for it."""
    line = Timeline()
    each = replace(SETTINGS, interval=0.5)
    async with open_client(each, base=line.serve(fine), clock=line.clock) as client:
        await fetch_all(client, line, "http://a/1", "http://a/2", "http://a/3", "http://b/1")
    assert sorted(line.starts) == [(0.0, "http://a/1"), (0.0, "http://b/1"), (0.5, "http://a/2"), (1.0, "http://a/3")]


async def test_a_paced_host_has_an_interval_of_its_own() -> None:
    """The wider of the two counts."""
    line = Timeline()
    async with open_client(SETTINGS, base=line.serve(fine), clock=line.clock, pace={"slow": 3.0}) as client:
        await fetch_all(client, line, "http://slow/1", "http://slow/2", "http://a/1", "http://a/2")
    assert max(line.starts) == (3.0, "http://slow/2")
    assert [when for when, _ in line.starts].count(0.0) == 3


SERVICES = {"slow": 1.0, "slow/index": 2.5, "slow/save": 8.0}


async def test_services_of_a_paced_host_have_intervals_of_their_own() -> None:
    """Each keeps its own, and none waits for another."""
    line = Timeline()
    urls = [f"http://slow/{service}/{number}" for service in ("index", "save", "copies") for number in (1, 2)]
    async with open_client(SETTINGS, base=line.serve(fine), clock=line.clock, pace=SERVICES) as client:
        await fetch_all(client, line, *urls)
    second = {url.split("/")[3]: when for when, url in line.starts if url.endswith("2")}
    assert second == {"index": 2.5, "save": 8.0, "copies": 1.0}


async def test_what_one_service_complains_of_holds_for_the_host() -> None:
    """A 429 of the index stops the copies too for a minute, as hosts count by network."""
    line = Timeline()

    def index_refuses(request: httpx.Request) -> httpx.Response:
        return httpx.Response(429 if "/index/" in str(request.url) and line.now == 0 else 200)

    async with open_client(SETTINGS, base=line.serve(index_refuses), clock=line.clock, pace=SERVICES) as client:
        await fetch_all(client, line, "http://slow/index/1", "http://slow/copies/1", "http://slow/copies/2")
    assert max(when for when, url in line.starts if "copies" in url) >= LONGEST_PAUSE


async def test_a_service_that_hangs_is_left_alone() -> None:
    """Three times in vain and none of them tried again; other services of the host go on being asked."""
    line = Timeline()

    def silent(request: httpx.Request) -> httpx.Response:
        if "/index/" in str(request.url):
            raise httpx.ReadTimeout("nothing came")
        return httpx.Response(200)

    settings = replace(SETTINGS, retries=2, per_host=1)
    async with open_client(settings, base=line.serve(silent), clock=line.clock, pace=SERVICES) as client:
        urls = [f"http://slow/index/{number}" for number in range(6)]
        tasks = [asyncio.create_task(client.get(url)) for url in (*urls, "http://slow/copies/1")]
        await line.run(tasks)
    failures = [failure_of(error) for task in tasks[:-1] if isinstance(error := task.exception(), httpx.HTTPError)]
    assert failures == [Failure.TIMEOUT_READ] * SILENCES + [Failure.LEFT_ALONE] * 3
    assert tasks[-1].result().status_code == 200
    assert len(line.starts) == SILENCES + 1


@pytest.mark.parametrize(
    ("concurrency", "per_host", "most", "most_of_one"), [(3, 2, 3, 2), (10, 2, 6, 2), (10, 1, 3, 1)]
)
async def test_so_many_at_once_and_no_more(concurrency: int, per_host: int, most: int, most_of_one: int) -> None:
    """In all and to one host; a turn lasts until the body is read."""
    running: Counter[str] = Counter()
    seen: list[tuple[int, int]] = []

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            running[request.url.host] += 1
            seen.append((running.total(), running[request.url.host]))

            async def body() -> object:
                for _ in range(5):
                    await asyncio.sleep(0)
                    yield b"x"
                running[request.url.host] -= 1

            return httpx.Response(200, content=body())  # type: ignore[arg-type]

    each = replace(SETTINGS, concurrency=concurrency, per_host=per_host)
    async with open_client(each, base=Slow()) as client:
        await asyncio.gather(*(client.get(f"http://{host}/{number}") for host in "abc" for number in range(7)))
    assert (max(total for total, _ in seen), max(one for _, one in seen)) == (most, most_of_one)
    assert len(seen) == 21


async def test_breadth_first() -> None:
    """A second try waits behind everything not yet tried, even what came after it."""
    line = Timeline()
    order: list[str] = []
    tasks: list[asyncio.Task[httpx.Response]] = []

    async def flaky(request: httpx.Request) -> httpx.Response:
        order.append(request.url.host)
        await line.sleep(1.0)  # the second try of `a` is due while `c` is served
        if request.url.host == "d":
            tasks.extend(asyncio.create_task(client.get(f"http://{late}/")) for late in "efg")
            await asyncio.sleep(0)
        return httpx.Response(500 if order == ["a"] else 200)

    base = httpx.MockTransport(flaky)
    async with open_client(replace(SETTINGS, concurrency=1), base=base, clock=line.clock) as client:
        tasks.extend(asyncio.create_task(client.get(f"http://{early}/")) for early in "abcd")
        await line.run(tasks)
    assert "".join(order) == "abcdefga"


async def test_a_busy_host_holds_no_place_of_the_whole() -> None:
    """Three hundred links to one slow host come before one to another, which is not kept waiting."""
    line = Timeline()
    each = replace(SETTINGS, concurrency=2, per_host=1, interval=1.0)
    urls = [f"http://busy/{number}" for number in range(30)] + ["http://other/"]
    async with open_client(each, base=line.serve(fine), clock=line.clock) as client:
        await fetch_all(client, line, *urls)
    assert (0.0, "http://other/") in line.starts


@pytest.mark.parametrize("wanted", ["7", "Tue, 24 Nov 2026 12:00:07 GMT"])
async def test_retry_after_is_obeyed(wanted: str) -> None:
    """In seconds and as a date, for all requests to the host."""
    line = Timeline()
    first = iter([httpx.Response(429, headers={"Retry-After": wanted})])
    async with open_client(SETTINGS, base=line.serve(lambda r: next(first, fine(r))), clock=line.clock) as client:
        answers = await fetch_all(client, line, "http://a/1")
        answers += await fetch_all(client, line, "http://a/2")
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [when for when, _ in line.starts][:2] == [0.0, 7.0]


async def test_who_asks_for_an_hour_is_believed() -> None:
    """We do not wait so long, nor knock before: the answer is what it is."""
    line = Timeline()
    base = line.serve(lambda _: httpx.Response(503, headers={"Retry-After": "3600"}))
    async with open_client(SETTINGS, base=base, clock=line.clock) as client:
        (answer,) = await fetch_all(client, line, "http://a/1")
        assert (answer.status_code, len(line.starts)) == (503, 1)
        await fetch_all(client, line, "http://a/2")
    assert line.starts[1][0] == LONGEST_PAUSE


async def test_a_host_that_only_complains_does_not_hold_up_the_run() -> None:
    """After five complaints in a row nothing is asked twice, and the interval stays within bounds."""
    line = Timeline()
    base = line.serve(lambda _: httpx.Response(429, headers={"Retry-After": "30"}))
    async with open_client(SETTINGS, base=base, clock=line.clock) as client:
        answers = await fetch_all(client, line, *(f"http://a/{number}" for number in range(40)))
    assert {answer.status_code for answer in answers} == {429}
    assert len(line.starts) < 50
    assert line.now < 600


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_passing_statuses_are_tried_again(status: int) -> None:
    """Three times in all, with growing pauses; then the last answer counts."""
    line = Timeline()
    async with open_client(SETTINGS, base=line.serve(lambda _: httpx.Response(status)), clock=line.clock) as client:
        (answer,) = await fetch_all(client, line, "http://a/")
    times = [when for when, _ in line.starts]
    assert (answer.status_code, len(times)) == (status, 3)
    assert 1 <= times[1] - times[0] < times[2] - times[1] + 1


@pytest.mark.parametrize("status", [200, 301, 403, 404, 410, 501])
async def test_other_statuses_are_not(status: int) -> None:
    """What will be the same next time is asked once."""
    line = Timeline()
    async with open_client(SETTINGS, base=line.serve(lambda _: httpx.Response(status)), clock=line.clock) as client:
        await fetch_all(client, line, "http://a/")
    assert len(line.starts) == 1


@pytest.mark.parametrize(
    ("error", "failure", "tries"),
    [
        (httpx.ReadError("x"), Failure.RESET, 3),
        (httpx.ConnectTimeout("x"), Failure.TIMEOUT_CONNECT, 3),
        (httpx.ReadTimeout("x"), Failure.TIMEOUT_READ, 3),
        (httpx.ConnectError("x"), Failure.CONNECT, 1),
        (httpx.RemoteProtocolError("x"), Failure.PROTOCOL, 1),
        (NoAnswer(Failure.TLS), Failure.TLS, 1),
        (NoAnswer(Failure.DNS_UNKNOWN), Failure.DNS_UNKNOWN, 1),
        (NoAnswer(Failure.DNS_FAILED), Failure.DNS_FAILED, 3),
        (NoAnswer(Failure.REFUSED), Failure.REFUSED, 1),
    ],
)
async def test_passing_failures_are_tried_again(error: Exception, failure: Failure, tries: int) -> None:
    """Others are not: a name that does not exist will not exist in a second."""
    line = Timeline()

    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    async with open_client(SETTINGS, base=line.serve(fail), clock=line.clock) as client:
        with pytest.raises(httpx.HTTPError) as caught:
            await fetch_all(client, line, "http://a/")
    assert (failure_of(caught.value), len(line.starts)) == (failure, tries)


async def test_only_safe_methods_are_tried_again() -> None:
    """A POST may have been obeyed before the answer was lost."""
    line = Timeline()
    async with open_client(SETTINGS, base=line.serve(lambda _: httpx.Response(503)), clock=line.clock) as client:
        assert (await client.post("http://a/")).status_code == 503
    assert len(line.starts) == 1


async def test_three_hundred_at_once_each_get_their_own_answer() -> None:
    """Shared retry state mixed them up elsewhere (tenacity 9.2.1)."""
    tries: Counter[str] = Counter()

    async def flaky(request: httpx.Request) -> httpx.Response:
        tries[str(request.url)] += 1
        await asyncio.sleep(0)
        if tries[str(request.url)] < 3:
            raise httpx.ReadError("again")
        return httpx.Response(200, text=request.url.path)

    async with open_client(SETTINGS, base=httpx.MockTransport(flaky), clock=Clock.virtual()) as client:
        answers = await asyncio.gather(*(client.get(f"http://h{number % 7}/{number}") for number in range(300)))
    assert [answer.text for answer in answers] == [f"/{number}" for number in range(300)]
    assert set(tries.values()) == {3}


@pytest.mark.parametrize("refuse", ["429", "refused"])
async def test_a_paced_host_that_refuses_is_left_alone(refuse: str) -> None:
    """Five refusals, then it is asked no more in this run, and those who wait are told why."""
    line = Timeline()

    def answer(_: httpx.Request) -> httpx.Response:
        if refuse == "refused":
            raise NoAnswer(Failure.REFUSED)
        return httpx.Response(429)

    async with open_client(
        SETTINGS, base=line.serve(answer), clock=line.clock, pace={"web.archive.org": 1.0}
    ) as client:
        tasks = [asyncio.create_task(client.get(f"http://web.archive.org/{number}")) for number in range(20)]
        await line.run(tasks)
        with pytest.raises(NoAnswer, match="not asked again in this run"):
            await client.get("http://web.archive.org/late")
    assert len(line.starts) == 5
    assert sum("not asked again" in str(task.exception()) for task in tasks if task.exception()) >= 15


async def test_giving_up_while_waiting_gives_the_place_back() -> None:
    """Cancelled waiters, and one cancelled at the moment its turn comes, block nobody."""
    line = Timeline()
    gate = asyncio.Event()

    async def gated(_: httpx.Request) -> httpx.Response:
        await gate.wait()
        return httpx.Response(200)

    each = replace(SETTINGS, concurrency=1, per_host=1)
    async with open_client(each, base=httpx.MockTransport(gated), clock=line.clock) as client:
        tasks = [asyncio.create_task(client.get(f"http://a/{number}")) for number in range(4)]
        await asyncio.sleep(0.01)
        tasks[1].cancel()
        gate.set()
        await tasks[0]
        tasks[2].cancel()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        assert (await client.get("http://b/")).status_code == 200
    assert [isinstance(answer, httpx.Response) for answer in answers] in ([1, 0, 0, 1], [1, 0, 1, 1])
    assert isinstance(answers[1], asyncio.CancelledError)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Tue, 24 Nov 2026 12:01:00 GMT", 60.0),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("9" * 50, 999999999.0),
        ("Tue, 99 Nov 2026 12:01:00 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    """Seconds, dates, and nonsense."""
    assert retry_after(value, NOW) == seconds


async def test_a_real_429_is_waited_for(web: Web, settings: NetworkSettings) -> None:
    """The same over a socket."""
    async with open_client(replace(settings, retries=1), clock=Clock.virtual()) as client:
        assert (await client.get(web.origin + "/busy")).text == "<title>At last</title>"
    assert web.paths() == ["/busy", "/busy"]


async def test_respx_works_beneath() -> None:
    """Tests elsewhere may mock single addresses."""
    router = respx.Router()
    router.get("http://a/").respond(204)
    async with open_client(SETTINGS, base=httpx.MockTransport(router.async_handler)) as client:
        assert (await client.get("http://a/")).status_code == 204


async def test_the_client_is_honest_and_forgetful() -> None:
    """It says who it is, without the word that mod_security blocks, and keeps no cookies."""
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(302, headers={"Set-Cookie": "a=b", "Location": "/"})

    each = replace(SETTINGS, contact="knihovna@example.cz")
    async with open_client(each, base=httpx.MockTransport(handle)) as client:
        assert [(await client.get("http://a/")).status_code for _ in range(2)] == [302, 302]
    assert "cookie" not in asked[1].headers
    assert asked[0].headers["accept-language"].startswith("cs")
    agent = asked[0].headers["user-agent"]
    assert agent.startswith("dostupne/")
    assert "knihovna@example.cz" in agent
    assert "link" not in user_agent(NetworkSettings()).lower()


@pytest.mark.parametrize(
    ("up", "canaries", "verdict"),
    [({"a"}, ["http://a/", "http://b/"], True), (set(), ["http://a/", "http://b/"], False), (set(), [], True)],
)
async def test_the_weather(up: set[str], canaries: list[str], verdict: bool) -> None:
    """Any answer at all means that the network is up, were it a 503."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.host in up:
            return httpx.Response(503)
        raise httpx.ConnectError("down")

    async with open_client(SETTINGS, base=httpx.MockTransport(handle)) as client:
        assert await network_is_up(client, canaries) is verdict


@pytest.mark.parametrize("header", ["Memento-Datetime", "X-Archive-Src"])
@pytest.mark.parametrize("status", [429, 503])
async def test_what_was_captured_complains_of_nobody(status: int, header: str) -> None:
    """An archived 429 or 503 is the copy of one: the archive is asked neither again nor more slowly."""
    line = Timeline()

    def copy(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={header: "Tue, 22 Jul 2014 10:11:12 GMT"})

    urls = [f"http://slow/{number}" for number in range(6)]
    async with open_client(SETTINGS, base=line.serve(copy), clock=line.clock, pace={"slow": 1.0}) as client:
        answers = await fetch_all(client, line, *urls)
    assert [answer.status_code for answer in answers] == [status] * 6
    assert line.starts == [(float(number), url) for number, url in enumerate(urls)]
