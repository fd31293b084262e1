"""In which form printed references tell that their source is online."""

import re
from collections.abc import Iterator

from dostupne.model.reflist import ReferenceList
from dostupne.rules.edition import BARE, BRACKETED
from dostupne.rules.forms import Form
from dostupne.rules.objecting import whole

IN_BRACKETS, ALONE = "[online]", "Online."
_ANY = re.compile(r"[\[(]\s*on-?\s?line[^\])]{0,30}[\])]\.?|(?<=[.?!]\s)On-?line\b\.?", re.IGNORECASE)


def media_forms(listed: ReferenceList) -> Iterator[Form]:
    """The form of each medium: one of the two editions, or what else is printed."""
    for reference in whole(listed.printed):
        if found := _ANY.search(reference.raw):
            yield Form(reference, _form(found[0]), found.span())


def _form(printed: str) -> str:
    if BRACKETED.fullmatch(printed.rstrip(".")) and "-" not in printed:
        return IN_BRACKETS
    return ALONE if BARE.search(f". {printed} ") or printed[0] == "O" else printed
