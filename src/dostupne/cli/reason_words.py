"""The words of reasons and notes of verdicts, in Czech and English."""

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
