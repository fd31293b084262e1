"""Words that references are built of, language by language: a new language is a row, a new word a word.

Every table holds regular-expression alternatives without capturing groups, to be matched without regard to case.
What is met in real lists, with counts, is described in docs/facts/variants.md.
"""

from collections.abc import Iterable

from dostupne.model.letters import UPPER
from dostupne.references.alternation import factored

LANGUAGES = ("cs", "sk", "en", "de", "pl", "fr", "es")

AVAILABILITY: dict[str, tuple[str, ...]] = {
    "cs": (
        r"dostupn[éýáoí]\s+(?:(?:také|též|rovněž|i)\s+)?(?:pod\s+licencí\s+[^:<]{1,60}\s)?(?:z|na|v|s|ze|prostřednictvím)\b",
        r"dostupn[éýáoí](?:\s+(?:také|též|rovněž))?(?:\s+online)?(?=\s*:)",
        r"dostupn[éýáoí](?:\s+(?:také|též|rovněž))?\s+online\b",
        r"do(?:\s|-\s{1,3})?stupn[éýá](?:\s+(?:také|též))?\s+z\b",
        r"získáno(?:\s+\d[^:<]{1,30}?)?\s+z\b",
        r"převzato\s+z\b",
        r"přístup(?:n[éýá])?\s+z\b",
    ),
    "sk": (
        r"dostupn[éýáe]\s+(?:(?:tiež|aj)\s+)?(?:na|z|cez)\b",
        r"získané\s+z\b",
    ),
    "en": (
        r"available\s+(?:also\s+)?(?:from|at|on|via|through)\b",
        r"available(?=\s*:)",
        r"retrieved\s+(?:[^:<]{1,30}?\s)?from\b",
        r"accessible\s+(?:from|at)\b",
    ),
    "de": (r"(?:verfügbar|abrufbar|erhältlich)\s+(?:unter|über|auf|von)\b",),
    "pl": (r"dostępn[yae](?:\s+(?:w|na|z|pod))?\b(?=\s*(?:internecie|adres|world|www|http|<|:))",),
    "fr": (r"disponible\s+(?:à\s+l[’']adresse|sur|en\s+ligne)\b",),
    "es": (r"disponible\s+en\b(?=\s*(?:<|:|http|www))",),
}
"""What stands before an address."""

CARRIERS = (
    r"world\s+wide\s+web",
    r"www",
    r"url",
    r"internet(?:u|e|ové\s+adresy)?",
    r"internecie",
    r"adres[ey]",
    r"doi",
)
"""What an availability phrase may name between itself and the address (`z WWW:`, `na internete:`)."""

ACCESS: dict[str, tuple[str, ...]] = {
    "cs": (
        r"cit(?:ov[aá]n[oéý]|\.|(?=[\s,:]*\d))",
        r"vid(?:ěno|\.)",
        r"zob(?:razeno|\.)",
        r"přístup(?:no)?",
        r"navštíveno",
        r"staženo",
        r"získáno(?=\s+\d)",
    ),
    "sk": (r"citované", r"videné"),
    "en": (r"cited", r"accessed", r"retrieved", r"viewed", r"visited"),
    "de": (r"zitiert", r"abgerufen(?:\s+am)?", r"zugriff(?:\s+am)?"),
    "pl": (r"dostęp(?:\s+z?\s*dnia)?",),
    "fr": (r"consultée?(?:\s+le)?",),
    "es": (r"consulta(?:do)?(?:\s+el)?",),
}
"""What introduces the date on which a page was seen."""

ARCHIVED = (r"archivov[aá]no", r"archivovan[ée]", r"arch\.", r"archived")
"""What introduces the date of an archived copy."""

