"""PageFacts, address → what kind of page says such things: missing, parked, a wall, a login.

The words are folded (`model.folding`). Titles are looked at piece by piece (`Nenalezeno | Web.cz`), texts only
when they are short: an article about missing pages is no missing page.
"""

import re
from collections.abc import Iterator

from dostupne.links.folded import folded
from dostupne.model.evidence import PageFacts
from dostupne.model.urls import host

_SHORT_TEXT = 700
_SHORT_WALL = 300
"""Characters of a page that is nothing but a form of consent; others show one in a bar over their text."""
_LONG_TITLE_WORDS = 9
_PIECE = re.compile(r" [-|·•»«:/~>]+ | ?[|»·•] ?|[:!.,-] ")

_MISSING_WHOLE = re.compile(
    r"(?:(?:http |chyba |error |fehler |blad |kod |code |stav |status )*404(?: error| chyba| not found)?"
    r"|(?:404 )?(?:not found|nenalezeno|nenalezena|nenajdene|nicht gefunden|nie znaleziono|neexistuje|gone)"
    r"|(?:410 )?gone|oops|page missing|object not found|no results found)"
)
_MISSING = re.compile(
    r"\b(?:page|article|content|file|document|item|resource|post|url)(?: (?:that )?you(?:'re| \w+)(?: \w+){0,3})?"
    r" (?:(?:was |could |can |is |has |does |are )?(?:not |no longer |been )+(?:be )?"
    r"(?:found|exist|exists|available|located|removed|deleted|displayed)\b"
    r"|(?:doesn't exist|isn't available|can't be found|couldn't be found|cannot be found|cannot be displayed"
    r"|unavailable|missing)\b)"
    r"|\b(?:can't|cannot|couldn't|could not|unable to) (?:find|locate) (?:the|this|that|your)"
    r" (?:page|article|content|document)"
    r"|\b(?:error|chyba|fehler|blad) 404\b|\b404 (?:error|not found|page|stranka|chyba)\b"
    # Czech and Slovak
    r"|\b(?:strank[ay]|clanek|clanok|obsah|dokument|soubor|subor|prispevek|zaznam|url|adresa)"
    r"(?: \w+){0,4} (?:nenalezen[aoy]?|nenajden[ay]|neexistuje|nebyl[ao]? nalezen[ao]?|nebol[ao]? najden[ay]"
    r"|nelze najit|nelze nalezt|sa nenasl[ao]|se nenasl[ao]|(?:jiz|uz) neexistuje|neni (?:k dispozici|dostupn[ay])"
    r"|byl[ao]? (?:smazan|odstranen)[ao]?|bol[ao]? odstranen[ay])\b"
    r"|\b(?:strank[ua]|clanek|obsah|dokument)(?: \w+){0,3} (?:jsme nenasli|sme nenasli|se nepodarilo (?:najit|nalezt)"
    r"|sa nepodarilo najst)\b|\bnenasli jsme (?:strank|hledan|pozadovan)|\bnenalezena stranka\b"
    # German and Polish
    r"|\b(?:seite|artikel|inhalt|dokument)(?: \w+){0,3}"
    r" (?:nicht gefunden|existiert nicht|nicht (?:mehr )?(?:verfugbar|vorhanden))"
    r"|\b(?:strona|strony|artykul|dokument)(?: \w+){0,4} (?:nie (?:istnieje|znaleziono|zostal[ao]? znalezion[ay]))"
    r"|\bnie znaleziono (?:strony|artykulu|dokumentu)"
    # What missing pages say without the word
    r"|\b(?:page|article|content|link|resource|document)(?: you)?(?: \w+){0,5} (?:has|have|may have|might have|was|were|been)"
    r" (?:been )?(?:moved|removed|deleted|renamed|unpublished|taken down|withdrawn|archived)\b"
    r"|\b(?:no longer|not) (?:be )?(?:available|exists?|here|online)\b"
    r"|\b(?:we|you)(?: \S+){0,4} (?:can't|cannot|couldn't|could not|didn't|did not) find\b|\b(?:broken|dead|invalid) link\b"
    r"|\bnothing (?:was )?(?:found|here)\b|\bno (?:such|matching) (?:page|article|document|record|item)\b"
    r"|\b(?:tady|tu|zde) (?:nic|uz nic) neni\b|\b(?:nic|zadny zaznam|zadna stranka|zadny clanek) (?:tu|zde|jsme|nebyl[ao]?)"
    r"(?: \w+)? ?(?:neni|nenasli|nalezen[ao]?)?\b|\bneplatn[ay] (?:odkaz|adresa|url|identifikator)\b|\b(?:zaznam|stranku|dokument|clanek) (?:nelze|nemuzeme|se nepodarilo) (?:zobrazit|nacist|otevrit)\b|\b(?:odkaz|adresa|url) (?:je|byl[ao]?|neni)"
    r" (?:neplatn|chybn|spravn)|\b(?:stranka|clanek|obsah|dokument|zaznam|inzerat|produkt|nabidka)(?: \S+){0,6}"
    r" (?:presunut|smazan|odstranen|zrusen|stazen|premisten|archivovan|vymazan|presunul|ztratil)\w*\b"
    r"|\b(?:uz|jiz|viac) (?:neni|nie je) (?:v nabidce|k dispozici|dostupn\w+|v ponuke|k dispozicii)\b"
    r"|\b(?:hledan|pozadovan|hladan)\w+ (?:strank|clan|obsah|dokument|adres|soubor)\w*(?: \S+){0,5}"
    r" (?:nem|nen|neex|nepod|nie)\w*|\b(?:strank|clanok|clanek)\w*(?: \S+){0,3} (?:se|sa) (?:nam )?(?:ne|asi |nekam )\w+"
    r"|\b(?:sorry|ups|hups|jejda|bohuzel|litujeme|lutujeme|omlouvame se|ospravedlnujeme sa|leider|hoppla|oops|hoops|och)\b.{0,60}"
    r"(?:strank|clan|page|artic|seite|artikel|stron|obsah|content|inhalt|odkaz|link|adres)"
    r"|\b(?:angeforderte|gesuchte)\w* (?:seite|inhalt|artikel|dokument)\b|\bseite wurde (?:entfernt|geloscht|verschoben)"
    r"|\b(?:strona|artykul) zosta[lo]\w* (?:usunie|przenies)"
)
_MISSING_PATH = re.compile(
    r"[/=_-](?:404|410|error-?404|404-?error|err404|not-?found|page-?not-?found|notfound|nenalezeno"
    r"|stranka-?nenalezena|strana-?nenalezena|neexistuje|pagenotfound)(?:[/.?&_-]|$)"
)

