"""Digest, address of apprise → Receipt. The home of apprise (https://appriseit.com/), which is loaded when it is needed first.

Apprise is synchronous, some of its services wait without an end, and an address can make it say “sent” of what failed (`optional=yes`). So each
digest is sent in a thread of its own that a run does not wait for at its end, what each try came to is read from its results,
and the reason from its log.
"""

import asyncio
import contextlib
import logging
import re
import threading
import warnings
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from dostupne.contracts import Notifier
from dostupne.model.receipt import Receipt
from dostupne.model.watching import Digest
from dostupne.notify.addresses import is_address, shown, without_secrets

if TYPE_CHECKING:
    import apprise

ID_HEADER = "X-Dostupne-Digest"
"""The header of a webhook's request, and of a mail, that holds the digest's id."""

_OURS: Mapping[str, object] = {"overflow": "split", "cto": 15.0, "rto": 30.0}
"""What an address does not say itself: long texts are divided (apprise would send them whole, to be refused), and slow receivers get
as many seconds to connect and to answer (apprise gives 4, and who answers in 5 is told everything twice)."""

_FORMATS: Mapping[str, str] = {"matrix": "html", "matrixs": "html"}
"""The form of text for services that say they take Markdown and spoil it. Matrix divides it in the midst of an address (apprise 2.3.0)."""

_MAIL = frozenset({"mailto", "mailtos"})
_WITH_HEADERS = _MAIL | {"json", "jsons", "form", "forms", "xml", "xmls"}
_WITH_FIELDS = frozenset({"json", "jsons"})

_STATUS = re.compile(r"\berror=(\d{3})\b")
_PASSING = frozenset({408, 425, 429})
"""With those of 500 and more: statuses of what may pass soon (https://www.rfc-editor.org/rfc/rfc9110#section-15,
https://www.rfc-editor.org/rfc/rfc6585#section-4)."""

_CAUSES: Mapping[str, tuple[str, bool]] = {
    "read timed out": ("it did not answer in time", False),
    "timed out": ("no connection in time", True),
    "connection refused": ("connection refused", True),
    "connection reset": ("connection reset", False),
    "connection aborted": ("connection aborted", False),
    "connection unexpectedly closed": ("connection closed", False),
    "name or service not known": ("its host's name is not known", True),
    "temporary failure in name resolution": ("its host's name could not be looked up", True),
    "network is unreachable": ("no network", True),
    "no route to host": ("no route to its host", True),
    "certificate verify failed": ("its certificate is not valid", False),
    "authentication": ("it did not accept the name and password", False),
}
"""What apprise says of an exception, in its debug log alone → words, and whether the digest was surely not taken and may be in seconds.
The log's own words hold addresses with their secrets."""

_LONGEST_WHY = 300


def _fault(address: str) -> str:
    if not is_address(address):
        return "it is no address of apprise, as in mailto://… or slack://…"
    service, why = _service(address, {})
    return "" if service is not None else why


async def _send(digest: Digest, address: str, patience: float) -> Receipt:
    loop = asyncio.get_running_loop()
    settled: asyncio.Future[Receipt] = loop.create_future()

    def settle(receipt: Receipt) -> None:
        if not settled.done():
            settled.set_result(receipt)

    def work() -> None:
        receipt = _sent(digest, address)
        # The run may have ended without waiting for us, and its loop with it.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, receipt)

    # A daemon: Python waits at its end for the threads of asyncio.to_thread and of apprise's own pool, however long they hang.
    threading.Thread(target=work, name=f"digest-{digest.id}", daemon=True).start()
    try:
        return await asyncio.wait_for(settled, patience)
    except TimeoutError:
        return Receipt(f"it was not done with in {patience:g} seconds")


def _sent(digest: Digest, address: str) -> Receipt:
    """Sends it, in whatever time that takes."""
    try:
        service, why = _service(address, {"id": digest.id})
        if service is None:
            return Receipt(why)
        return _receipt(_notified(service, digest), address)
    except Exception as error:  # noqa: BLE001 (of some 150 services one that breaks must not take the run with it)
        return Receipt(f"apprise broke ({type(error).__name__})")


def _notified(service: "apprise.NotifyBase", digest: Digest) -> "apprise.AppriseResult":
    library = _library()
    sender = library.Apprise(asset=service.asset)
    sender.add(service)
    result: apprise.AppriseResult = sender.notify(
        digest.text, digest.subject, body_format=library.NotifyFormat.MARKDOWN, log_level=logging.DEBUG
    )
    return result


