"""The medium: `[online]` (2011), `Online.` (2022), `[CD-ROM]`, `[software]`."""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.alternation import guarded
from dostupne.references.lexicon import MEDIA, of_every_language
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark

_WORD = of_every_language(MEDIA)
_BRACKETED = re.compile(
    rf"\s*\[\s*(?P<medium>on\s?-\s?line|{_WORD}(?:[,;]?\s*(?:{_WORD}|e-shop|{_WORD}))*(?:,\s*[^\]]{{1,20}})?)\s*\]",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\s*\((?P<medium>on-?line)\)", re.IGNORECASE)
_SENTENCE = guarded(
    rf"(?:(?<=[.?!)\"“”{MARKS}])\s?|^)(?P<medium>Online(?:,\s(?:video|pdf|podcast|text|blog|databáze|dataset))?|Blog|Podcast|Video|Webové sídlo|PDF|Software|Videohra|CD-ROM|Film)(?:(?=[.,]?\s*{ANY_MARK})[.,]?|\.(?=\s|$)|\.?$|(?=[{UPPER}][{LOWER}]))",
    flags=0,
)


def read_medium(draft: Draft) -> None:
    """Fills `medium` with what was printed, in lower case (`online`, `online, video`, `cd-rom`)."""
    text = draft.text
    found = (
        ("[" in text and _BRACKETED.search(text))
        or ("(" in text and _ROUND.search(text))
        or _SENTENCE.search(text, text.lower())
    )
    draft.bare_medium = found is not None and found.re is _SENTENCE.pattern
    while found:
        if "medium" not in draft.fields:
            draft.set("medium", _plain(found["medium"]), found.span("medium"), Way.LABELLED)
        draft.take(found, Mark.MEDIUM)
        found = _BRACKETED.search(draft.text) if "[" in draft.text else None


def _plain(medium: str) -> str:
    """`On - line` → `online`."""
    closed = re.sub(r"\s*-\s*|\s+", lambda gap: " " if "-" not in gap.group() else "-", medium.lower())
    return closed.replace("on-line", "online")
