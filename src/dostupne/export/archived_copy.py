"""The sentence of a printed reference that cites an archived copy, after ISO 690 in its editions and languages.

Edition 2022 (ISO 690:2021) ends the address with a full stop, edition 2011 does not:
https://www.iso690.zcu.cz/prvky-citace.html, https://www.citace.com/CSN-ISO-690.pdf.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dostupne.model.addition import Sentence
from dostupne.model.dates import PartialDate

_WORDS = {
    "cs": ("Archivní kopie dostupná z", "archivováno"),
    "sk": ("Archívna kópia dostupná z", "archivované"),
    "en": ("Archived copy available from", "archived"),
}
"""What leads to the address, and to the day, in each language."""
_2011 = re.compile(
    r"\[(?:online|on-line|cd-rom|dvd)\b|>\s*\[cit\.|\[cit\.[^\]]*\]\.?\s+(?:dostupn|available)", re.IGNORECASE
)
_2022 = re.compile(r"[.?!]\s+Online\.|\b(?:https?://|10\.\d)\S+\.\s+\[(?:cit|accessed|viewed)", re.IGNORECASE)
_ENGLISH = re.compile(r"\bavailable\s+(?:also\s+)?(?:from|at)\b|\[(?:accessed|viewed|cited|retrieved)\b", re.IGNORECASE)
_SLOVAK = re.compile(r"\bdostupn[éáý]\s+(?:aj\s+)?na\s+internete|[ľĺŕôäĽĹŔÔÄ]", re.IGNORECASE)
_CZECH = re.compile(r"\bdostupn[éáý]\s+(?:také\s+)?(?:z|na|v)\b|\[(?:cit|citováno)\b|[ěřůĚŘŮ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a reference is printed: its language (`cs`, `sk`, `en`), and whether as edition 2022 has it."""

    language: str = "cs"
    is_2022: bool = False


CZECH_2022 = Printing("cs", is_2022=True)


def sentence(url: str, date: PartialDate | None, printing: Printing) -> Sentence:
    """`Archivní kopie dostupná z: https://… [archivováno 2014-07-20].`; `date` is the day of the copy."""
    lead, archived = _WORDS[printing.language]
    stop = "." if printing.is_2022 or date is None else ""
    day = f"{stop} [{archived} {date.iso()}]." if date else stop
    return Sentence(f"{lead}: ", url, day)


def printings(references: Iterable[str]) -> tuple[Printing, ...]:
    """How each reference of a list is printed; what one does not tell is as in most of the others."""
    told = [(_language(text), _is_2022(text)) for text in references]
    languages = Counter(language for language, _ in told if language)
    editions = Counter(edition for _, edition in told if edition is not None)
    usual = languages.most_common(1)[0][0] if languages else "cs"
    usually_2022 = editions[True] > editions[False]
    return tuple(
        Printing(language or usual, usually_2022 if edition is None else edition) for language, edition in told
    )


def _language(text: str) -> str:
    """The language in which the words between the elements are; empty where there are none."""
    if _ENGLISH.search(text):
        return "en"
    if not _CZECH.search(text) and not _SLOVAK.search(text):
        return ""
    return "sk" if _SLOVAK.search(text) and not re.search("[ěřů]", text, re.IGNORECASE) else "cs"


def _is_2022(text: str) -> bool | None:
    if _2011.search(text):
        return False
    return True if _2022.search(text) else None
