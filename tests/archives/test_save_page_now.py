"""Save Page Now 2: what is sent, and what every answer, error and silence is taken for."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from dostupne.archives.save_page_now import NO_ANSWER, allowance, look, submit
from dostupne.archives.wayback import WAYBACK
from dostupne.model.evidence import Failure
from dostupne.model.saving import NO_CONNECTION, NotSaved, Remedy, SaveAllowance, SaveAnswer, Saved, SaveJob, SaveKeys
from dostupne.net.failures import NoAnswer
from tests.archives.save_desk import KEYS, STAMP, SaveDesk, error, job_of

URL = "https://www.a.cz/článek?id=5&x=1"
OTHER = "https://www.b.cz/"
ADDRESSES = WAYBACK.addresses
SECRETS = SaveKeys("access", "secret")
CODES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("save_codes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _client(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(answer))


async def _submit(desk: SaveDesk, url: str = URL, within: float = 0.0) -> SaveAnswer:
    async with _client(desk.answer) as client:
        return await submit(client, ADDRESSES, SECRETS, url, within)


async def _look(desk: SaveDesk, *urls: str) -> tuple[SaveAnswer, ...]:
    async with _client(desk.answer) as client:
        return await look(client, ADDRESSES, SECRETS, [SaveJob(url, job_of(url)) for url in urls])


async def _allowance(desk: SaveDesk) -> SaveAllowance:
    async with _client(desk.answer) as client:
        return await allowance(client, ADDRESSES, SECRETS)


@pytest.mark.parametrize(
    ("within", "sent"),
    [(0.0, None), (86400.0, "1d"), (30 * 86400.0, "30d"), (5400.0, "5400"), (86401.5, "86402")],
)
async def test_what_is_submitted(within: float, sent: str | None) -> None:
    """The address whole, the keys in their header, days where they are whole."""
    desk = SaveDesk()
    assert await _submit(desk, within=within) == SaveJob(URL, job_of(URL))
    form = {"url": URL, "skip_first_archive": "1"} | ({"if_not_archived_within": sent} if sent else {})
    assert desk.forms == [form]
    assert desk.authorizations == {KEYS}


@pytest.mark.parametrize(("code", "remedy"), CODES)
async def test_every_error_has_its_remedy(code: str, remedy: str) -> None:
    """At once on submission (200 with an error) and of a job alike; the raw code and the archive's words are kept."""
    desk = SaveDesk(on_submit={URL: [httpx.Response(200, json=error(code, "Why  not"))]})
    expected = NotSaved(URL, code, Remedy(remedy), "Why not")
    assert await _submit(desk) == expected
    desk = SaveDesk(becomes={URL: [error(code, "Why not")]}, jobs={job_of(URL): URL})
    assert await _look(desk, URL) == (expected,)


@pytest.mark.parametrize(
    ("answer", "code", "remedy"),
    [
        (httpx.Response(401, json={"message": "log in"}), "keys-refused", Remedy.STOP),
        (httpx.Response(403, text="Forbidden"), "http-403", Remedy.STOP),
        (httpx.Response(429, text="slow down"), "http-429", Remedy.STOP),
        (httpx.Response(500, text="oh"), "http-500", Remedy.LOOK_FIRST),
        (httpx.Response(502), "http-502", Remedy.LOOK_FIRST),
        (httpx.Response(200, text="<html>"), "http-200", Remedy.LOOK_FIRST),
        (httpx.Response(200, json={"url": URL, "job_id": None}), "http-200", Remedy.LOOK_FIRST),
        (httpx.Response(200, json=[]), "http-200", Remedy.LOOK_FIRST),
        (httpx.Response(302, headers={"Location": "https://evil.test/"}), "http-302", Remedy.ONCE_MORE),
        (httpx.Response(400, json=error("error:invalid-url-syntax")), "error:invalid-url-syntax", Remedy.NEVER),
        (httpx.Response(418), "http-418", Remedy.ONCE_MORE),
    ],
)
async def test_answers_without_a_job(answer: httpx.Response, code: str, remedy: Remedy) -> None:
    """An error of the server leaves open whether the page is being saved."""
    found = await _submit(SaveDesk(on_submit={URL: [answer]}))
    assert isinstance(found, NotSaved)
    assert (found.code, found.remedy) == (code, remedy)


async def test_a_complaint_keeps_how_long_to_wait() -> None:
    found = await _submit(SaveDesk(first=[httpx.Response(429, headers={"Retry-After": "7"})]))
    assert isinstance(found, NotSaved)
    assert found.retry_after == "7"


async def test_a_copy_that_is_new_enough_is_no_error() -> None:
    """The archive then gives no job and says how old its copy is."""
    words = (
        "The same snapshot had been made 4 hours, 45 minutes ago. You can make new capture of this URL after 168 hours."
    )
    desk = SaveDesk(on_submit={URL: [httpx.Response(200, json={"url": URL, "job_id": None, "message": words})]})
    assert await _submit(desk) == Saved(URL, None, words)


