"""What we say of saving pages, in Czech and English: fates, reasons, sentences."""

FATES = {
    "saved": ("uloženo", "saved"),
    "has-copy": ("kopie už je", "has a copy"),
    "left-out": ("vynecháno", "left out"),
    "not-saved": ("neuloženo", "not saved"),
    "recorded": ("v záznamu", "recorded"),
    "to-save": ("k uložení", "to be saved"),
}

SAVING_REASONS = {
    "saved-now": ("archiv stránku právě uložil", "the archive has just saved the page"),
    "saved-before": ("uložil ji dřívější běh", "an earlier run saved it"),
    "copy-near": ("archiv má čerstvou kopii", "the archive has a recent copy"),
    "copy-told": ("archiv odpověděl, že čerstvou kopii má", "the archive said that it has a recent copy"),
    "recorded": ("stránka je v místním záznamu", "the page is in the local recording"),
    "to-save": ("uložila by se: záznam se jen přehrává", "it would be saved: this run only replays a recording"),
    "is-a-copy": ("odkaz sám je archivní kopie", "the link is an archived copy itself"),
    "with-credentials": ("v adrese je heslo", "the address holds a password"),
    "archive-cannot": (
        "archiv tuto stránku uložit nemůže; 30 dní se znovu neptáme (--refresh ano)",
        "the archive cannot save this page; it is not asked again for 30 days (--refresh does)",
    ),
    "try-later": (
        "archivu se to teď nepovedlo; spusťte později znovu",
        "the archive failed for now; run this again later",
    ),
    "try-tomorrow": (
        "dnes se tato stránka ukládala už tolikrát, kolik smí; spusťte zítra (UTC)",
        "this page was saved as often as allowed today; run this again tomorrow (UTC)",
    ),
    "unknown-error": ("archiv odpověděl chybou, kterou neznáme", "the archive answered with an error unknown to us"),
    "outcome-unknown": (
        "nevíme, jak to dopadlo: kopie může vzniknout; spusťte znovu, nejprve se podíváme",
        "nobody knows yet: there may be a copy; run this again, copies are looked at first",
    ),
    "site-busy": ("server stránky má dost; spusťte později znovu", "the page's site had enough; run this again later"),
    "archive-stopped": (
        "archiv už dál nechce; spusťte později znovu",
        "the archive wants no more; run this again later",
    ),
}

SAVING_TEXTS = {
    "saving-pages": ("Ukládají se stránky", "Saving pages"),
    "cut-off": (
        "Přerušeno: spusťte týž příkaz znovu a bude pokračovat, kde přestal.",
        "Interrupted: run the same command again, and it goes on where it stopped.",
    ),
    "stopped": (
        "Ukládání skončilo předčasně ({0}). Spusťte týž příkaz později, bude pokračovat.",
        "Saving ended early ({0}). Run the same command later, and it goes on.",
    ),
    "keys-refused": (
        "Archiv klíče odmítl: zkontrolujte je na {0}.",
        "The archive refused the keys: see that they are right at {0}.",
    ),
    "no-connection": ("K archivu se nedalo připojit ({0}).", "The archive could not be reached ({0})."),
    "no-keys": (
        (
            "Internet Archive ukládá stránky jen tomu, kdo má klíče. Zdarma je dostanete na {0}. Nastavte oba:\n"
            "  DOSTUPNE_ARCHIVES_WAYBACK_ACCESS_KEY=…  DOSTUPNE_ARCHIVES_WAYBACK_SECRET_KEY=…\n"
            "nebo access_key a secret_key pod [archives.wayback] v dostupne.toml.\n"
            "Bez klíčů si stránky uložíte k sobě volbou --record SOUBOR.warc.gz."
        ),
        (
            "The Internet Archive saves pages for those only who have keys. Get them for nothing at {0}, and set both:\n"
            "  DOSTUPNE_ARCHIVES_WAYBACK_ACCESS_KEY=…  DOSTUPNE_ARCHIVES_WAYBACK_SECRET_KEY=…\n"
            "or access_key and secret_key under [archives.wayback] in dostupne.toml.\n"
            "Without keys, --record FILE.warc.gz keeps the pages on your own disk."
        ),
    ),
    "only-recorded": (
        "Bez klíčů se do veřejného archivu nic neuložilo. Co odpověděly servery, je v {0}.",
        "Without keys nothing was saved in a public archive. What the servers answered is in {0}.",
    ),
}
