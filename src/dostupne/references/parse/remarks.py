"""Remarks that are no field of CSL: the class of a standard, the scale of a map, that a message was private."""

import re

from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark

_REMARK = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?P<remark>(?:Tříd[íi]cí|Triediaci)\sznak:?\s\d[\d ]{{2,10}}"
    rf"|Osobní\skomunikace|Osobná\skomunikácia|Personal\scommunication)(?:\.(?=\s|$)|(?=\s*{ANY_MARK})|$)"
)
_SCALE = re.compile(r"\s[–—-]\s(?P<remark>(?:Měřítko|Mierka|Maßstab|Scale)\s1\s?:\s?\d[\d .]{1,9}\d)")
_SIGNS = (" znak", " komuni", " communi", "ěřítko", "Mierka", "Maßstab", "Scale")


def read_remarks(draft: Draft) -> None:
    """Notes what stands where a series would, but tells of the work in words of its own."""
    if not any(sign in draft.text for sign in _SIGNS):
        return
    if found := _REMARK.search(draft.text, draft.title_end) or _SCALE.search(draft.text, draft.title_end):
        draft.notes.append(found["remark"].strip())
        draft.take(found, Mark.CONTRIBUTOR)
