"""Patents: country, kind, number, the day of the grant. `Česká republika. Patentový spis, CZ 299999 B6. Uděleno 12. 3. 2009.`"""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.parse.creators import set_issued
from dostupne.references.parse.dates import DATE, read_date
from dostupne.references.parse.draft import MARKS, Draft, Mark

_NUMBER = r"(?:[A-Z]{2}\s?)?\d[\d /-]{2,14}\d(?:\s?[A-Z]\d?)?"
"""An office's letters (WIPO standard ST.3), digits, a kind of document (ST.16): `CZ 299999 B6`."""
_PATENT = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?:(?P<country>[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+){{0,2}}|USA)\.\s)?"
    r"(?P<kind>(?i:(?:[A-Z]{2}\s)?patent(?:ový\sspis|ová\s(?:přihláška|listina)|ová\sprihláška)?|(?:užitný|úžitkový|průmyslový)\svzor))"
    rf"(?:[,:]?\s(?:č\.\s?|no\.\s?)?(?P<number>{_NUMBER}))(?=[.,;]|$)\.?"
)
_GRANTED = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?:Uděleno|Udelené|Zapsáno|Zveřejněno|Granted)\s(?:dne\s)?(?P<date>{DATE})\.?"
)


def read_patent(draft: Draft) -> None:
    """Fills `number` and the date of the grant; country and kind are kept as a note."""
    lowered = draft.text.lower()
    if "patent" not in lowered and "vzor" not in lowered:
        return
    found = _PATENT.search(draft.text, max(draft.title_end - 1, 0))
    if found is None:
        return
    draft.set("number", found["number"], found.span("number"), Way.LABELLED)
    draft.notes.append(". ".join(filter(None, (found["country"], found["kind"]))))
    draft.take(found, Mark.NUMBERING)
    if granted := _GRANTED.search(draft.text, draft.title_end):
        set_issued(draft, read_date(granted["date"]), None, granted.span("date"))
        draft.take(granted, Mark.DATE)
