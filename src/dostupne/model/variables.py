"""CSL's variables that a Reference has no field of its own for: roles, and the names they have in `Reference.extra`.

CSL 1.0.2, appendix IV (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables). In `extra` a thing has
the name that BibLaTeX has for it (manual 2.2, https://ctan.org/pkg/biblatex), else CSL's in lower case.
"""

ROLES = (
    "chair collection-editor compiler composer container-author contributor curator director editorial-director"
    " executive-producer guest host illustrator interviewer narrator organizer original-author performer producer"
    " recipient reviewed-author script-writer series-creator"
).split()
"""Creators besides authors, editors and translators, in the order in which they are written."""

_BIBLATEX = {
    "annote": "annotation",
    "call-number": "library",
    "chapter-number": "chapter",
    "container-title-short": "shortjournal",
    "event": "eventtitle",
    "event-place": "venue",
    "event-title": "eventtitle",
    "keyword": "keywords",
    "number-of-volumes": "volumes",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "original-title": "origtitle",
    "part-number": "part",
    "status": "pubstate",
    "title-short": "shorttitle",
    "event-date": "eventdate",
    "original-date": "origdate",
}
_OWN_TEXTS = (
    "PMCID PMID abstract archive archive-place archive_collection archive_location authority dimensions division jurisdiction license"
    " page-first part-title printing-number references reviewed-genre reviewed-title scale section source supplement-number volume-title"
).split()
DATES = ("available-date", "event-date", "original-date", "submitted")

EXTRA_OF = {**_BIBLATEX, **{name: name.lower() for name in (*_OWN_TEXTS, *DATES) if name not in _BIBLATEX}}
"""A variable of CSL → its name in `extra`."""
CSL_OF = {extra: name for name, extra in EXTRA_OF.items()}
"""The name in `extra` → the variable of CSL, the newer where there are two (`event` is now `event-title`)."""