MEDIA: dict[str, tuple[str, ...]] = {
    "cs": (
        r"on-?\s?line",
        r"cd-rom",
        r"dvd(?:-rom)?",
        r"software",
        r"počítačový\s+program",
        r"program",
        r"podcast",
        r"film",
        r"video(?:záznam)?",
        r"epizoda[^\]]{0,40}",
        r"televizní\s+vysílání",
        r"rozhlasové\s+vysílání",
        r"projev",
        r"mapa?",
        r"kartografický\s+dokument",
        r"aplikace",
        r"mobilní\s+aplikace",
        r"datový\s+soubor",
        r"patent",
        r"poster",
        r"(?:zvukový|obrazový)\s+záznam",
        r"prezentace",
        r"přednáška",
        r"technický\s+list",
        r"e-?kniha",
        r"elektronický\s+zdroj",
        r"elektronická\s+pošta",
        r"e-?mail",
        r"databáze",
        r"datová\s+sada",
        r"pdf",
    ),
    "fr": (r"en\s+ligne",),
    "es": (r"en\s+línea",),
    "en": (r"e-?book", r"computer\s+program", r"database", r"dataset", r"electronic\s+resource"),
    "sk": (r"elektronický\s+zdroj", r"softvér", r"elektronická\s+pošta"),
}
"""What stands in square brackets after a title; combinations (`online, video`) are read too."""

MONTHS: dict[int, tuple[str, ...]] = {
    1: ("leden", "ledna", "január", "januára", "january", "jan", "januar", "stycznia", "janvier", "enero"),
    2: ("únor", "února", "február", "februára", "february", "feb", "februar", "lutego", "úno", "février", "febrero"),
    3: ("březen", "března", "marec", "marca", "march", "mar", "märz", "marca", "bře", "mars", "marzo"),
    4: ("duben", "dubna", "apríl", "apríla", "april", "apr", "kwietnia", "dub", "avril", "abril"),
    5: ("květen", "května", "máj", "mája", "may", "mai", "maja", "kvě", "mayo"),
    6: ("červen", "června", "jún", "júna", "june", "jun", "juni", "czerwca", "čvn", "čer", "juin", "junio"),
    7: ("červenec", "července", "júl", "júla", "july", "jul", "juli", "lipca", "čvc", "juillet", "julio"),
    8: ("srpen", "srpna", "august", "augusta", "aug", "sierpnia", "srp", "août", "agosto"),
    9: ("září", "september", "septembra", "sept", "sep", "września", "zář", "septembre", "septiembre"),
    10: (
        "říjen",
        "října",
        "október",
        "októbra",
        "october",
        "oct",
        "oktober",
        "października",
        "říj",
        "octobre",
        "octubre",
    ),
    11: ("listopad", "listopadu", "november", "novembra", "nov", "listopada", "novembre", "noviembre"),
    12: ("prosinec", "prosince", "december", "decembra", "dec", "dezember", "grudnia", "décembre", "diciembre"),
}
"""Month words in the languages that Czech lists mix, in all cases that dates use."""

ET_AL = (
    r"et\s+al\.?",
    r"a\s+kol(?:\.|ektiv\w*)?",
    r"aj\.",
    r"a\s+další",
    r"a\s+al\.",
    r"and\s+others",
    r"i\s+in\.",
    r"u\.\s?a\.",
    r"(?-i:a\s+i\.)",
    r"(?<=\s)[–-]\s…(?=\s?\()",
)
"""What stands for further creators."""

CONJUNCTIONS = frozenset("a i nebo či až resp popř příp alebo než and or to und oder bis bzw oraz lub".split())
"""What may follow a hyphen that stands for the rest of a word: `dvou- a tříletý`, `mid- and late-`."""

EDITOR_ROLES = (
    r"\(?éds?\.\)?(?=[\s.,:)]|$)",
    r"\(?eds?\.?\)?(?=[\s.,:)]|$)",
    r"\(?ed\.\s?eds?\.?\)?",
    r"\(?edito[rř](?:[ikaůyé]|ka|ři)*\)?(?=[\s.,:)]|$)",
    r"\(?zost(?:avil|avovateľ)?\.?\)?",
    r"\(?(?:Hrsg|Hg)\.\)?",
    r"\(?red\.\)?",
    r"\(?uspořádal[ai]?\)?",
)
"""What marks the names before it as editors."""

TRANSLATED = (
    r"přel(?:ožil[aiy]?|oženo|\.)",
    r"překlad(?:atel(?:ka)?)?",
    r"z\s+\w+\s+přeložil[aiy]?",
    r"prel(?:ožil[ai]?|\.)",
    r"preklad",
    r"translated\s+by",
    r"trans\.",
    r"übers(?:etzt\s+von|\.)",
)
"""What introduces a translator."""

