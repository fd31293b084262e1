"""The types and fields that BibTeX, BibLaTeX with biblatex-iso690, and the usual citation managers know.

The data model of BibLaTeX (its manual, 2.1 and 2.2; the `biber-tool.conf` of biber 2.18), btxdoc 3.1 and 3.2
(https://ctan.org/pkg/bibtex), and what JabRef, Zotero, Mendeley, Bibsonomy and BibDesk write besides.
"""

TYPES = frozenset(
    "article artwork audio bibnote book bookinbook booklet collection commentary conference customa customb customc customd "
    "custome customf dataset electronic image inbook incollection inproceedings inreference jurisdiction legal legislation "
    "letter manual mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference online patent performance "
    "periodical phdthesis proceedings reference report review set software standard suppbook suppcollection suppperiodical "
    "techreport thesis unpublished video www xdata control".split()
)
TYPE_ALIASES = {
    **dict.fromkeys("website webpage web internet site".split(), "online"),
    **dict.fromkeys("journal journalarticle magazine newspaper periodicalarticle".split(), "article"),
    **dict.fromkeys("bachelorsthesis bachelorthesis diplomathesis masterthesis masterarbeit".split(), "mastersthesis"),
    **dict.fromkeys("dissertation phd".split(), "phdthesis"),
    **dict.fromkeys("norm iso csn".split(), "standard"),
    **dict.fromkeys("law act".split(), "legislation"),
    **dict.fromkeys("kniha ebook".split(), "book"),
    "inconference": "inproceedings",
    "film": "movie",
    "map": "misc",
}
"""Types that people and citation generators write → what is meant."""

_BIBTEX = (
    "address annote author booktitle chapter crossref edition editor howpublished institution journal key month note number "
    "organization pages publisher school series title type volume year day isbn issn doi url eprint archiveprefix primaryclass"
)
_BIBLATEX = (
    "abstract addendum afterword annotation annotator author authortype bookauthor bookpagination booksubtitle booktitle "
    "booktitleaddon chapter commentator crossref date day doi edition editor editora editoratype editorb editorbtype editorc "
    "editorctype editortype eid entryset entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute "
    "file foreword gender holder howpublished hyphenation ids indexsorttitle indextitle institution introduction isan isbn ismn "
    "isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon keywords label "
    "langid langidopts language library lista listb listc listd liste listf location mainsubtitle maintitle maintitleaddon month "
    "namea nameaddon nameatype nameb namebtype namec namectype note number options organization origdate origlanguage "
    "origlocation origpublisher origtitle pages pagetotal pagination part pdf presort publisher pubstate related relatedoptions "
    "relatedstring relatedtype reprinttitle series shortauthor shorteditor shorthand shorthandintro shortjournal shortseries "
    "shorttitle sortkey sortname sortshorthand sorttitle sortyear subtitle title titleaddon translator type url urldate urlraw "
    "usera userb userc userd usere userf venue verba verbb verbc version volume volumes xdata xref year yeardivision"
)
_ISO690 = "supervisor contributor scale medium"
_MANAGERS = (
    "archiveurl archivedate collection-number collection-title numpages rights copyright license shelfmark callnumber lccn pmid "
    "pmcid mrnumber mrclass zblnumber coden bibsource biburl timestamp owner groups comment review rating ranking priority "
    "readstatus printed qualityassured searched username creationdate modificationdate date-added date-modified added-at "
    "interhash intrahash description urlaccessdate numberofvolumes source affiliation keyword place price size archive "
    "extra citeulike-article-id posted-at accessdate affiliations authors-keywords keywords-plus research-areas "
    "web-of-science-categories unique-id article-number document_type abbrev_source_title"
)
FIELDS = frozenset(f"{_BIBTEX} {_BIBLATEX} {_ISO690} {_MANAGERS}".split()) - {
    "accessdate",
    "urlaccessdate",
    "place",
    "keyword",
}
OWN_PREFIXES = ("bdsk-", "mendeley-", "jabref-", "zotero-", "opt", "__", "x-")
"""Fields of programs, and fields that Emacs has switched off."""
ALIASES = {
    **dict.fromkeys(
        "accessed accessdate access-date accessdatum cited citedate cit lastchecked lastaccessed last-accessed visited "
        "retrieved urlaccessdate".split(),
        "urldate",
    ),
    **dict.fromkeys("link web www website adresa href uri".split(), "url"),
    **dict.fromkeys("autor authors autoři".split(), "author"),
    **dict.fromkeys("název nazev titul".split(), "title"),
    **dict.fromkeys("rok".split(), "year"),
    **dict.fromkeys("nakladatel vydavatel".split(), "publisher"),
    **dict.fromkeys("place city místo misto".split(), "address"),
    **dict.fromkeys("strany stránky page pgs".split(), "pages"),
    **dict.fromkeys("ročník rocnik vol".split(), "volume"),
    **dict.fromkeys("vydání vydani".split(), "edition"),
    "lang": "langid",
    "num": "number",
    "škola": "school",
    "university": "school",
    "keyword": "keywords",
    "archive-url": "archiveurl",
    "archive-date": "archivedate",
}
"""Names that people write → the field that is meant."""
