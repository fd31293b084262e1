"""What reports of watched bibliographies say, in Czech and English: how links are, what happened to them, headings."""

HEALTHS = {
    "dead": ("zaniklý", "dead"),
    "changed": ("změněný", "changed"),
    "moved": ("přesunutý", "moved"),
    "suspected": ("podezřelý", "suspected"),
    "blocked": ("za zdí", "blocked"),
    "unknown": ("zatím nic", "unknown"),
    "alive": ("živý", "alive"),
}
"""How a link is."""

HEALTHS_COUNTED = {
    "dead": ("zaniklé", "dead"),
    "changed": ("změněné", "changed"),
    "moved": ("přesunuté", "moved"),
    "suspected": ("podezřelé", "suspected"),
    "blocked": ("za zdí", "blocked"),
    "unknown": ("zatím nic", "unknown"),
    "alive": ("živé", "alive"),
}
"""How several are: `zaniklé 3`."""

HEADINGS = {
    "dead": ("Zaniklé", "Dead"),
    "changed": ("Změněné: už to není, co jsme viděli poprvé", "Changed: no longer what was first seen"),
    "moved": ("Přesunuté", "Moved"),
    "suspected": ("Podezřelé: smrt zatím není dokázána", "Suspected: death is not proved yet"),
    "blocked": ("Za zdí: musí se podívat člověk", "Behind a wall: a person must look"),
    "unknown": ("Zatím o nich nic nevíme", "Nothing is known of them yet"),
    "alive": ("Živé", "Alive"),
}
"""Over the links that are so."""

EVENTS = {
    "suspected": ("podezřelý", "suspected"),
    "died": ("zanikl", "died"),
    "recovered": ("podezření se nepotvrdilo", "recovered"),
    "revived": ("ožil", "came back"),
    "moved": ("přesunul se", "moved"),
    "moved-back": ("vrátil se na svou adresu", "moved back"),
    "changed": ("změnil se", "changed"),
    "restored": ("je opět jako dřív", "as first seen again"),
    "blocked": ("je za zdí", "behind a wall"),
    "unblocked": ("už není za zdí", "behind a wall no more"),
}
"""What happened to a link."""

REPORT_TEXTS = {
    "title": ("Sledované odkazy", "Watched links"),
    "links": ("odkazů: {0}", "links: {0}"),
    "all-alive": ("Všechny odkazy žijí ({0}).", "All links are alive ({0})."),
    "no-links": ("Žádný odkaz necituje.", "It cites no link."),
    "none-watched": (
        "Nic není sledováno; začněte příkazem „dostupne watch add SOUBOR“.",
        "Nothing is watched; begin with “dostupne watch add FILE”.",
    ),
    "asked": ("naposledy dotázáno {0}", "last asked {0}"),
    "never-asked": ("zatím nedotázáno", "not asked yet"),
    "watched-since": ("sledováno od {0}", "under watch since {0}"),
    "failures": ("selhání {0} z {1}, která dokazují zánik", "{0} of the {1} failures that prove it dead"),
    "asked-again": ("znovu se zeptáme {0}", "asked again {0}"),
    "asked-next": ("znovu se zeptáme při příštím běhu", "asked again in the next run"),
    "earliest": ("zaniklý nejdříve {0}", "dead at the earliest {0}"),
    "declared": ("prohlášeno {0} po {1} selháních", "declared {0}, after {1} failures"),
    "moved-since": ("přesunuto, od {0} na adrese", "moved, since {0} at"),
    "changed-since": ("změněno od {0}", "changed since {0}"),
    "wall-too": ("navíc za zdí od {0}", "and behind a wall since {0}"),
    "wrong-copy": ("daleko od data citace", "far from the date of citation"),
    "repaired": ("Napravilo se", "Repaired"),
    "repaired-since": ("Napravilo se od {0}", "Repaired since {0}"),
    "happened": ("Co se stalo naposledy", "What happened last"),
    "happened-since": ("Co se stalo od {0}", "What happened since {0}"),
    "nothing-happened": ("Nestalo se nic.", "Nothing happened."),
    "more": ("a dalších: {0}", "and more: {0}"),
    "unread": ("Zdroj nelze číst: {0}", "The source cannot be read: {0}"),
    "unread-since": (
        "sleduje se dál, co citoval, když se četl naposledy ({0})",
        "what it cited when it was last read ({0}) stays under watch",
    ),
    "late": (
        "Déle, než se má, nebyly dotázány odkazy: {0}. Spouštějte „dostupne watch run“ častěji.",
        "Not asked for longer than they should be are links: {0}. Run “dostupne watch run” more often.",
    ),
    "late-one": ("mělo se ptát {0}", "was due {0}"),
    "over-time": ("V čase", "Over time"),
    "without-living": ("bez živých", "without the living"),
    "numbers": ("Čísla", "Numbers"),
    "day": ("den", "day"),
    "show": ("Ukázat", "Show"),
    "show-all": ("vše", "all"),
    "spell-since": ("od {0}", "since {0}"),
    "period": (
        "Sloupec je {0}; časová osa odkazu ukazuje to nejhorší, co v něm bylo.",
        "A column is {0}; a timeline shows the worst that was in it.",
    ),
    "living-folded": ("Živé odkazy: {0}", "Living links: {0}"),
    "cited-by": ("Cituje", "Cited by"),
    "retired": ("už necituje, od {0}", "cited no more, since {0}"),
    "offline": ("nefungovala naše síť; nepočítá se", "our own network was down; does not count"),
    "never-seen": ("Zatím jsme se neptali.", "It was not asked yet."),
    "due": ("na řadě {0}", "due {0}"),
    "due-now": ("na řadě teď", "due now"),
    "not-due": ("už se neptáme: nikdo ho necituje", "asked no more: nobody cites it"),
    "every": ("po {0}", "every {0}"),
    "hours": ("{0} h", "{0} h"),
    "feed": ("Sledované odkazy: co se stalo", "Watched links: what happened"),
}
"""Headings and sentences, with what fills them."""