EDITED = (
    rf"(?<![{UPPER}]\.)(?-i:Eds?\.)(?=\s[{UPPER}])",
    r"edited\s+by",
    r"editace",
    r"editoval[aiy]?",
    r"k\s+vydání\s+připravil[aiy]?",
    r"uspořádal[aiy]?",
    r"hrsg\.\s+von",
)
"""What introduces an editor after the title."""

OTHER_CONTRIBUTIONS = (
    r"(?:vynálezce|původce)(?=:)",
    r"přihlašovatel(?=:)",
    r"majitel(?=:)",
    r"ilustr(?:oval[ai]?|ace|\.)",
    r"il\.",
    r"předml(?:uva|\.)",
    r"dosl(?:ov|\.)",
    r"zpracoval[ai]?",
    r"ulož(?:eno|ené|ení)\s+(?:v|na)(?=:)",
)

THESES = (
    r"(?:bakalářsk|diplomov|disertační|dizertační|rigor[oó]zní|magistersk|habilitační|doktorsk|absolventsk|seminární|ročníkov|maturitní)\w*\s+pr[aá]c[eia]",
    r"(?:bakalársk|diplomov|dizertačn|rigorózn|magistersk)\w*\s+práca",
    r"(?:bachelor|master|diploma|doctoral|ph\.?\s?d\.?|phd)(?:[’'`´]?s)?\s+(?:thesis|dissertation)",
    r"(?:masterarbeit|bachelorarbeit|diplomarbeit|dissertation)",
    r"praca\s+(?:magisterska|licencjacka|doktorska)",
    r"středoškolská\s+odborná\s+činnost",
)
"""Kinds of theses."""

SUPERVISORS = (
    r"ved(?:oucí)?\.?\s+(?:bakalářské\s+|diplomové\s+|disertační\s+)?práce",
    r"školitel(?:ka)?",
    r"vedúc[ia]\s+práce",
    r"supervisor",
    r"vedoucí",
)
"""What introduces the supervisor of a thesis."""

EDITION_WORDS = (
    r"éd(?:\.|ition)",
    r"vyd(?:\.|[áa]n[íi][em]?|anie)?",
    r"ed(?:\.|ition|n\.?)",
    r"aufl(?:\.|age)",
    r"wyd\.",
)

VOLUME_WORDS = (
    r"roč(?:\.|n[íi]k)",
    r"sv(?:\.|azek)",
    r"vol(?:\.|ume)?",
    r"jg\.",
    r"jahrgang",
    r"bd\.",
    r"díl",
    r"zv\.",
    r"tom",
)
ISSUE_WORDS = (
    r"částka",
    r"č(?:\.|ís(?:\.|lo))",
    r"no\.",
    r"nr\.",
    r"iss(?:\.|ue)",
    r"number",
    r"heft",
    r"sešit",
    r"n[°º]",
)
PAGE_WORDS = (r"s\.", r"str(?:\.|ana|any)", r"strany", r"pp?\.", r"pages?", r"s(?=\s\d)", r"seiten?")
EXTENT_WORDS = (r"s\.?", r"str(?:\.|an)?", r"stran", r"p\.", r"pp\.", r"pages", r"l\.", r"listů", r"strán")

NO_DATE = tuple(
    r"""
    b\.\s?r(?:\.|(?!\w)) bez\s+(?:roku|data) nedat(?:ováno|\.) n\.\s?d(?:\.|(?!\w)) s\.\s?a\. s\.\s?d(?:\.|(?!\w)) rok\s+neuveden no\s+date
    o\.\s?J\. kein\s+datum ohne\s+jahr b\.\s?d(?:\.|(?!\w)) bez\s+dátumu brak\s+daty sans\s+date sin\s+fecha
    """.split()
)
NO_PLACE = (r"b\.\s?m\.", r"s\.\s?l\.?", r"neuvedeno", r"b\.\s?m\.\s?v\.", r"místo\s+neznámé")
NO_PUBLISHER = (r"b\.\s?n(?:\.|(?!\w))", r"s\.\s?n(?:\.|(?!\w))", r"vydavatel\s+neuveden", r"vydavatel", r"neuvedeno")

