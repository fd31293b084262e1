"""Kinds of entries: BibTeX and BibLaTeX words ⇄ CSL's.

Types of entries: btxdoc 3.1 and the BibLaTeX manual 2.1 (https://ctan.org/pkg/biblatex); of items: CSL 1.0.2
(https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types).
"""

_READ = {
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"), "book"),
    **dict.fromkeys(("reference", "mvreference", "manual", "ebook"), "book"),
    **dict.fromkeys(("incollection", "inbook", "suppbook", "suppcollection", "bookinbook"), "chapter"),
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("online", "electronic", "www", "webpage", "website", "web", "internet"), "webpage"),
    **dict.fromkeys(("thesis", "mastersthesis", "phdthesis", "bachelorsthesis", "bachelorthesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    "newspaper": "article-newspaper",
    "periodical": "periodical",
    "inreference": "entry-encyclopedia",
    "booklet": "pamphlet",
    "unpublished": "manuscript",
    "standard": "standard",
    "legislation": "legislation",
    "legal": "legislation",
    "law": "legislation",
    "jurisdiction": "legal_case",
    "patent": "patent",
    "movie": "motion_picture",
    "video": "motion_picture",
    "software": "software",
    "dataset": "dataset",
    "image": "graphic",
    "artwork": "graphic",
    "audio": "song",
    "music": "song",
    "performance": "performance",
    "letter": "personal_communication",
    "review": "review",
    "map": "map",
    "misc": "document",
}
_BIBTEX = {
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection",
    "entry": "incollection",
    "paper-conference": "inproceedings",
    "article-journal": "article",
    "review": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "report": "techreport",
    "thesis": "mastersthesis",
    "pamphlet": "booklet",
    "manuscript": "unpublished",
}
_BIBLATEX = {
    **_BIBTEX,
    "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference",
    "entry": "inreference",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
    "post": "online",
    "post-weblog": "online",
    "periodical": "periodical",
    "legislation": "legislation",
    "regulation": "legislation",
    "bill": "legislation",
    "treaty": "legislation",
    "legal_case": "jurisdiction",
    "hearing": "jurisdiction",
    "patent": "patent",
    "standard": "manual",
    "motion_picture": "movie",
    "broadcast": "video",
    "software": "software",
    "dataset": "dataset",
    "song": "audio",
    "performance": "performance",
    "personal_communication": "letter",
}
_HOSTED = {"incollection", "inproceedings", "article", "inreference"}
"""Types that make no sense without the work they stand in: without it BibTeX prints `In .`."""

CSL_TYPES = frozenset({*_READ.values(), *_BIBTEX, *_BIBLATEX}) | {
    *("article", "classic", "collection", "event", "interview", "musical_score", "review-book", "speech"),
}
"""The types that an `entrysubtype` may name."""

_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "blog": "post-weblog", "forum": "post"}
_OF_SUBTYPES = {csl: subtype for subtype, csl in _SUBTYPES.items()}

ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review", "periodical"})
IN_SERIES = frozenset(
    {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry", "pamphlet"}
)


def read(entry_type: str, subtype: str, *, has_address: bool) -> str:
    """The CSL type of an entry; @misc with an address is a web page, a type nobody knows a document."""
    named = _SUBTYPES.get(subtype.lower(), subtype)
    if named in CSL_TYPES:
        return named
    csl = _READ.get(entry_type, "document")
    return "webpage" if entry_type == "misc" and has_address else csl


def write(csl: str, *, biblatex: bool, has_host: bool, has_address: bool, has_link: bool) -> tuple[str, str]:
    """The type of entry for a CSL type, and the `entrysubtype` that brings the exact type back (or empty).

    `has_link`: an address or a DOI, without which biber has no @online; `has_address`: what makes @misc a web page.
    """
    entry_type = (_BIBLATEX if biblatex else _BIBTEX).get(csl, "misc")
    if entry_type in _HOSTED and not has_host:
        entry_type = "online" if biblatex and has_address else "misc"
    if not csl and biblatex and has_address:
        entry_type = "online"
    if entry_type == "online" and not has_link:
        entry_type = "misc"
    exact = not csl or read(entry_type, "", has_address=has_address) == csl
    return entry_type, "" if exact else _OF_SUBTYPES.get(csl, csl)
