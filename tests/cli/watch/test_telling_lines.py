"""What a run says of its digests and of the pages it saved."""

from datetime import timedelta

from dostupne.app.watch.saving import SavedPage
from dostupne.app.watch.telling import Told
from dostupne.cli.render.watch.telling import digest_lines, saved_lines, told_line
from dostupne.cli.words import Words
from dostupne.model.saving import Fate
from dostupne.model.watching import Digest
from tests.app.watch.scenes import NOW, watched

DIGEST = Digest("abc123", "esej", NOW, "esej: zaniklo 1", "**Zaniklé odkazy**\n\n- Novák\n  <https://a.cz/>\n\x1b[31m")


def test_a_digest_on_the_terminal_keeps_its_lines_and_steers_nothing() -> None:
    assert list(digest_lines(DIGEST)) == [
        *("esej: zaniklo 1", "", "**Zaniklé odkazy**", "", "- Novák", "  <https://a.cz/>"),
        "\N{REPLACEMENT CHARACTER}[31m",
    ]


def test_what_became_of_a_digest() -> None:
    assert told_line(Told(DIGEST, "slack://…"), Words("en")) == "esej: the digest went to slack://…"
    waiting = told_line(Told(DIGEST, "slack://…", "error=500", NOW + timedelta(hours=1)), Words("en"))
    assert waiting.startswith(
        "esej: the digest did not go to slack://…: error=500; it is tried again not before 2026-11-2"
    )
    given_up = Told(DIGEST, "slack://…", "error=404; given up after 14 days")
    assert told_line(given_up, Words("cs")) == "esej: zpráva na slack://… neodešla: error=404; given up after 14 days"


def test_what_became_of_living_pages() -> None:
    link = watched(1)
    pages = [
        SavedPage(link, "https://a.cz/", Fate.SAVED, "saved-now"),
        SavedPage(link, "https://b.cz/", Fate.NOT_SAVED, "try-later", "error:gateway-timeout"),
    ]
    assert list(saved_lines(pages, Words("en"))) == [
        "saving living pages: saved 1, not saved 1",
        "  https://b.cz/: the archive failed for now; run this again later (error:gateway-timeout)",
    ]
    assert list(saved_lines([], Words("en"))) == []