@pytest.mark.parametrize(
    ("raised", "code", "remedy"),
    [
        (httpx.ReadTimeout("slow"), NO_ANSWER, Remedy.LOOK_FIRST),
        (NoAnswer(Failure.TIMEOUT_TOTAL), NO_ANSWER, Remedy.LOOK_FIRST),
        (NoAnswer(Failure.RESET), NO_ANSWER, Remedy.LOOK_FIRST),
        (httpx.RemoteProtocolError("cut"), NO_ANSWER, Remedy.LOOK_FIRST),
        (NoAnswer(Failure.REFUSED), NO_CONNECTION, Remedy.STOP),
        (NoAnswer(Failure.LEFT_ALONE), NO_CONNECTION, Remedy.STOP),
        (NoAnswer(Failure.FORBIDDEN_ADDRESS), NO_CONNECTION, Remedy.STOP),
        (httpx.ConnectError("refused"), NO_CONNECTION, Remedy.STOP),
        (httpx.ConnectTimeout("slow"), NO_CONNECTION, Remedy.STOP),
    ],
)
async def test_silence(raised: Exception, code: str, remedy: Remedy) -> None:
    """What was sent may have been heard; what was not sent was not. Neither is sent again."""
    asked = 0

    def fails(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        raise raised

    async with _client(fails) as client:
        found = await submit(client, ADDRESSES, SECRETS, URL, 0.0)
    assert isinstance(found, NotSaved)
    assert (found.code, found.remedy, asked) == (code, remedy, 1)


async def test_a_job_on_its_way_to_success() -> None:
    desk = SaveDesk()
    await _submit(desk)
    assert await _look(desk, URL) == (SaveJob(URL, job_of(URL)),)
    (found,) = await _look(desk, URL)
    assert isinstance(found, Saved)
    assert found.capture is not None
    assert found.capture.url == f"https://web.archive.org/web/{STAMP}/{URL}"
    assert (found.capture.at, found.capture.status) == (datetime(2026, 11, 24, 12, tzinfo=UTC), 200)


async def test_many_jobs_in_one_request() -> None:
    """Each gets its own state, whatever their order."""
    desk = SaveDesk(becomes={OTHER: [error("error:not-found")]})
    await _submit(desk)
    await _submit(desk, OTHER)
    one, other = await _look(desk, URL, OTHER)
    assert (one, other) == (SaveJob(URL, job_of(URL)), NotSaved(OTHER, "error:not-found", Remedy.NEVER))
    assert len(desk.looked) == 1


@pytest.mark.parametrize("status", [404, 405, 500])
async def test_one_by_one_where_many_are_not_answered(status: int) -> None:
    desk = SaveDesk(unlisted=status)
    await _submit(desk)
    await _submit(desk, OTHER)
    await _look(desk, URL, OTHER)
    assert all(isinstance(one, Saved) for one in await _look(desk, URL, OTHER))


async def test_a_lost_job_may_have_been_done() -> None:
    """Unknown by its name, or 404: jobs are kept an hour."""
    (found,) = await _look(SaveDesk(), URL)
    assert found == NotSaved(URL, "error:invalid-job", Remedy.LOOK_FIRST)
    (found,) = await _look(SaveDesk(on_look=[httpx.Response(404)]), URL)
    assert found == NotSaved(URL, "job-lost", Remedy.LOOK_FIRST)


@pytest.mark.parametrize(
    "answer", [httpx.Response(500), httpx.Response(200, text="<html>"), httpx.Response(200, json={})]
)
async def test_a_look_that_says_nothing_changes_nothing(answer: httpx.Response) -> None:
    assert await _look(SaveDesk(on_look=[answer]), URL) == (SaveJob(URL, job_of(URL)),)


@pytest.mark.parametrize("urls", [(URL,), (URL, OTHER)])
async def test_looks_that_are_refused_or_hang(urls: tuple[str, ...]) -> None:
    refused = await _look(SaveDesk(on_look=[httpx.Response(429)]), *urls)
    assert {(one.code, one.remedy) for one in refused if isinstance(one, NotSaved)} == {("http-429", Remedy.STOP)}

    def hangs(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    jobs = tuple(SaveJob(url, job_of(url)) for url in urls)
    async with _client(hangs) as client:
        assert await look(client, ADDRESSES, SECRETS, jobs) == jobs


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ({"available": 7, "daily_captures": 5, "daily_captures_limit": 30000}, SaveAllowance(7, 29995)),
        ({"available": 0}, SaveAllowance(0)),
        ({"status": "odd", "available": "many"}, SaveAllowance()),
    ],
)
async def test_what_is_allowed(user: dict[str, Any], expected: SaveAllowance) -> None:
    assert await _allowance(SaveDesk(user=httpx.Response(200, json=user))) == expected


async def test_what_is_not_allowed() -> None:
    """No captures left today, keys refused, asked too often; an archive that stumbles allows."""
    none = {"daily_captures": 30000, "daily_captures_limit": 30000}
    cases = {
        "daily-limit": httpx.Response(200, json=none),
        "keys-refused": httpx.Response(401),
        "http-429": httpx.Response(429),
    }
    for code, answer in cases.items():
        refusal = (await _allowance(SaveDesk(user=answer))).refusal
        assert refusal is not None
        assert (refusal.code, refusal.remedy) == (code, Remedy.STOP)
    assert await _allowance(SaveDesk(user=httpx.Response(500))) == SaveAllowance()


def test_keys_show_nowhere() -> None:
    assert "secret" not in repr(SECRETS)
    assert "access'" not in repr(SECRETS)
