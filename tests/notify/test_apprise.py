"""Sending digests by apprise to real servers on loopback: what arrives, what is said of what does not, and what is never shown."""

import email
import email.policy
import subprocess
import sys
import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from dostupne.model.receipt import Receipt
from dostupne.model.watching import Digest
from dostupne.notify.apprise import APPRISE, ID_HEADER
from dostupne.notify.retries import sent_with_retries
from tests.notify.receivers import DRIPS, HANGS, MailServer, closed_port, mail_server, webhook

DIGEST = Digest(
    "abc123", "esej", datetime(2026, 11, 28, tzinfo=UTC), "esej: zaniklo 1", "**Zaniklé odkazy**\n\n- Novák\n"
)
QUICK = "?rto=0.5&cto=0.5"


async def test_a_webhook_gets_the_digest_and_its_id_in_the_header_and_the_body() -> None:
    with webhook() as hook:
        assert (await APPRISE.send(DIGEST, f"{hook.address}?+X-Mine=yes", 10)).sent
    [(headers, body)] = hook.asked
    assert headers[ID_HEADER.lower()] == "abc123"
    assert headers["x-mine"] == "yes"
    assert (body["digest"], body["title"], body["message"].strip()) == ("abc123", DIGEST.subject, DIGEST.text.strip())


async def test_a_mail_gets_the_text_as_html_and_the_id_in_a_header() -> None:
    with mail_server() as server:
        assert (await APPRISE.send(DIGEST, server.address("jana@example.cz"), 10)) == Receipt()
    [mail] = _mails(server)
    assert mail["Subject"] == "esej: zaniklo 1"
    assert mail[ID_HEADER] == "abc123"
    content = mail.get_body(("html",))
    assert content is not None
    assert "<strong>Zaniklé odkazy</strong>" in content.get_content()


def _mails(server: MailServer) -> list[EmailMessage]:
    return [email.message_from_string(mail, EmailMessage, policy=email.policy.default) for mail in server.mails]


@pytest.mark.parametrize(
    ("answer", "passing", "words"),
    [
        (500, True, "error=500"),
        (503, True, "error=503"),
        (429, True, "error=429"),
        (404, False, "error=404"),
        (403, False, "error=403"),
        (302, False, "redirects"),
    ],
)
async def test_what_it_answered_is_said(answer: int, passing: bool, words: str) -> None:
    """A redirect is not followed: the post would arrive as a get, without the digest, and be taken for sent."""
    with webhook(answer) as hook:
        receipt = await APPRISE.send(DIGEST, hook.address, 10)
    assert (receipt.sent, receipt.passing) == (False, passing)
    assert words in receipt.why
    assert len(hook.asked) == 1


async def test_nobody_listens() -> None:
    receipt = await APPRISE.send(DIGEST, f"json://127.0.0.1:{closed_port()}/secretpath", 10)
    assert receipt.passing
    assert "connection refused" in receipt.why


async def test_an_optional_address_that_fails_is_not_sent() -> None:
    """Apprise itself says that it was."""
    receipt = await APPRISE.send(DIGEST, f"json://127.0.0.1:{closed_port()}/?optional=yes", 10)
    assert not receipt.sent


async def test_who_takes_it_and_does_not_answer_is_not_asked_again_at_once() -> None:
    """Nobody knows whether it was taken."""
    with webhook(HANGS) as hook:
        receipt = await APPRISE.send(DIGEST, f"{hook.address}{QUICK}", 10)
    assert (receipt.sent, receipt.passing) == (False, False)
    assert "did not answer in time" in receipt.why


async def test_time_is_bounded_whatever_the_receiver_does() -> None:
    """One that answers a byte at a time never lets a time limit of reading come."""
    began = time.monotonic()
    with webhook(DRIPS) as hook:
        receipt = await APPRISE.send(DIGEST, f"{hook.address}?rto=5", 1.0)
        assert time.monotonic() - began < 3
    assert receipt == Receipt("it was not done with in 1 seconds")


async def test_a_mail_server_that_refuses_the_receiver() -> None:
    with mail_server("nobody@example.cz") as server:
        receipt = await APPRISE.send(DIGEST, server.address("nobody@example.cz"), 10)
    assert not receipt.sent
    assert server.mails == []


async def test_a_long_text_comes_in_parts_and_each_has_the_id() -> None:
    """Services have limits; what is longer would be refused, or cut."""
    long = Digest("abc123", "esej", DIGEST.made_at, "esej", "\n".join(f"- řádek {number}" for number in range(4000)))
    with webhook() as hook:
        assert (await APPRISE.send(long, hook.address, 10)).sent
    assert len(hook.asked) > 1
    assert {body["digest"] for _, body in hook.asked} == {"abc123"}
    assert "řádek 3999" in hook.asked[-1][1]["message"]


async def test_an_address_may_say_itself_what_to_do_with_long_texts() -> None:
    long = Digest("abc123", "esej", DIGEST.made_at, "esej", "a\n" * 40000)
    with webhook() as hook:
        assert (await APPRISE.send(long, f"{hook.address}?overflow=truncate", 10)).sent
    assert len(hook.asked) == 1


