"""The sample essay against a real archive that holds its pages: 19 addresses, 19 right snapshots."""

import pytest

from benchmarks.snapshot_essay import essay_report, held_pages, is_right
from benchmarks.snapshots import checked
from tests.archives.pywb import programs

pytestmark = pytest.mark.slow


def test_every_address_of_the_essay_has_its_snapshot() -> None:
    """Three of them are damaged: the Economist, the fact sheet and swp-berlin are found under their own addresses."""
    if programs() is None:
        pytest.skip("pywb is not here: `.ci/run` installs it, or set PYWB_BIN to the folder of its programs")
    links = essay_report(checked).links
    assert [link.link.url for link in links if not is_right(link)] == []
    assert len(links) == len(held_pages()) == 19
    mended = {link.confirmed_url.partition("/")[2].strip("/").partition("/")[0] for link in links if link.confirmed_url}
    assert mended == {"www.economist.com", "www.nato.int", "www.swp-berlin.org"}
