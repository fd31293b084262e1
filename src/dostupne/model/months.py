"""Names of months → numbers, and the macros that every BibTeX style defines."""

import unicodedata

MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros of btxdoc, section 4 (https://ctan.org/pkg/bibtex)."""

_NAMES = (
    "jan january januar januara leden ledna led styczen stycznia",
    "feb february februar februara unor unora uno luty lutego",
    "mar march marz maerz marec marca brezen brezna bre marzec",
    "apr april aprila duben dubna dub kwiecien kwietnia",
    "may mai maj maja kveten kvetna kve",
    "jun june juni juna cerven cervna cer cvn czerwiec czerwca",
    "jul july juli jula cervenec cervence cvc lipiec lipca",
    "aug august augusta srpen srpna srp sierpien sierpnia",
    "sep sept september septembra zari zar wrzesien wrzesnia",
    "oct okt october oktober oktobra rijen rijna rij pazdziernik pazdziernika",
    "nov november novembra listopad listopadu lis",
    "dec dez december dezember decembra prosinec prosince pro grudzien grudnia",
)
"""English, Czech, Slovak, German and Polish, in the nominative, the genitive and cut short, without diacritics.

`listopad` is the Czech November and the Polish October; here it is Czech.
"""
_NUMBERS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}


def number(word: str) -> int | None:
    """1–12 for the name of a month: `července`, `July`, `Čvc.`; None for any other word."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return _NUMBERS.get("".join(c for c in decomposed if not unicodedata.combining(c)).rstrip("."))
