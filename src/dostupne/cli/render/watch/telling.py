"""What became of digests and of pages to save → lines for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dostupne.app.watch.saving import SavedPage
from dostupne.app.watch.telling import Told
from dostupne.cli.render.lines import visible
from dostupne.cli.render.savings import visible_end
from dostupne.cli.watch_telling_words import TELLING_TEXTS
from dostupne.cli.words import LANGUAGES, Words
from dostupne.model.saving import Fate
from dostupne.model.watching import Digest


def digest_lines(digest: Digest) -> Iterator[str]:
    """The digest as a terminal can show it: who has no address set reads it here."""
    yield visible(digest.subject)
    yield ""
    yield from map(visible_end, digest.text.splitlines())


def told_line(told: Told, words: Words) -> str:
    """What became of a digest on its way, in one line. A clock time is that of the place, with its offset."""
    filled = [told.digest.bibliography, told.to, told.why]
    if told.next_try is not None:
        filled.append(f"{told.next_try.astimezone():%Y-%m-%d %H:%M%z}")
    code = "told" if not told.why else "given-up" if told.given_up else "not-told"
    return visible(_text(words, code, *filled))


def saved_lines(pages: Iterable[SavedPage], words: Words) -> Iterator[str]:
    """How many pages have which fate, then each that was not saved, and why; nothing where there was nothing to save."""
    pages = tuple(pages)
    if not pages:
        return
    counts = Counter(page.fate for page in pages)
    yield _text(words, "saved-pages", ", ".join(f"{words.fate(fate)} {count}" for fate, count in counts.items()))
    for page in pages:
        if page.fate is Fate.NOT_SAVED:
            yield f"  {visible(page.address)}: {visible(words.saving(page.reason, page.detail))}"


def _text(words: Words, code: str, *filled: str) -> str:
    return TELLING_TEXTS[code][LANGUAGES.index(words.lang)].format(*filled)
