"""What we say, in Czech and English: standings, reasons, what to do, headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dostupne.cli.reason_words import HTTP_CLASSES, NOTES, REASONS, SELF_EXPLANATORY
from dostupne.cli.saving_words import FATES, SAVING_REASONS, SAVING_TEXTS
from dostupne.contracts import Message

LANGUAGES = ("cs", "en")

STANDINGS = {
    "alive": ("v pořádku", "alive"),
    "moved": ("přesunuto", "moved"),
    "drifted": ("jiný obsah", "drifted"),
    "gone": ("nedostupné", "gone"),
    "blocked": ("zablokováno", "blocked"),
    "unreachable": ("bez odpovědi", "unreachable"),
    "unchecked": ("neověřeno", "unchecked"),
}

SEVERITIES = {
    "error": ("chyba", "error"),
    "warning": ("varování", "warning"),
    "info": ("poznámka", "info"),
}

ADVICE = {
    "use-successor": ("Citujte novou adresu", "Cite the new address"),
    "use-snapshot": ("Citujte archivní kopii", "Cite the archived copy"),
    "look-at-snapshot": (
        "Podívejte se, zda archivní kopie ukazuje, co jste citovali",
        "See whether the archived copy shows what was cited",
    ),
    "use-confirmed": ("Opravte adresu na", "Correct the address to"),
    "try-candidates": ("Adresa je zřejmě poškozená; vyzkoušejte", "The address looks damaged; try"),
    "no-copy": (
        "Žádný dotázaný archiv kopii nemá ({0}). Najděte stránku podle názvu, nebo citujte jiný zdroj.",
        "No archive that was asked has a copy ({0}). Search for the page by its title, or cite another source.",
    ),
    "copies-show-other": (
        "Archivní kopie jsou, ale citovanou stránku neukazují ({0}). Najděte ji podle názvu, nebo citujte jiný zdroj.",
        "There are archived copies, but they do not show the cited page ({0}). Search for it by its title, or cite another source.",
    ),
    "copy-not-shown": (
        "Archiv tuto kopii uvádí, ale nevydal; otevřete ji v prohlížeči",
        "The archive lists this copy but did not show it; open it in a browser",
    ),
    "copy-restricted": (
        "Kopie existuje, ale není veřejná ({0}): archiv ji ukazuje jen ve svých prostorách.",
        "There is a copy, but it is not public ({0}): the archive shows it on its premises only.",
    ),
    "copy-is-cited": (
        "Citace uvádí archivní kopii a ta stránku ukazuje: není co opravovat.",
        "The reference cites an archived copy, and that shows the page: nothing to mend.",
    ),
    "archives-silent": (
        "Archivy neodpověděly, kopie může existovat. Spusťte kontrolu později znovu.",
        "Archives did not answer, there may be a copy. Run the check again later.",
    ),
    "no-archive-asked": (
        "Archivy nebyly dotázány. Najděte stránku podle názvu, nebo zkuste webový archiv.",
        "No archive was asked. Search for the page by its title, or try a web archive.",
    ),
    "open-it": (
        "Otevřete odkaz v prohlížeči: program dovnitř nesmí.",
        "Open the link in a browser: programs are kept out.",
    ),
    "log-in": ("Ověřte po přihlášení, nebo citujte veřejnou verzi.", "Check it logged in, or cite a public version."),
    "later": ("Zkuste to později znovu, výpadek může pominout.", "Try again later, this may pass."),
    "fix-network": (
        "Zkontrolujte připojení a spusťte kontrolu znovu.",
        "Check your connection and run the check again.",
    ),
    "by-hand": ("Ověřte ručně.", "Check it by hand."),
    "public-address": (
        "Citujte veřejnou adresu; svou síť ověříte volbou --allow-private.",
        "Cite a public address; --allow-private checks your own network.",
    ),
    "compare": ("Ověřte, že je to citovaná stránka.", "See that this is the page you cited."),
}

TEXTS = {
    "written": (
        "archivní kopie a opravené adresy doplněny u odkazů: {0}",
        "references that got copies or mended addresses: {0}",
    ),
    "not-written": ("nezapsáno", "not written"),
    "nothing-to-write": ("do dokumentů není co doplnit", "there is nothing to write to the documents"),
    "report": ("Kontrola citovaných odkazů", "Check of cited links"),
    "work": ("Dílo", "Work"),
    "author": ("Autor", "Author"),
    "title": ("Název", "Title"),
    "standing": ("Stav", "Standing"),
    "todo": ("Co s tím", "What to do"),
    "address": ("Adresa", "Address"),
    "printed": ("V textu stojí", "The text prints"),
    "mended": ("Správně má být", "It should be"),
    "because": ("Proč", "Why"),
    "copies": ("Další archivní kopie", "More archived copies"),
    "places": ("V dokumentu", "In the document"),
    "page-title": ("Stránka se jmenuje", "The page calls itself"),
    "note": ("Pozor", "Note"),
    "answered": ("Nakonec odpověděla", "Finally answered"),
    "no-link": ("bez odkazu", "no link"),
    "no-link-reason": ("není co ověřovat: odkaz v citaci není", "nothing to check: the citation has no address"),
    "not-yet": ("nestihlo se", "not reached"),
    "not-yet-reason": ("kontrola sem nedošla", "the check did not come to this one"),
    "untitled": ("(bez názvu)", "(untitled)"),
    "headless": ("(začátek citace se v textu ztratil)", "(the beginning of this reference is lost in the text)"),
    "works-heading": ("Citovaná díla", "Cited works"),
    "works": ("děl", "works"),
    "links": ("odkazů", "links"),
    "repeated": ("Také zde, výše pod čísly", "Cited here too, above as numbers"),
    "nothing-here": ("V tomto dokumentu jsme nenašli žádné citace.", "No references were found in this document."),
    "summary": ("Souhrn", "Summary"),
    "nothing": ("V dokumentu jsme nenašli žádné citace.", "No references were found in the document."),
    "all-well": ("Všechny odkazy jsou v pořádku.", "All links are alive."),
    "faults": ("Co se nepodařilo přečíst", "What could not be read"),
    "silent": ("Archivy, které neodpověděly", "Archives that did not answer"),
    "representative": ("blízko data citace", "near the date of citation"),
    "distant": ("daleko od data citace", "far from the date of citation"),
    "same-day": ("týž den", "the same day"),
    "undated": ("citace neudává datum", "the citation gives no date"),
    "match": ("shoda s citací", "matches the citation"),
    "cached": (
        "v pořádku bylo už {0}, znovu jsme se neptali",
        "seen alive on {0}, not asked again",
    ),
    "made": ("Zkontrolováno", "Checked"),
    "by": ("Vytvořil dostupne", "Made by dostupne"),
    "line": ("řádek", "line"),
    "lines": ("řádky", "lines"),
    "page": ("s.", "p."),
    "label": ("č.", "no."),
    "et-al": ("a kol.", "et al."),
    "short": ("zkráceně", "short form"),
    "network-down": (
        "Vaše připojení k síti nefunguje: o odkazech se nedá nic říci.",
        "Your own network does not work: nothing can be said about the links.",
    ),
    "findings-mended": ("opraveno nálezů", "findings mended"),
    "partial": (
        "Přerušeno: toto je jen to, co se stihlo ověřit.",
        "Interrupted: this is only what was checked so far.",
    ),
    "no-references": (
        "Nenašla se žádná citace; bibliografie je prázdná.",
        "No references were found; the bibliography is empty.",
    ),
    "reading": (
        "Čte se standardní vstup, jedna citace na řádek; konec Ctrl-D.",
        "Reading standard input, one reference a line; end with Ctrl-D.",
    ),
    "checking": ("Ověřují se odkazy", "Checking links"),
    "with-copy": ("s kopií", "with a copy"),
    "asking-archives": ("Hledají se archivní kopie", "Asking archives"),
    "parsing": ("Čtou se citace", "Parsing references"),
    "validation": ("Kontrola citací", "Validation of references"),
    "only-milder": ("Nic tak závažného se nenašlo.", "Nothing of that severity was found."),
    "no-findings": ("Nenašlo se nic, co by bylo třeba vytknout.", "Nothing was found to object to."),
    "findings": ("nálezy", "findings"),
    "milder": ("mírnějších nálezů: {0} (ukáže --severity info)", "milder findings: {0} (--severity info shows them)"),
    "edition-told": (
        "vydání {0} (znaky vydání 2011: {1} citací, 2022: {2})",
        "edition {0} (signs of 2011: {1} references, of 2022: {2})",
    ),
    "edition-chosen": ("vydání {0}, jak bylo zadáno", "edition {0}, as you asked"),
    "edition-unknown": ("vydání {0} (citace nenesou znaky žádného)", "edition {0} (the references bear signs of none)"),
    "entries": ("záznamů: {0}", "entries: {0}"),
    "references": ("citací: {0}", "references: {0}"),
    "severity": ("závažnost", "severity"),
    "rule": ("pravidlo", "rule"),
    "place": ("místo", "place"),
    "cited": ("citace", "reference"),
    "message": ("nález", "finding"),
    "fix-safe": ("bezpečná oprava", "safe fix"),
    "fix-proposal": ("návrh", "proposal"),
    "edition": ("vydání", "edition"),
    "both-editions": ("obě", "both"),
    "left-out": ("Vynechaná pravidla", "Rules left out"),
    "no-fix": ("ne", "no"),
}

EVIDENCE = {
    "hyperlink": ("odkaz v dokumentu vede tam", "the document's hyperlink leads there"),
    "another-copy": ("jinde v dokumentu je adresa celá", "the address stands whole elsewhere in the document"),
    "title-words": ("adresa obsahuje slova názvu", "the address has the words of the title"),
    "pattern": ("adresy tohoto druhu tak vypadají", "addresses of this kind look so"),
    "line-break": ("adresu rozdělil konec řádku", "a line end had cut the address"),
    "scheme": ("začátek adresy byl poškozen nebo chyběl", "the beginning of the address was damaged or missing"),
    "characters": ("v adrese byly znaky, které tam být nemohou", "the address had characters that none can have"),
    "glued-on": ("na konci adresy bylo přilepeno něco navíc", "something was stuck to the end of the address"),
    "page-match": ("stránka na ní odpovídá citaci", "the page there matches the citation"),
    "archive": ("archiv ji zná", "an archive knows it"),
}

CATALOGUES: tuple[Mapping[str, tuple[str, str]], ...] = (
    *(STANDINGS, SEVERITIES, REASONS, HTTP_CLASSES, ADVICE, TEXTS, EVIDENCE),
    *(FATES, SAVING_REASONS, SAVING_TEXTS),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Codes that a catalogue does not know come back as they are."""

    lang: str = "en"

    def _of(self, catalogue: Mapping[str, tuple[str, str]], code: str) -> str:
        return catalogue[code][LANGUAGES.index(self.lang)] if code in catalogue else code

    def among(self, texts: Mapping[str, tuple[str, str]], code: str, *filled: object) -> str:
        """A sentence of a table of its own, filled."""
        return texts[code][LANGUAGES.index(self.lang)].format(*filled)

    def text(self, code: str) -> str:
        """A heading or a sentence of the report."""
        return self._of(SAVING_TEXTS if code in SAVING_TEXTS else TEXTS, code)

    def fate(self, code: str) -> str:
        """What became of a link that was to be saved, in a word or two."""
        return self._of(FATES, code)

    def saving(self, code: str, detail: str) -> str:
        """Why it did: of what was left out the words of the verdict."""
        if code not in SAVING_REASONS:
            return self.reason(code, detail)
        said = self._of(SAVING_REASONS, code)
        return f"{said} ({detail})" if detail else said

    def standing(self, code: str) -> str:
        """The standing in a word or two."""
        return self._of(STANDINGS, code)

    def severity(self, code: str) -> str:
        """`chyba`, `warning` …"""
        return self._of(SEVERITIES, code)

    def message(self, message: Message, arguments: Mapping[str, str] | None = None) -> str:
        """A rule's message with its arguments filled in."""
        text = message.cs if self.lang == "cs" else message.en
        return text.format(**arguments) if arguments else text

    def note(self, code: str) -> str:
        """What to know of a living page."""
        return self._of(NOTES, code)

    def advice(self, code: str) -> str:
        """What the reader of the report should do."""
        return self._of(ADVICE, code)

    def reason(self, code: str, detail: str = "") -> str:
        """Why the link stands so, with the detail in brackets where it says more."""
        said = self._of(REASONS, code)
        if code not in REASONS and (status := re.fullmatch(r"http-(\d{3})", code)):
            said = self._of(HTTP_CLASSES, code[5] if code[5] in HTTP_CLASSES else "").format(status[1])
        return f"{said} ({detail})" if detail and detail not in said and code not in SELF_EXPLANATORY else said

    def evidence(self, kind: str, detail: str) -> str:
        """Why an address was mended."""
        said = self._of(EVIDENCE, kind)
        detail = re.sub(r"^line (?=\d)", f"{self.text('line')} ", detail)
        return f"{said}: {detail}" if detail else said

    def days(self, count: int) -> str:
        """`1 den`, `3 dny`, `5 dní`; `1 day`, `3 days`."""
        if self.lang == "cs":
            return f"{count} {'den' if count == 1 else 'dny' if 2 <= count <= 4 else 'dní'}"
        return f"{count} day" if count == 1 else f"{count} days"

    def looks(self, count: int) -> str:
        """`1 dotaz`, `3 dotazy`, `14 dotazů`; `1 look`, `14 looks`."""
        if self.lang == "cs":
            return f"{count} {'dotaz' if count == 1 else 'dotazy' if 2 <= count <= 4 else 'dotazů'}"
        return f"{count} look" if count == 1 else f"{count} looks"

    def day(self, when: date) -> str:
        """`22. 7. 2014` or `22 July 2014`."""
        if self.lang == "cs":
            return f"{when.day}. {when.month}. {when.year}"
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def language(asked: str, environ: Mapping[str, str]) -> str:
    """The language of our messages: as asked (`cs`, `en`), else the locale's, else English.

    Of the locale's variables the first that is set counts (POSIX, Base Definitions 8.2). Slovaks read Czech.
    """
    if asked in LANGUAGES:
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(variable):
            return "cs" if locale.lower().startswith(("cs", "sk")) else "en"
    return "en"
