"""What others' clients answer: run by a Python that has them, not by ours: `python snapshot_clients.py CLIENT SITE`.

Reads `[[number, address, stamp]]` (JSON) from the standard input and writes `{number: stamp}`, empty where there is none. Each is
used as its documents show; only the addresses of the services are changed, and its pauses are left out.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Answer = Callable[[str, str], str]


def waybackpy_availability(site: str) -> Answer:
    """waybackpy's Availability client: `near`, or `newest` without a day."""
    from waybackpy import WaybackMachineAvailabilityAPI

    def answer(url: str, stamp: str) -> str:
        client: Any = WaybackMachineAvailabilityAPI(url, "benchmark", max_tries=1)
        client.endpoint = f"{site}/wayback/available"
        client.api_call_time_gap = 0  # else it sleeps five seconds between two
        found = client.near(**_parts(stamp)) if stamp else client.newest()
        return f"{found.timestamp():%Y%m%d%H%M%S}"

    return answer


def waybackpy_index(site: str) -> Answer:
    """waybackpy's CDX client: `near`, or `newest` without a day."""
    from waybackpy import WaybackMachineCDXServerAPI

    def answer(url: str, stamp: str) -> str:
        client: Any = WaybackMachineCDXServerAPI(url, "benchmark", max_tries=1)
        client.endpoint = f"{site}/cdx/search/cdx"
        found = client.near(**_parts(stamp)) if stamp else client.newest()
        return str(found.timestamp)

    return answer


def wayback_search(site: str) -> Answer:
    """EDGI's wayback: `search`, and of what it lists the nearest with status 200 or, as revisits have, none."""
    import wayback

    wayback._client.CDX_SEARCH_URL = f"{site}/cdx/search/cdx"
    client: Any = wayback.WaybackClient(wayback.WaybackSession(retries=0, search_calls_per_second=0))

    def answer(url: str, stamp: str) -> str:
        records = [one for one in client.search(url) if one.status_code in {200, None}]
        wanted = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if stamp else datetime.now(UTC)
        found = min(records, key=lambda one: abs(one.timestamp - wanted))
        return f"{found.timestamp:%Y%m%d%H%M%S}"

    return answer


def _parts(stamp: str) -> dict[str, int]:
    moment = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute")}


CLIENTS = {
    "waybackpy-availability": waybackpy_availability,
    "waybackpy-index": waybackpy_index,
    "wayback-search": wayback_search,
}


def main() -> None:
    """Asks for all of them; a client's own exceptions are its way to say that there is none."""
    answer = CLIENTS[sys.argv[1]](sys.argv[2])
    found: dict[str, str] = {}
    faults: dict[str, int] = {}
    for number, url, stamp in json.load(sys.stdin):
        try:
            found[number] = answer(url, stamp)
        except Exception as error:  # noqa: BLE001 (each client has its own)
            found[number], faults[type(error).__name__] = "", faults.get(type(error).__name__, 0) + 1
    json.dump({"found": found, "faults": faults}, sys.stdout)


if __name__ == "__main__":
    main()
