"""How many questions it takes to look for a damaged address."""

import pytest

from dostupne.archives.near_addresses import near_addresses
from dostupne.archives.wayback import WAYBACK
from tests.archives.facade import Facade

SITE = "http://www.a.cz"
HELD = f"{SITE}/noviny/rok/nato-rusko.html"


def _row(url: str) -> list[str]:
    return ["20140722101112", url, "text/html", "200", "AAA"]


def _many(folder: str) -> list[list[str]]:
    return [_row(f"{SITE}/{folder}/x{number}.html") for number in range(1500)]


@pytest.mark.parametrize(
    ("printed", "rows", "asked"),
    [
        (f"{SITE}/noviny/rok/natorusko.html", [_row(HELD)], 1),
        (f"{SITE}/no-viny/rok/nato-rusko.html", [_row(HELD)], 2),
        (f"{SITE}/noviny/rok/jine.html", [_row(HELD)], 2),
        (f"{SITE}/noviny/rok/jine.html", [], 2),
        (f"{SITE}/noviny/rok/jine.html", _many("noviny/jinde"), 3),
        (f"{SITE}/natorusko.html", [], 1),
        (f"{SITE}?id=5", [_row(f"{SITE}/?id=6")], 0),
    ],
)
async def test_questions(printed: str, rows: list[list[str]], asked: int) -> None:
    """What came whole is not asked for in parts; a site too large for that is asked for the folder."""
    facade = Facade(rows)
    async with facade.client() as client:
        await near_addresses(client, WAYBACK, printed, None)
    assert facade.asked["index"] == asked


async def test_a_folder_of_a_large_site() -> None:
    """Is found though the listing of the site was cut off before it."""
    rows = [*_many("noviny/aaa"), _row(f"{SITE}/noviny/rok/nato-rusko.html")]
    facade = Facade(rows)
    async with facade.client() as client:
        answer = await near_addresses(client, WAYBACK, f"{SITE}/noviny/rok/na-to-rusko.html", None)
    assert [one.original for one in answer.captures] == [HELD]
