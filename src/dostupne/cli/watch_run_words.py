"""What runs and the daemon say, in Czech and English."""

RUN_TEXTS = {
    "asked": ("{0}: dotázáno {1} ({2})", "{0}: asked {1} ({2})"),
    "nothing-due": ("{0}: nic není na řadě", "{0}: nothing is due"),
    "next": ("další na řadě {0}", "the next is due {0}"),
    "left": ("na řadě zůstává {0}", "{0} are due still"),
    "offline": ("nepočítá se", "not counted"),
    "changed-source": (
        "{0}: soubor se změnil: nových odkazů {1}, vyřazených {2}, vrácených {3}",
        "{0}: the source has changed: {1} new references, {2} retired, {3} returned",
    ),
    "unread-source": (
        "{0}: zdroj nelze číst, sleduje se dál, co citoval naposledy: {1}",
        "{0}: the source cannot be read, what it cited last stays under watch: {1}",
    ),
    "judged-anew": (
        "pravidla se změnila: historie {0} odkazů byla posouzena znovu",
        "the rules have changed: the history of {0} links was judged anew",
    ),
    "clock-set-back": (
        "hodiny jdou pozadu: poslední dotaz je z {0}; co bylo dotázáno později, než je teď, se dotáže znovu. Nastavte hodiny, pokud jdou špatně",
        "the clock is behind: the newest probe is of {0}; what was asked later than it is now is asked again. Set the clock if it is wrong",
    ),
    "network-down": (
        "nefunguje naše vlastní síť: co mlčelo, se nepočítá, zbytek se dotáže příště",
        "our own network does not work: what was silent does not count, the rest is asked next time",
    ),
    "no-bibliography": (
        "nic není sledováno; začněte příkazem „dostupne watch add SOUBOR“",
        "nothing is watched; begin with “dostupne watch add FILE”",
    ),
    "store-not-ready": (
        "úložiště není připraveno, zkusí se to znovu: {0}",
        "the store is not ready, it is tried again: {0}",
    ),
    "run-failed": ("běh se nezdařil, zkusí se znovu: {0}", "the run failed, it is tried again: {0}"),
    "resting": ("další běh {0}", "the next run is at {0}"),
    "stopping": ("končím; co se právě ptám, se vzdá", "stopping; what is being asked is given up"),
    "given-up": (
        "běh byl přerušen; co bylo zjištěno, je uloženo, zbytek je dál na řadě",
        "the run was cut off; what was seen is recorded, the rest is still due",
    ),
    "written": ("{0}: zapsáno", "{0}: written"),
}
