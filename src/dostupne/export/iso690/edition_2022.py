"""ČSN ISO 690:2022 (ISO 690:2021), as these read it.

https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/ (order of the elements, names, roles),
https://www.iso690.zcu.cz/prvky-citace.html (series before the imprint, access date behind the address),
https://csnonlinefirmy.agentura-cas.cz/html_nahledy/01/515901 (volume and issue always with a word).

Creators. Title. Online. Edition. Other creators (role). Edice series, number. Place: Publisher, date, numbering. Number.
Extent. ISBN. ISSN. Dostupné z: address. [cit. date]. Archived copy. Note.
"""

import re

from dostupne.export.creators import all_inverted, all_natural
from dostupne.export.iso690 import elements
from dostupne.export.iso690.elements import Elements, is_part
from dostupne.model.reference import Reference

_BARE_MEDIA = re.compile(r"(?:online(?:, .+)?|blog|podcast|video|webové sídlo|pdf|software|videohra|cd-rom|film)")
"""Media that are printed as a sentence; any other is a word in brackets behind the title."""
_SPELLED = {"pdf": "PDF", "cd-rom": "CD-ROM"}
_NO_DATE = "[nedatováno]"


def _creators(reference: Reference) -> str:
    if reference.author:
        return elements.with_others(all_inverted(reference.author), reference)
    if reference.editor and not is_part(reference):
        return f"{elements.with_others(all_inverted(reference.editor), reference)} {_editors(reference)}"
    return ""


def _editors(reference: Reference) -> str:
    return "(eds.)" if len(reference.editor) > 1 else "(ed.)"


def _title(reference: Reference) -> str:
    if reference.medium and not _BARE_MEDIA.fullmatch(reference.medium):
        return f"{reference.title} [{reference.medium}]".strip()
    return reference.title


def _medium(reference: Reference) -> str:
    if _BARE_MEDIA.fullmatch(reference.medium):
        return _SPELLED.get(reference.medium, reference.medium[0].upper() + reference.medium[1:])
    return "Online" if not reference.medium and elements.is_online(reference) else ""


def _host(reference: Reference) -> str:
    if not is_part(reference):
        return reference.container_title
    editors = f"{all_inverted(reference.editor)} {_editors(reference)}. " if reference.editor else ""
    return f"In: {editors}{reference.container_title}"


def _later_editors(reference: Reference) -> str:
    if not reference.editor or not reference.author or is_part(reference):
        return ""
    return f"{all_natural(reference.editor)} {_editors(reference)}"


def _translators(reference: Reference) -> str:
    if not reference.translator:
        return ""
    role = "překladatelé" if len(reference.translator) > 1 else "překladatel"
    return f"{all_natural(reference.translator)} ({role})"


def _series(reference: Reference) -> str:
    """`Edice Kolumbus, sv. 138`: the word tells a series from a second sentence of the title."""
    series = reference.collection_title
    if not series:
        return ""
    named = series if series.startswith("Edice ") else f"Edice {series}"
    return f"{named}, sv. {reference.collection_number}" if reference.collection_number else named


def _publication(reference: Reference) -> str:
    parts = (elements.imprint(reference, _NO_DATE), *elements.numbering(reference))
    return ", ".join(filter(None, parts))


def _address(reference: Reference) -> str:
    """The DOI as an address."""
    printed = not (_medium(reference) or reference.medium)
    return elements.available(reference, f"https://doi.org/{reference.doi}", also=printed)


def _accessed(reference: Reference) -> str:
    return elements.bracketed("cit.", reference.accessed)


ELEMENTS: Elements = (
    ("creators", _creators),
    ("title", _title),
    ("medium", _medium),
    ("host", _host),
    *elements.OF_THE_THING,
    ("later-editors", _later_editors),
    ("translators", _translators),
    ("contributors", elements.contributors),
    ("series", _series),
    ("publication", _publication),
    *elements.OF_A_THESIS,
    *elements.NUMBERS,
    ("address", _address),
    ("accessed", _accessed),
    *elements.AT_THE_END,
)
"""The elements in the order in which they are printed."""
