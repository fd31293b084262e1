"""What `watch add`, `remove`, `import` and `vacuum` say, in Czech and English."""

KEEPING_TEXTS = {
    "added": (
        "{0}: sledováno, citovaných děl {1}, adres {2}",
        "{0}: under watch, {1} works cited, {2} addresses",
    ),
    "nothing-to-watch": (
        "{0}: zatím tu není žádná adresa, kterou by šlo sledovat; přibude-li, začne se sledovat sama",
        "{0}: there is no address to watch in it yet; one that is added will be watched",
    ),
    "left-out": ("nesleduje se {0}: {1}", "{0} is not watched: {1}"),
    "more-left-out": ("a dalších adres, které se nesledují: {0}", "and more addresses that are not watched: {0}"),
    "removed": (
        "{0}: už se nesleduje; co bylo o odkazech zjištěno, zůstává uloženo",
        "{0}: no longer watched; what was seen of its links is kept",
    ),
    "loaded": (
        "přibylo: bibliografií {0}, odkazů {1}, citací {2}, zjištění {3}",
        "added: {0} bibliographies, {1} links, {2} citations, {3} probes",
    ),
    "vacuumed": ("odstraněno zjištění: {0}; úložiště {1} → {2}", "probes removed: {0}; the store {1} → {2}"),
}
