"""Headings over and after a list of references, language by language, to be matched without regard to case."""

SECTION_HEADINGS: dict[str, tuple[str, ...]] = {
    "cs": (
        r"(?:seznam\s+)?(?:použit[éáýa]\w*|citovan\w+|doporučen\w+)?\s*(?:a\s+(?:doporučen|citovan)\w+\s+)?(?:literatur[ay]|zdroj[eůi]|pramen[yůi]|odkaz[yů]|citac[eí]|bibliografie)(?:\s+(?:a|i)\s+(?:dalších?\s+)?(?:použit\w+\s+)?(?:informačn\w+\s+)?(?:literatur[ay]|zdroj[eůi]|pramen[yůi]|odkaz[yů]))?",
        r"seznam\s+použit\w+\s+(?:informačn\w+\s+)?(?:literatury|zdrojů|pramenů)(?:\s+a\s+\w+)?",
        r"bibliografick[éá]\s+(?:citace|odkazy)",
        r"(?:další|elektronick[éá]|hlavní|internetov[éá]|knižní|odborn[áé]|on-?line|ostatní|primární|referenční|sekundární|tištěn[áé]|webov[éá])\s+(?:zdroje|prameny|literatura)",
        r"(?:doporučen|další)\w*\s+(?:četba|literatura|čtení)",
    ),
    "sk": (r"(?:zoznam\s+)?(?:použit\w+\s+)?literatúr[ay]", r"zoznam\s+bibliografických\s+odkazov"),
    "en": (
        r"references?",
        r"bibliography",
        r"works\s+cited",
        r"(?:list\s+of\s+)?(?:literature|sources|references)",
        r"literature\s+cited",
        r"(?:recommended\s+|suggested\s+)?further\s+reading",
        r"recommended\s+(?:reading|literature|sources)(?:\s+list)?",
    ),
    "de": (r"literaturverzeichnis", r"quellenverzeichnis", r"literatur"),
    "pl": (r"bibliografia", r"literatura"),
}
"""Headings over a list of references."""

TAIL_HEADINGS = (
    r"p[rř]íloh[ay]",
    r"zoznam\s+(?:príloh|obrázkov|tabuliek|skratiek|grafov|symbolov)",
    r"seznam\s+(?:příloh|obrázků|tabulek|zkratek|grafů|symbolů)\w*",
    r"appendi(?:x|ces)",
    r"list\s+of\s+(?:figures|tables|abbreviations)",
    r"zkratky",
    r"rejstřík",
    r"závěr",
    r"záver",
    r"conclusions?",
    r"abstra[ck]t",
    r"resumé|summary",
    r"související\s+(?:články|témata|stránky)",
    r"externí\s+odkazy",
    r"see\s+also",
    r"external\s+links",
)
"""Headings that end a list of references."""

SORTS_OF_SOURCES = (
    *("zdroj", "literatur", "literatúr", "pramen", "prameň", "citac", "bibliogra", "internet", "online", "elektroni"),
    *("monografi", "publikac", "knih", "knižn", "článk", "sborník", "časopis", "period", "akademick", "kvalifikačn"),
    *("legislativ", "zákon", "právní", "předpis", "judikat", "norm", "tišt", "archiv", "source", "reference", "book"),
    *("article", "journal", "web", "primary", "secondary", "primární", "sekundární", "quelle", "źródł"),
)
"""Beginnings of words in headings that divide a list of references into sorts."""
