"""Rules that lists of rules for ČSN ISO 690 name and that are not here, each with the reason."""

from dataclasses import dataclass

from dostupne.contracts import Message


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule by its name, and why it is left out."""

    code: str
    reason: Message


LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut(
        "date-update-online",
        Message(
            cs="zda stránka datum aktualizace ukazuje, v citaci nestojí",
            en="whether the page shows a date of update is not in the reference",
        ),
    ),
    LeftOut(
        "paywall",
        Message(
            cs="zda je zdroj placený, v citaci nestojí; placenou stránku hlásí dostupne check",
            en="whether a source must be paid for is not in the reference; dostupne check tells of pages that want payment",
        ),
    ),
    LeftOut(
        "type-required-title",
        Message(cs="hlídá ji title-missing", en="kept by title-missing"),
    ),
    LeftOut(
        "type-required-url",
        Message(cs="hlídají ji url-missing a medium-online-no-url", en="kept by url-missing and medium-online-no-url"),
    ),
    LeftOut(
        "type-required-access",
        Message(cs="hlídá ji access-missing", en="kept by access-missing"),
    ),
    LeftOut(
        "type-required-date",
        Message(cs="hlídá ji date-missing", en="kept by date-missing"),
    ),
    LeftOut(
        "type-required-publisher",
        Message(cs="hlídá ji publisher-missing", en="kept by publisher-missing"),
    ),
)