_PARKED = re.compile(
    r"\bdomain(?: name)? (?:\S+ )?(?:is|may be|might be) (?:\w+ )?(?:for sale|parked|available for purchase)"
    r"|\bbuy this domain\b|\bdomain for sale\b|\bis for sale!?$|\bthis domain has (?:expired|been registered)"
    r"|\bdomain (?:has )?expired\b|\bparked (?:free|domain|page)\b|\bdomain parking\b"
    r"|\bdomen[ay](?: \S+)? (?:je |byla |jest )?"
    r"(?:na prodej|k prodeji|na predaj|na sprzedaz|parkovan[ao]|expirovala|zaregistrovana)\b"
    r"|\bprodej domeny\b|\bdomain (?:\S+ )?(?:steht zum verkauf|zu verkaufen)|\bkoupit (?:tuto )?domenu\b"
    r"|\b(?:tato )?domena (?:\S+ )?(?:byla (?:uspesne )?(?:zaregistrovana|zalozena|zaparkovana)|je (?:volna|registrovana|zaregistrovana|zaparkovana)"
    r"|nema (?:nastaven|prirazen)\w*|hleda (?:noveho )?(?:majitele|vlastnika))|\bzaparkovan[aey] (?:domen|u )"
    r"|\b(?:webhosting|hosting|sluzba|ucet|prezentace)(?: \S+){0,4} (?:pozastaven|zablokovan|vypnut|suspendovan|ukoncen)\w*"
    r"|\b(?:account|website|site|hosting) (?:has been |is |was )?(?:suspended|disabled|expired|discontinued)\b"
    r"|\bcoming soon\b|\bunder construction\b|\bstranky? (?:jsou |je )?ve vystavbe\b|\bfuture home of\b|\bnew website is coming\b"
    r"|\b(?:get|make an offer (?:on|for)|inquire about|acquire) this domain\b|\bpending deletion\b|\bsteht zum verkauf\b|\btuto domenu\b|\bdiese domain\b|\bte domene\b|\brelated (?:searches|links)\b|\bsouvisejici vyhledavani\b"
    r"|\b(?:diese )?domain (?:\S+ )?(?:ist (?:geparkt|verfugbar|registriert)|wurde registriert|kaufen)\b|\bdomena (?:\S+ )?(?:jest|zostala)"
    r" (?:zaparkowana|na sprzedaz|utrzymywana)\b|\bindex of /$"
    r"|\bapache2? (?:\w+ )?(?:default|test) page\b|\bwelcome to nginx\b|\biis windows server\b|\bplesk default page\b"
)
_PARKED_HOSTS = (
    "sedoparking.com", "sedo.com", "parkingcrew.net", "bodis.com", "dan.com", "hugedomains.com", "afternic.com",
    "above.com", "undeveloped.com", "parklogic.com", "domainmarket.com", "cashparking.com",
)  # fmt: skip
_TAKEOVER = re.compile(
    r"\b(?:casinos?|kasina?|slots?|gacor|togel|judi|poker|betting|sportsbook|sazky|jackpot|bonus bez vkladu|escorts?"
    r"|viagra|cialis|porno?|xxx|payday loans?)\b"
)