DATE_INTRODUCERS = (
    r"(?:naposledy\s+|poslední\s+)?(?:aktualizov[aá]n[oéá]|aktualizace|změn[aě]no|upraveno|revize|změna|edit(?:\.|ov[aá]n[oaá]))(?:\s+dne)?",
    r"publikov[aá]n[oéá]",
    r"zveřejn[eě]n[oéá]",
    r"last\s+(?:modified|updated|edited)(?:\s+on)?",
    r"updated",
    r"published",
    r"publ\.:?",
    r"posted",
)
"""Words before a date that is not the access date."""

PARTICLES = frozenset(
    (
        "von",
        "van",
        "de",
        "der",
        "den",
        "ten",
        "ter",
        "z",
        "ze",
        "zu",
        "du",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "la",
        "le",
        "af",
        "av",
        "el",
        "al",
        "bin",
    )
)
"""Name particles, lower case, which travel with the family name."""

CORPORATE_ENDINGS = (
    r"v\.\s?v\.\s?i\.",
    r"s\.\s?r\.\s?o\.",
    r"a\.\s?s\.",
    r"z\.\s?s\.(?:\s?p\.\s?o\.)?",
    r"o\.\s?p\.\s?s\.",
    r"inc\.?",
    r"ltd\.?",
    r"llc",
    r"gmbh",
    r"corp\.",
    r"co\.",
)

ABBREVIATIONS = frozenset(
    """
    č roč sv vol no nr str s pp p vyd ed eds vydání přel il ilustr st sv ing mgr bc dr ph csc doc prof judr mudr phdr rndr
    např tj tzv apod atd resp cca ca mass calif inc ltd corp co jr sr mt ft mr mrs ms vs vč odst písm čl zák sb et al
    a r o z e aj zn sp čj fr th ch jos ant inf kol přeprac dopl rozš upr aktualiz rev univ fak kat odb mezinár ref cit srov viz obr tab kap díl hl m dep dept
    jan feb mar apr jun jul aug sep sept oct nov dec ser sér conf proc int symp trans lett phys chem math sci
    edit éd éds wyd cop nakl vydav tisk kn hrsg hg aufl bd jg tzn mj př n l d.c wash minn conn ill ariz penn va pa ny
    """.split()
)
"""Words whose full stop does not end a sentence."""

PUBLISHER_WORDS = (
    r"press",
    r"publish\w*",
    r"publications?",
    r"verlag",
    r"nakladatelstv[ií]",
    r"books?",
    r"inc\.?",
    r"ltd\.?",
    r"llc",
    r"gmbh",
    r"company",
    r"media",
    r"editor",
    r"wesley",
    r"springer",
    r"elsevier",
    r"wiley",
    r"grada",
    r"academia",
    r"karolinum",
    r"s\.\s?r\.\s?o\.?",
    r"a\.\s?s\.?",
    r"universit\w*",
    r"univerzit\w*",
)
"""Words that make a name a publisher rather than a site or a journal."""

STOP_AFTER_ADDRESS = (
    r"\[",
    r"\(cit",
    r"(?:diplomov|bakalářsk|disertační|dizertační|rigorózní)",
    r"is[sb]n\b",
    r"citov[aá]n",
    r"doi\b",
    r"vedoucí",
    r"dostupn",
    r"arch[ií]vn[ía]\s+k[oó]pi[ea]",
    r"archived\s+copy",
    r"vysoké\s+učení",
    r"universit",
    r"univerzit",
    r"in:",
    r"https?://",
)
"""What ends an address that runs over white space."""


def any_of(*tables: Iterable[str]) -> str:
    """One non-capturing alternative of all words of the tables."""
    return "(?:" + "|".join(word for table in tables for word in table) + ")"


def of_every_language(table: dict[str, tuple[str, ...]]) -> str:
    """The alternative of a table's words in all languages."""
    return any_of(*table.values())


def month_number(word: str) -> int | None:
    """The month a word names in any language we read, or None."""
    return _MONTH_OF.get(word.casefold().rstrip("."))


_MONTH_OF = {word: number for number, words in MONTHS.items() for word in words}
MONTH = factored(_MONTH_OF) + r"\.?"
