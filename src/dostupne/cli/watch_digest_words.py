"""What digests of watched bibliographies say, in Czech and English."""

DIGEST_KINDS = {
    "died": (("Zaniklé odkazy", "zaniklo"), ("Dead links", "died")),
    "changed": (("Změněné stránky", "změněno"), ("Changed pages", "changed")),
    "moved": (("Přesunuté stránky", "přesunuto"), ("Moved pages", "moved")),
    "suspected": (("Podezřelé odkazy", "podezřelých"), ("Suspected links", "suspected")),
    "blocked": (("Za zdí: musí se podívat člověk", "za zdí"), ("Behind a wall: a person must look", "blocked")),
    "revived": (("Znovu dostupné", "ožilo"), ("Back again", "came back")),
    "moved-back": (("Zpět na své adrese", "vráceno"), ("Back at their own address", "moved back")),
    "restored": (("Opět jako dřív", "obnoveno"), ("As they were first seen again", "restored")),
    "recovered": (("Podezření se nepotvrdilo", "bez podezření"), ("Suspected no more", "recovered")),
    "unblocked": (("Už ne za zdí", "odblokováno"), ("Behind a wall no more", "unblocked")),
}
"""By the codes of events: a heading, and a word for counts (`zaniklo 3`)."""

DIGEST_TEXTS = {
    "dead-since": ("nedostupné od {0}", "dead since {0}"),
    "fails-since": ("neodpovídá dobře od {0}", "failing since {0}"),
    "last-alive": ("naposledy živé {0}", "last seen alive {0}"),
    "never-alive": ("živé jsme je neviděli", "never seen alive"),
    "alive-again": ("zase živé {0}", "alive again {0}"),
    "blocked-since": ("za zdí od {0}", "behind a wall since {0}"),
    "copy": ("archivní kopie, {0}: {1}", "archived copy, {0}: {1}"),
    "no-copy": ("archivní kopii neznáme", "no archived copy known"),
    "now-at": ("nyní: {0}", "now: {0}"),
    "was-called": ("jmenovala se: {0}", "was called: {0}"),
    "is-called": ("jmenuje se: {0}", "is called: {0}"),
    "other-text": ("název stejný, text jiný", "the same title, another text"),
    "et-al": ("a další", "and others"),
    "and-works": ("a dalších citací: {0}", "and more works: {0}"),
    "untitled": ("(bez názvu)", "(no title)"),
    "rest": ("A další: {0}.", "And besides: {0}."),
    "report": ("Celá zpráva: `dostupne watch report {0}`", "The full report: `dostupne watch report {0}`"),
    "files": (", a v souborech {0}", ", and in the files {0}"),
    "id": ("Číslo zprávy: {0}. Přijde-li podruhé, je to táž.", "Digest {0}. Should it come twice, it is the same."),
}