_FOREIGN_TAKEOVER = re.compile(
    "赌场|赌博|娱乐城|彩票|博彩|老虎机|棋牌|カジノ|パチンコ|카지노|토토|바카라|คาสิโน|บาคาร่า|สล็อต|แทงบอล|казино|ставки на спорт|"
    "игровые автоматы|букмекер"
)
_FREQUENT_TAKEOVER = 3
"""Words of that kind in a page's text from which on it is about nothing else."""

_PAYWALL = re.compile(
    r"\b(?:jen|pouze|exkluzivne|len|iba) pro (?:nase )?(?:predplatitele|predplatitelov|abonenty|cleny)\b|\b(?:zbyva|zostava) (?:vam )?\d+ ?%"
    r"|\b(?:odemkn\w+|odomkn\w+|docist|docitat) (?:si )?(?:cely )?(?:clanek|clanok|text)|\bpokracovat ve cteni\b|\b(?:aktivujte|kupte|objednejte) (?:si )?predplatne"
    r"|\bpredplat(?:te|it) si\b|\buz mate predplatne\b|\bclanek je zamceny\b|\bsubscribe to (?:continue|read|unlock)|\bsubscribers? only\b"
    r"|\bfor subscribers\b|\b(?:this (?:article|content) is|exclusive) (?:for|to) (?:our )?(?:subscribers|members)\b|\balready a subscriber\b"
    r"|\bto (?:continue|keep) reading\b|\b(?:purchase|buy|get) (?:full )?access\b|\baccess through your institution\b|\bcheck access\b"
    r"|\bnur fur abonnenten\b|\bweiterlesen mit\b|\btylko dla (?:prenumeratorow|subskrybentow)\b"
)
_PAYWALL_WITHIN = 6000
"""Characters of a page's text within which the beginning of an article ends, menus before it included."""
_PAYWALL_ROOTS = (
    "předpl", "predpl", "členy", "abon", "zbýv", "zostáv", "odemk", "odomk", "dočíst", "dočítat", "pokračovat", "zamčen",
    "subscri", "members", "reading", "access", "weiterlesen", "prenum", "subskry",
)  # fmt: skip
_WALL = re.compile(
    r"\bjust a moment\b|\battention required\b|^access (?:to this page has been )?denied|^captcha\b"
    r"|\brequest (?:blocked|rejected)\b|\bare you (?:a robot|human|not a robot)\b|\bhuman verification\b"
    r"|\bverify(?:ing)? (?:that )?you are (?:a )?human|\bsecurity check(?:point)?\b|\bddos-guard\b"
    r"|\bpardon our interruption\b|\bchecking your browser\b|\brobot check\b|\bbot (?:verification|check)\b"
    r"|\byou have been blocked\b|\bone more step\b|\bunusual traffic\b|\benable javascript and cookies to continue\b"
    r"|\bnejste robot\b|\bnejsem robot\b|\boverte, ze jste clovek\b|\bich bin kein roboter\b|\bsicherheitsuberprufung\b"
)
_CONSENT = re.compile(
    r"\bbefore you continue\b|\bnez budete pokracovat\b|\bbevor sie fortfahren\b|\bzanim przejdziesz\b|\bcookie ?wall\b"
    r"|\b(?:your )?(?:privacy|cookies?) (?:choices|preferences|settings|consent)\b|\bwe value your privacy\b|\bzustimmung\b"
    r"|\b(?:volba|vase) (?:volba )?cookies\b|\bbez souhlasu (?:\w+ )?(?:dal|dale)\b|\bdbame o (?:vase )?soukromi\b|\bdbamy o twoja prywatnosc\b"
    r"|\bmit werbung (?:weiter)?lesen\b|\bakzeptieren (?:und|oder) weiter"
    r"|\bnastaveni souhlasu\b|\bsouhlas s (?:pouzitim|personalizaci)"
)
_CONSENT_ADDRESS = re.compile(
    r"^https?://(?:consent|cmp|souhlas)\.|[/.](?:consent|cookie-?wall|collectconsent|cookie-consent)(?:[/?.]|$)"
)
_GEO = re.compile(
    r"\b(?:not|n't) (?:currently )?(?:available|accessible) (?:in|from|to) your (?:country|region|location)"
    r"|\bunavailable in your (?:country|region|location)|\bve vasi (?:zemi|oblasti) (?:neni )?(?:ne)?dostupn"
    r"|\bin ihrem land nicht verfugbar"
)
_LOGIN = re.compile(
    r"(?:please )?(?:log ?in|sign ?in|log on|single sign-on|sso)"
    r"(?: (?:to|required|page|or sign ?up|or register)(?: .{0,30})?)?"
    r"|(?:prihlaseni|prihlaste se|prihlasit se|prihlasenie|prihlasit sa|anmelden|anmeldung|logowanie|zaloguj sie)"
    r"(?: .{0,30})?"
)
_LOGIN_ADDRESS = re.compile(
    r"(?:^https?://|[/.])(?:log-?in|sign-?in|log-?on|sso|oauth2?|saml2?|shibboleth(?:\.sso)?|idp|wayf|adfs|cas/login"
    r"|accounts/login|prihlaseni|prihlasit|uzivatel/prihlaseni|authorize|authenticate|wp-login)(?:[/.?&#]|$)"
)


