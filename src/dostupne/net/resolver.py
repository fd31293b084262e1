"""Host name → addresses: one answer per host and run, private ones left out."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

from dostupne.model.evidence import Failure
from dostupne.net.failures import ForbiddenAddress, failure_of
from dostupne.net.guard import forbidden
from dostupne.net.once import Once

_THREADS = 32
"""Look-ups at once: `getaddrinfo` blocks, for seconds where a name server is silent."""

_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class GuardedResolver(AbstractResolver):
    """The system's resolver, asked once per host; raises `ForbiddenAddress` when guarded.

    What it returns is what aiohttp connects to, so a name cannot lead elsewhere afterwards.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="dns")
        self._answers: Once[list[tuple[socket.AddressFamily, str]]] = Once()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses to try, in the system's order."""
        addresses = await self._answers.get(host, lambda: self._look_up(host, family))
        return [_result(host, port, *each) for each in addresses]

    async def close(self) -> None:
        """Forgets all answers; a look-up still under way ends by itself."""
        await self._answers.aclose()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _look_up(self, host: str, family: socket.AddressFamily) -> list[tuple[socket.AddressFamily, str]]:
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._threads, _getaddrinfo, host, family)
        except OSError as error:
            if failure_of(error) is not Failure.DNS_UNKNOWN:
                self._answers.forget(host)  # a passing failure: the next try may ask again
            raise
        return found if self._allow_private else _public(host, found)


def _getaddrinfo(host: str, family: socket.AddressFamily) -> list[tuple[socket.AddressFamily, str]]:
    try:
        infos = socket.getaddrinfo(host, None, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    except UnicodeError as error:  # a label over 63 letters does not get as far as the name service
        raise socket.gaierror(socket.EAI_NONAME, f"not a host name: {error}") from error
    return list(dict.fromkeys((each[0], str(each[4][0])) for each in infos))


def _public(host: str, found: list[tuple[socket.AddressFamily, str]]) -> list[tuple[socket.AddressFamily, str]]:
    public = [each for each in found if not forbidden(each[1])]
    if not public:
        raise ForbiddenAddress(f"{host} leads to a private or reserved address ({found[0][1]})")
    return public


def _result(host: str, port: int, family: socket.AddressFamily, address: str) -> ResolveResult:
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=_NUMERIC)