async def test_matrix_gets_a_digest_in_one_piece() -> None:
    """Apprise would divide Markdown where its HTML is longer than itself, within an address, and send both parts under one number."""
    lines = [f"- Novák: Dějiny (k{n})\n  <https://www.example.cz/{n}?x=1&y=2>\n  dead since\n" for n in range(30)]
    digest = Digest("abc123", "esej", DIGEST.made_at, "esej: zaniklo 30", "".join(lines))
    with webhook() as hook:
        receipt = await APPRISE.send(digest, f"matrix://TOKEN@127.0.0.1:{hook.port}/!room:127.0.0.1", 10)
    assert receipt.sent
    [event] = [body for _, body in hook.asked if isinstance(body, dict) and body.get("msgtype")]
    assert event["formatted_body"].count("<a href=") == 30


async def test_500_and_then_200_is_sent() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with webhook(500, 429) as hook:
        receipt = await sent_with_retries(APPRISE, DIGEST, hook.address, 10, sleep)
    assert receipt.sent
    assert (len(hook.asked), len(hook.taken)) == (3, 1)
    assert slept == [5, 20]


async def test_it_is_not_tried_for_ever_and_a_404_once() -> None:
    async def sleep(seconds: float) -> None:
        pass

    with webhook(500, 500, 500, 500) as hook:
        assert "error=500" in (await sent_with_retries(APPRISE, DIGEST, hook.address, 10, sleep)).why
    assert len(hook.asked) == 3
    with webhook(404) as hook:
        assert not (await sent_with_retries(APPRISE, DIGEST, hook.address, 10, sleep)).sent
    assert len(hook.asked) == 1


SECRETS = ("TOPSECRETPASS", "TOPSECRETPATH", "TOPSECRETTOKEN")


@pytest.mark.parametrize(
    "address",
    [
        "json://user:TOPSECRETPASS@127.0.0.1:{port}/TOPSECRETPATH?+Authorization=TOPSECRETTOKEN&-key=TOPSECRETTOKEN",
        "form://user:TOPSECRETPASS@127.0.0.1:{port}/TOPSECRETPATH?-key=TOPSECRETTOKEN",
        "mailto://user:TOPSECRETPASS@127.0.0.1:{port}?from=a@example.cz&to=b@example.cz",
        "matrix://user:TOPSECRETPASS@127.0.0.1:{port}/#TOPSECRETPATH",
        "slack://TOPSECRETTOKEN/TOPSECRETPATH",
        "discord://TOPSECRETPATH/",
        "nosuch://TOPSECRETTOKEN/TOPSECRETPATH",
        "json://user:TOPSECRETPASS/TOPSECRETPATH@127.0.0.1:{port}/",
    ],
)
async def test_secrets_are_shown_nowhere(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Not in what is told, and not on standard error, where apprise logs."""
    address = address.format(port=closed_port())
    receipt = await APPRISE.send(DIGEST, f"{address}{'&' if '?' in address else '?'}cto=1&rto=1", 10)
    told = [APPRISE.shown(address), APPRISE.fault(address), receipt.why]
    assert not receipt.sent
    assert [secret for secret in SECRETS for words in told if secret.lower() in words.lower()] == []
    assert "".join(capfd.readouterr()) == ""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("slack://T1", "Slack"),
        ("nosuch://x", "no such service"),
        ("json://", "no such service"),
        ("jana@example.cz", "no address"),
        ("json://h/ other", "no address"),
        ("json://[::1", "no such service"),
        ("mailto://user:pw@example.cz?to=nobody", "nobody"),
    ],
)
def test_what_is_wrong_with_an_address(address: str, words: str) -> None:
    assert words in APPRISE.fault(address)


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1:1/hook",
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#knihovna",
        "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ",
        "mailto://user:pw@gmail.com",
        "matrixs://token@matrix.example.cz/#knihovna",
        "mmosts://chat.example.cz/abcdefghijklmnopqrstuvwxyz",
        "https://discord.com/api/webhooks/4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    ],
)
def test_addresses_of_the_documentation_are_good(address: str) -> None:
    assert APPRISE.recognises(address)
    assert APPRISE.fault(address) == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("json://127.0.0.1:8080/hook?+a=b", "json://127.0.0.1:8080/…"),
        ("JSONS://user:pw@hooks.example.cz", "jsons://hooks.example.cz/…"),
        ("json://[::1]:80/x", "json://[::1]:80/…"),
        ("mailto://jana:pw@example.cz?to=a@b.cz", "mailto://example.cz/…"),
        ("https://hooks.slack.com/services/T/B/X", "https://hooks.slack.com/…"),
        ("slack://token/token/token", "slack://…"),
        ("json://user:pa/ss@host/", "json://…"),
        ("json://host", "json://host"),
        ("nonsense", "…"),
    ],
)
def test_what_is_shown_of_an_address(address: str, shown: str) -> None:
    assert APPRISE.shown(address) == shown


def test_apprise_is_loaded_when_something_is_to_be_sent() -> None:
    """And not with the command: it takes a third of a second."""
    loads = "import sys, dostupne.cli.main, dostupne.app.registry; print('apprise' in sys.modules, 'requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_receiver_that_hangs_does_not_hold_up_the_end_of_the_process() -> None:
    """Python waits for threads that are no daemons, for ever if need be."""
    with webhook(DRIPS) as hook:
        program = (
            "import asyncio\nfrom datetime import UTC, datetime\nfrom dostupne.model.watching import Digest\n"
            "from dostupne.notify.apprise import APPRISE\n"
            "digest = Digest('a', 'b', datetime.now(UTC), 'c', 'd')\n"
            f"print(asyncio.run(APPRISE.send(digest, '{hook.address}?rto=60', 1.0)).why)\n"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    assert done.stdout == "it was not done with in 1 seconds\n"
    assert done.stderr == ""
