"""ČSN ISO 690:2011 (ISO 690:2010), as these read it.

https://citace.zcu.cz/prvky-citace.html (order of the elements, `[online]` behind the title it belongs to, names),
https://knihovna.vse.cz/citace/ (older edition: access date behind the date of publication, series behind the imprint),
https://is.muni.cz/do/sukb/kuk/ (first name turned about, the others as they are spoken; `eds.`).

Creators. Title [online]. Edition. Other creators. Place: Publisher, date, numbering [cit. date]. Series, number. Number.
Extent. ISBN. ISSN. Dostupné z: address. Archived copy. Note.
"""

from dostupne.export.creators import all_natural, first_inverted
from dostupne.export.iso690 import elements
from dostupne.export.iso690.elements import SITES, Elements, is_part
from dostupne.model.reference import Reference

_NO_DATE = "[b.r.]"


def _creators(reference: Reference) -> str:
    if reference.author:
        return elements.with_others(first_inverted(reference.author), reference)
    if reference.editor and not is_part(reference):
        return elements.with_others(f"{first_inverted(reference.editor)}", reference) + f", {_editors(reference)}"
    return ""


def _editors(reference: Reference) -> str:
    return "eds." if len(reference.editor) > 1 else "ed."


def _title(reference: Reference) -> str:
    """The title, with the medium where the thing stands in nothing that has it."""
    return reference.title if reference.container_title else _with_medium(reference.title, reference)


def _host(reference: Reference) -> str:
    if not reference.container_title:
        return ""
    host = _with_medium(reference.container_title, reference)
    if not is_part(reference) and reference.type not in SITES:
        return host
    editors = f"{all_natural(reference.editor)}, {_editors(reference)} " if reference.editor else ""
    return f"In: {editors}{host}"


def _with_medium(title: str, reference: Reference) -> str:
    medium = _medium(reference)
    return f"{title} [{medium}]".strip() if medium else title


def _medium(reference: Reference) -> str:
    return reference.medium or ("online" if elements.is_online(reference) else "")


def _later_editors(reference: Reference) -> str:
    if not reference.editor or not reference.author or is_part(reference):
        return ""
    return f"{all_natural(reference.editor)}, {_editors(reference)}"


def _translators(reference: Reference) -> str:
    """`Přel.`: whether it was a man or a woman is not known."""
    return f"Přel. {all_natural(reference.translator)}" if reference.translator else ""


def _publication(reference: Reference) -> str:
    """Imprint and numbering, and behind them, without a stop, the day of access."""
    parts = (elements.imprint(reference, _NO_DATE), *elements.numbering(reference))
    said = ", ".join(filter(None, parts))
    return " ".join(filter(None, (said, elements.bracketed("cit.", reference.accessed))))


def _series(reference: Reference) -> str:
    """`Kolumbus, 138`."""
    return ", ".join(filter(None, (reference.collection_title, reference.collection_number)))


def _address(reference: Reference) -> str:
    return elements.available(reference, f"doi:{reference.doi}", also=not _medium(reference))


ELEMENTS: Elements = (
    ("creators", _creators),
    ("title", _title),
    ("host", _host),
    *elements.OF_THE_THING,
    ("later-editors", _later_editors),
    ("translators", _translators),
    ("contributors", elements.contributors),
    ("publication", _publication),
    *elements.OF_A_THESIS,
    ("series", _series),
    *elements.NUMBERS,
    ("address", _address),
    *elements.AT_THE_END,
)
"""The elements in the order in which they are printed."""
