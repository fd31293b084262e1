"""What we say, in Czech and English: standings, reasons, what to do, headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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

REASONS = {
    "ok": ("stránka odpovídá citaci", "the page matches the citation"),
    "title-differs": ("stránka odpovídá, název zní jinak", "the page answers, its title reads differently"),
    "not-compared": ("stránka odpovídá, její obsah nešlo porovnat", "the page answers; what it says was not compared"),
    "redirect": ("server přesměrovává na novou adresu", "the server redirects to a new address"),
    "redirected": (
        "stránka odpovídá citaci, server na ni přesměrovává",
        "the page matches, the server redirects to it",
    ),
    "moved": ("stránka je teď na jiné adrese", "the page is at another address now"),
    "soft-404": (
        "server odpovídá, ale stránka hlásí, že nic nenašla",
        "the server answers, but the page says “not found”",
    ),
    "parked": ("doména je na prodej nebo zaparkovaná", "the domain is parked or for sale"),
    "home-page": ("místo stránky se ukáže úvodní stránka webu", "the site's home page is shown instead"),
    "other-page": ("na adrese je jiná stránka", "another page stands at this address"),
    "login": ("stránka chce přihlášení", "the page asks for a login"),
    "http-400": ("server adrese nerozumí (400)", "the server does not understand the address (400)"),
    "http-401": ("stránka chce heslo (401)", "the page asks for a password (401)"),
    "http-402": ("stránka je placená (402)", "the page must be paid for (402)"),
    "http-403": ("server program odmítl (403)", "the server refused our program (403)"),
    "http-404": ("stránka na serveru není (404)", "the server has no such page (404)"),
    "http-405": ("server takový dotaz nedovoluje (405)", "the server does not allow such a request (405)"),
    "http-406": ("server program odmítl (406)", "the server refused our program (406)"),
    "http-410": ("stránka byla odstraněna (410)", "the page was removed for good (410)"),
    "http-429": ("server žádá o klid, dotazů bylo moc (429)", "the server was asked too often (429)"),
    "http-451": ("stránka je nepřístupná z právních důvodů (451)", "not available for legal reasons (451)"),
    "http-500": ("chyba na straně serveru (500)", "an error inside the server (500)"),
    "http-502": ("chyba na cestě k serveru (502)", "an error behind the server (502)"),
    "http-503": ("server je přetížený nebo mimo provoz (503)", "the server is overloaded or under repair (503)"),
    "http-status": ("server stránku nevydal", "the server did not give the page"),
    "http-504": ("server za bránou neodpovídá (504)", "the server behind the gateway is silent (504)"),
    "http-999": ("server program odmítl (999)", "the server refused our program (999)"),
    "legal": ("stránka je nepřístupná z právních důvodů", "not available for legal reasons"),
    "no-such-host": ("server s tímto jménem neexistuje", "there is no server of this name"),
    "bot-wall": ("stránku hlídá ochrana proti robotům", "a wall against robots guards the page"),
    "consent-wall": ("stránku zakrývá souhlas s cookies", "a consent form covers the page"),
    "timeout": ("server neodpověděl včas", "the server did not answer in time"),
    "geo": ("stránka není z této země přístupná", "the page is not open to this country"),
    "refused": ("server odmítl spojení", "the server refused the connection"),
    "reset": ("server přerušil spojení", "the server broke the connection off"),
    "connection-refused": ("server odmítl spojení", "the server refused the connection"),
    "connection-reset": ("server přerušil spojení", "the server broke the connection off"),
    "connect-failed": ("spojení se nepodařilo navázat", "no connection could be made"),
    "tls": ("certifikát serveru není v pořádku", "the server's certificate is not valid"),
    "tls-expired": ("platnost certifikátu serveru skončila", "the server's certificate has expired"),
    "tls-wrong-host": ("certifikát serveru je pro jiné jméno", "the server's certificate is for another name"),
    "tls-untrusted": (
        "certifikát serveru nepodepsal nikdo důvěryhodný",
        "nobody trusted signed the server's certificate",
    ),
    "tls-old-protocol": ("server zná jen zastaralé šifrování", "the server knows only outdated encryption"),
    "dns-failed": ("jméno serveru se nepodařilo zjistit", "the server's name could not be looked up"),
    "redirect-loop": ("přesměrování se točí v kruhu", "the redirects run in a circle"),
    "too-many-redirects": ("přesměrování je příliš mnoho", "there are too many redirects"),
    "bad-redirect": ("přesměrování nikam nevede", "the redirect leads nowhere"),
    "protocol-error": ("server odpovídá nesrozumitelně", "the server's answer makes no sense"),
    "body-cut": ("odpověď se přerušila, než co přišlo", "the answer broke off before anything came"),
    "bad-encoding": ("odpověď nelze rozbalit", "the answer cannot be unpacked"),
    "excluded": ("vynecháno na vaše přání", "left out as you wished"),
    "robots": ("server si nepřeje, aby stránku četly programy", "the site asks programs not to read this page"),
    "left-alone": ("server žádal o klid, dále se neptáme", "the server asked to be left alone, so it was"),
    "private-address": ("adresa vede do neveřejné sítě", "the address is in a private network"),
    "not-checked": ("k adrese se kontrola nedostala", "the check did not come to this address"),
    "not-a-web-address": ("není to webová adresa", "this is no web address"),
    "not-web": ("není to webová adresa", "this is no web address"),
    "not-recorded": ("v záznamu o této adrese nic není", "the recording has nothing about this address"),
    "network-down": ("nefunguje naše vlastní připojení", "our own network does not work"),
    "registered": (
        "identifikátor platí, jen stránka za ním neodpovídá",
        "the identifier is valid, the page behind it does not answer",
    ),
    "unregistered": ("registr takový identifikátor nezná", "the registry knows no such identifier"),
    "canonical": ("stránka sama uvádí jinou adresu", "the page itself names another address"),
    "archived-redirect": (
        "podle archivu se stránka přestěhovala a na nové adrese je",
        "an archive saw the page move, and at its new address it is",
    ),
    "copy-of-error": ("archivní kopie ukazuje chybu, ne stránku", "the archived copy shows an error, not the page"),
    "copy-not-public": ("archivní kopie není veřejná", "the archived copy is not public"),
    "candidate-confirmed": ("opravená adresa vede na citovanou stránku", "the mended address leads to the cited page"),
}

SELF_EXPLANATORY = frozenset(
    {"connection-refused", "connection-reset", "connect-failed", "dns-failed", "timeout", "robots", "left-alone"}
)
"""Reasons whose detail is a library's own words, which tell a reader nothing (JSON has them)."""

