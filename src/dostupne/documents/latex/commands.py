"""What the commands and environments of LaTeX do to the text, as far as a reader of references must know it."""

HEADINGS = {
    **dict.fromkeys(("part", "chapter", "addchap", "chap"), 1),
    **dict.fromkeys(("section", "addsec", "sec"), 2),
    **dict.fromkeys(("subsection", "secc"), 3),
    **dict.fromkeys(("subsubsection", "paragraph", "subparagraph"), 4),
}
"""Commands whose argument is a heading, with its level."""

NOTES = frozenset("footnote footnotetext endnote sidenote thanks blfootnote pozn".split())
"""Commands whose argument is a note."""

ENTRIES = {"citace": 2}
"""Commands whose last argument is an entry of a list of references, with how many stand before it: template of VŠE Praha."""

DROPPED = {
    **dict.fromkeys(
        "label ref pageref eqref autoref cref cite citep citet citealp citealt citeauthor citeyear parencite textcite "
        "autocite footcite fullcite footfullcite nocite index glossary gls includegraphics vspace hspace bibliographystyle "
        "bibliography addbibresource usepackage RequirePackage documentclass pagestyle thispagestyle pagenumbering input "
        "include subfile selectlanguage color fontfamily phantom hyphenation graphicspath theoremstyle vadjust "
        "bibliographyitemlabel natexlab bibAnnoteFile bibitemStop BibitemShut bibitemNoStop hypersetup lstset tikzset "
        "newcounter newif stepcounter refstepcounter usetikzlibrary geometry urlstyle".split(),
        1,
    ),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter newcommand renewcommand providecommand DeclareMathOperator "
        "rule fontsize addtocontents definecolor raisebox newtheorem DeclareRobustCommand".split(),
        2,
    ),
    **dict.fromkeys("newenvironment renewenvironment addcontentsline".split(), 3),
    **dict.fromkeys(
        "textcolor foreignlanguage hypertarget hyperlink bibinfo bibfield colorbox parbox hyperref href@noop".split(), 1
    ),
    "multicolumn": 2,
}
"""Commands whose first arguments print nothing, with how many; what stands in further ones is text."""

BREAKS = frozenset("newline linebreak break tabularnewline".split())
PARAGRAPHS = frozenset(
    "par newpage clearpage cleardoublepage pagebreak hline maketitle tableofcontents appendix".split()
)
SKIPS = frozenset("hskip vskip kern penalty looseness hbadness tolerance emergencystretch hangindent".split())
"""Primitives that a number or a length follows."""
QUOTES = frozenset("uv enquote quotecz".split())
ADDRESSES = frozenset("url path nolinkurl burl".split())
PREFIXES = {"doi": "doi:", "DOI": "DOI: ", "urlprefix": "URL ", "bibdoi": "doi:"}
"""Commands that print these words before what follows."""

LISTS = frozenset("itemize enumerate description compactitem compactenum list trivlist enumerate* itemize*".split())
BIBLIOGRAPHIES = frozenset("thebibliography CSLReferences references biblist".split())
"""Environments that are lists of references, and print the heading over it themselves (pandoc's beside one of its own)."""
UNREAD = frozenset(
    "verbatim verbatim* Verbatim lstlisting minted comment equation equation* align align* gather gather* displaymath "
    "eqnarray eqnarray* tikzpicture filecontents filecontents* alltt".split()
)
"""Environments that hold no text."""
TABLES = frozenset("tabular tabular* tabularx longtable array tabulary".split())
WITH_ARGUMENTS = TABLES | BIBLIOGRAPHIES | {"minipage", "multicols", "list", "wrapfigure", "adjustwidth"}
"""Environments whose arguments print nothing."""
