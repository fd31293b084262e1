"""What tests of archives share: one pywb for all of them."""

from collections.abc import Iterator

import pytest

from tests.archives.pywb import Captured, programs, serving

ARTICLE = "http://www.example.cz/clanek?id=5"
V1, V2 = "<title>Význam citování</title>v1", "<title>Význam citování</title>v2"

CAPTURES = (
    Captured("20190301080000", ARTICLE, V1),
    Captured("20190401080000", ARTICLE, V1, revisit_of="20190301080000"),
    Captured("20200517120000", ARTICLE, V2),
    Captured("20200601120000", ARTICLE, "<title>404</title>", 404),
    Captured("20200701120000", ARTICLE, "", 429),
    Captured("20210909090909", "https://example.cz/clanek?id=5", "", 301, "https://example.cz/novy-clanek"),
    Captured("20210909090910", "https://example.cz/novy-clanek", V2),
    Captured("20230115000000", ARTICLE, "<title>Stránka nenalezena</title>"),
    Captured("20200101000000", "http://www.example.cz/česky/článek", "<title>Diakritika</title>"),
    Captured("20140722101112", "http://www.example.cz/noviny/nato-rusko-vztahy.html", "<title>Vztahy</title>"),
    Captured("20140722101113", "http://www.example.cz/noviny/jine.html", "<title>Jiné</title>"),
    Captured("20150101000000", "http://www.example.cz/a", "", 302, "http://www.example.cz/b"),
    Captured("20150101000000", "http://www.example.cz/b", "", 302, "http://www.example.cz/a"),
)


@pytest.fixture(scope="session")
def pywb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real collection of `CAPTURES`."""
    folder = programs()
    if folder is None:
        pytest.skip("pywb is not here: `.ci/run` installs it, or set PYWB_BIN to the folder of its programs")
    with serving(tmp_path_factory.mktemp("pywb"), folder, CAPTURES) as address:
        yield address