NOTES = {
    "https": ("odpovídá už jen šifrovaně (https)", "answers over https only"),
    "fragment-missing": ("část stránky za # na ní není", "the part of the page after # is not there"),
    "paywall": ("celý text je jen pro předplatitele", "the whole text is for subscribers only"),
    "cut": ("odpověď se přerušila, část stránky chybí", "the answer broke off, a part of the page is missing"),
    "certificate-expired": ("certifikátu serveru skončila platnost", "the server's certificate has expired"),
    "certificate-wrong-host": ("certifikát serveru je pro jiné jméno", "the server's certificate is for another name"),
    "certificate-untrusted": (
        "certifikát serveru nepodepsal nikdo důvěryhodný",
        "nobody trusted signed the server's certificate",
    ),
    "another-capture": (
        "archiv ukázal kopii z jiného dne, než je v adrese",
        "the archive showed a copy of another day than the address says",
    ),
    "archive-date-mismatch": (
        "datum archivace v citaci není datem kopie",
        "the archiving date in the reference is not that of the copy",
    ),
    "archive-orig-mismatch": (
        "kopie je z jiné adresy, než jaká je citována",
        "the copy is of another address than the one cited",
    ),
    "certificate-invalid": ("certifikát serveru není v pořádku", "the server's certificate is not valid"),
}
"""What a person should know of a living page."""

HTTP_CLASSES = {
    "2": ("server odpověděl {0}", "the server answered {0}"),
    "3": ("server přesměrovává jinam ({0})", "the server redirects elsewhere ({0})"),
    "4": ("server stránku nevydal ({0})", "the server did not give the page ({0})"),
    "5": ("chyba na straně serveru ({0})", "an error inside the server ({0})"),
    "": ("server odpověděl {0}", "the server answered {0}"),
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

CATALOGUES: tuple[Mapping[str, tuple[str, str]], ...] = (STANDINGS, REASONS, HTTP_CLASSES, ADVICE, TEXTS, EVIDENCE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Codes that a catalogue does not know come back as they are."""

    lang: str = "en"

    def _of(self, catalogue: Mapping[str, tuple[str, str]], code: str) -> str:
        return catalogue[code][LANGUAGES.index(self.lang)] if code in catalogue else code

    def text(self, code: str) -> str:
        """A heading or a sentence of the report."""
        return self._of(TEXTS, code)

    def standing(self, code: str) -> str:
        """The standing in a word or two."""
        return self._of(STANDINGS, code)

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