def _service(address: str, digest: Mapping[str, str]) -> "tuple[apprise.NotifyBase | None, str]":
    """The service at an address, or why there is none. What apprise says itself of that holds what was given, secrets and all."""
    library = _library()
    parsed = _parsed(address)
    if parsed is None:
        return (
            None,
            "apprise knows no such service, or the address lacks something; see https://appriseit.com/services/",
        )
    schema = str(parsed.get("schema", "")).lower()
    ours = {**_OURS, "format": _FORMATS[schema]} if schema in _FORMATS else _OURS
    for name, value in ours.items():
        parsed.setdefault(name, value)
    if digest and schema in _WITH_HEADERS:
        parsed["headers"] = {**(parsed.get("headers") or {}), ID_HEADER: digest["id"]}
    if digest and schema in _WITH_FIELDS:
        parsed["payload"] = {**(parsed.get("payload") or {}), "digest": digest["id"]}
    # A redirected POST arrives as a GET, without the digest, and is answered as if all were well.
    asset = library.AppriseAsset(
        app_id="dostupne", async_mode=False, service_timeout=0, interpret_emojis=False, http_redirects=False
    )
    service = library.Apprise.instantiate(parsed, asset=asset)
    if service is None:
        return None, f"{_about(schema)} cannot be used with this address"
    # Receivers of mail that are no addresses are dropped without a word; elsewhere none may be the default.
    if schema in _MAIL and not getattr(service, "targets", True):
        return None, f"{_about(schema)} finds nobody in this address to send to"
    return service, ""


def _parsed(address: str) -> dict[str, Any] | None:
    try:
        return _library().plugins.url_to_dict(address) or None
    except Exception:  # noqa: BLE001 (each service parses its own addresses; what breaks one is no address of it)
        return None


def _about(schema: str) -> str:
    """A service's name, what it needs besides, and where its addresses are explained."""
    plugin = _library().plugins.N_MGR[schema]
    needed = plugin.requirements.get("packages_required") or []
    packages = [needed] if isinstance(needed, str) else needed
    wants = f" (it needs {', '.join(packages)} installed)" if packages and not plugin.enabled else ""
    return f"the service {plugin.service_name}{wants}, see {plugin.setup_url},"


def _receipt(result: "apprise.AppriseResult", address: str) -> Receipt:
    """What apprise's result means. Its own truth is not asked: that of an optional service is always “sent”."""
    with result:
        statuses = [attempt.status for one in result for attempt in one]
        if statuses and statuses[-1] == _library().AppriseResultStatus.SUCCESS:
            return Receipt()
        entries = [(entry.level, entry.message) for entry in result.logs()]
    return _why(entries, address)


def _why(entries: Iterable[tuple[str, str]], address: str) -> Receipt:
    entries = tuple(entries)
    told = dict.fromkeys(message for level, message in entries if level in {"WARNING", "ERROR", "CRITICAL"})
    words = " ".join("; ".join(told).split()) or "apprise does not say why"
    status = _STATUS.search(words)
    if status is not None:
        code = int(status[1])
        moved = " (it redirects: give the address where it is now)" if 300 <= code < 400 else ""
        return Receipt(_cut(without_secrets(words, address)) + moved, code in _PASSING or code >= 500)
    log = "\n".join(message for _, message in entries).lower()
    cause, passing = next((found for text, found in _CAUSES.items() if text in log), ("", False))
    return Receipt(_cut(without_secrets(words, address)) + (f" ({cause})" if cause else ""), passing)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WHY else f"{words[: _LONGEST_WHY - 1]}…"


_loading = threading.Lock()


def _library() -> Any:
    """Apprise, with a log that keeps to itself: what it logs would go to standard error, addresses and all."""
    with _loading:  # several threads may be the first to need it
        return _loaded()


@cache
def _loaded() -> Any:
    # Not at the top: apprise and its services take half a second, and most commands tell nobody anything.
    import apprise
    import apprise.plugins

    log = logging.getLogger("apprise")
    log.propagate = False
    log.addHandler(logging.NullHandler())
    log.setLevel(logging.DEBUG)
    with warnings.catch_warnings():
        # Its services import what is going out of use in Python; nobody but their authors can do anything about it.
        warnings.simplefilter("ignore", DeprecationWarning)
        services: Any = apprise.plugins.N_MGR
        services.load_modules()
    return apprise


APPRISE = Notifier("apprise", is_address, _fault, shown, _send)