def says_missing(page: PageFacts) -> bool:
    """Whether the page says that there is no such page (a “soft 404”)."""
    return any(_MISSING_WHOLE.fullmatch(piece) for piece in _pieces(page)) or _says(page, _MISSING)


def leads_to_missing(asked: str, final: str) -> bool:
    """Whether a redirect ended at an address kept for missing pages, as `/404.html`."""
    return bool(_MISSING_PATH.search(final.lower())) and not _MISSING_PATH.search(asked.lower())


def says_parked(page: PageFacts, final: str) -> bool:
    """Whether the domain is for sale, parked, or shows its server's first page."""
    return host(final).endswith(_PARKED_HOSTS) or _says(page, _PARKED)


def says_takeover(page: PageFacts, cited: str) -> bool:
    """Whether the page names what domains are taken over for, and the citation does not."""
    if _TAKEOVER.search(folded(cited)):
        return False
    if any(_TAKEOVER.search(title) for title in _titles(page)):
        return True
    everything = f"{page.title} {page.heading} {page.text}"
    return len(_TAKEOVER.findall(folded(everything))) >= _FREQUENT_TAKEOVER or bool(
        _FOREIGN_TAKEOVER.search(everything)
    )


def says_paywall(page: PageFacts) -> bool:
    """Whether the page shows its beginning only, the rest to subscribers."""
    text = page.text[:_PAYWALL_WITHIN].lower()
    # Folding a whole text costs as much as all the rest of judging, and nearly every page lacks all of these.
    return any(root in text for root in _PAYWALL_ROOTS) and bool(_PAYWALL.search(folded(text)))


def says_wall(page: PageFacts) -> bool:
    """Whether the page asks for a proof of being human."""
    return _says(page, _WALL)


def wants_consent(page: PageFacts, asked: str, final: str) -> bool:
    """Whether we were led to a wall of cookies or consent."""
    led = bool(_CONSENT_ADDRESS.search(final.lower())) and not _CONSENT_ADDRESS.search(asked.lower())
    return led or _says(page, _CONSENT, _SHORT_WALL)


def says_elsewhere_only(page: PageFacts) -> bool:
    """Whether the page is kept from readers of our country."""
    return _says(page, _GEO)


def says_login(page: PageFacts) -> bool:
    """Whether the page's own name is that of a login form."""
    return any(_LOGIN.fullmatch(piece) for piece in _pieces(page))


def leads_to_login(asked: str, final: str) -> bool:
    """Whether a redirect ended at an address of a login or single sign-on."""
    way = final.lower().partition("?")[0]
    return bool(_LOGIN_ADDRESS.search(way)) and not _LOGIN_ADDRESS.search(asked.lower().partition("?")[0])


def _says(page: PageFacts, sign: re.Pattern[str], short: int = _SHORT_TEXT) -> bool:
    """Whether a short title says it, or a text of less than so many characters."""
    if any(sign.search(title) for title in _titles(page) if title.count(" ") < _LONG_TITLE_WORDS):
        return True
    return len(page.text) < short and bool(sign.search(folded(page.text)))


def _titles(page: PageFacts) -> list[str]:
    return [folded(title) for title in dict.fromkeys((page.title, page.heading, page.og_title)) if title]


def _pieces(page: PageFacts) -> Iterator[str]:
    for title in _titles(page):
        yield title
        yield from (piece.strip(" .!?,") for piece in _PIECE.split(title))
