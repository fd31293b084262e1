"""Options that several commands have, each spelled once."""

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE", help="Files, folders (all documents in them), web addresses, or - for standard input."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; its ending tells the format."),
]
Password = Annotated[
    str | None,
    typer.Option(metavar="TEXT", envvar="DOSTUPNE_PASSWORD", help="Opens locked documents (PDF).", show_envvar=True),
]
Lang = Annotated[str | None, typer.Option(metavar="cs|en", help="Language of messages; else the locale's.")]
Bibliography = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help="bibtex (default), biblatex, csl-json, ris, iso690, html or wikipedia."
    ),
]
PrintedEdition = Annotated[
    str | None,
    typer.Option(metavar="2011|2022", help="Edition of ČSN ISO 690 to print after (iso690, html); 2022 without it."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Letters beyond ASCII as commands of LaTeX (bibtex, biblatex).")]
ReportFormat = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="text (default), json or html.")]
ValidationFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="text (default), json, sarif, junit, csv, html or markdown."),
]

Edition = Annotated[
    str | None,
    typer.Option(metavar="2011|2022|auto", help="The edition of ČSN ISO 690 to hold lists to; auto asks each list."),
]
Severity = Annotated[
    str | None, typer.Option(metavar="error|warning|info", help="The mildest finding that ends with 1 (warning).")
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Only these rules: names or patterns with *, by commas; repeatable."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="Not these rules; as --select.")]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN:RULES", help="Not these rules in the files that fit the pattern; repeatable."),
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Tell only of what this file, made by --write-baseline, does not have."),
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write all that is found now to the file of --baseline, and end.")
]

FixIt = Annotated[bool, typer.Option("--fix", help="Mend in .bib files what is safe to mend; tell of what is left.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what would be mended, as a diff, and write to no source.")]
UnsafeFixes = Annotated[bool, typer.Option("--unsafe-fixes", help="Mend by proposals too: look at what they did.")]

Online = Annotated[bool, typer.Option("--online", help="Ask the registries about DOIs too.")]

SavingFormat = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="text (default) or json.")]
Within = Annotated[
    str | None,
    typer.Option(metavar="AGE", help="Do not save what has a copy of that age or younger (30d; 0 saves all)."),
]

Concurrency = Annotated[int | None, typer.Option(metavar="N", help="Requests at once, in all.")]
PerHost = Annotated[int | None, typer.Option(metavar="N", help="Requests at once to one host.")]
Interval = Annotated[float | None, typer.Option(metavar="SECONDS", help="Pause between two requests to one host.")]
Timeout = Annotated[
    float | None, typer.Option(metavar="SECONDS", help="The longest wait for one link, redirects and all.")
]
Retries = Annotated[int | None, typer.Option(metavar="N", help="How often a passing failure is tried again.")]
MaxRedirects = Annotated[int | None, typer.Option(metavar="N", help="How many redirects are followed.")]
Proxy = Annotated[str | None, typer.Option(metavar="URL", help="Proxy for all requests.")]
UserAgent = Annotated[str | None, typer.Option(metavar="TEXT", help="The name we give to servers.")]
Contact = Annotated[str | None, typer.Option(metavar="TEXT", help="Your e-mail or web address, for servers to see.")]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN", help="Leave out this host or address and all under it, or a pattern with *; repeatable."
    ),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Check addresses of private networks too.")]
IgnoreRobots = Annotated[
    bool, typer.Option("--ignore-robots", help="Ask pages too that a site's robots.txt keeps programs from.")
]
NoArchive = Annotated[bool, typer.Option("--no-archive", help="Do not look for archived copies.")]
ArchiveBudget = Annotated[
    str | None, typer.Option(metavar="TIME", help="How long archives may take, all together (90s, 15m, 1h).")
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask archives again, whatever they said in the last day or month.")
]
MaxAge = Annotated[
    str | None,
    typer.Option(metavar="AGE", help="Do not ask again what an earlier run saw alive so short ago (30m, 12h, 1d)."),
]
Write = Annotated[
    bool,
    typer.Option("--write", help="Cite archived copies in the documents: in a .bib, in copies *.checked.* of others."),
]
WriteAll = Annotated[bool, typer.Option("--write-all", help="As --write, and cite copies of living pages too.")]
UnsafeWrite = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --write: put mended addresses over damaged ones in a .bib.")
]
Record = Annotated[Path | None, typer.Option(metavar="FILE.warc.gz", help="Keep everything seen in this file.")]
Replay = Annotated[
    Path | None, typer.Option(metavar="FILE.warc.gz", help="Answer everything from this recording, no network.")
]

Database = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="The store of what is watched: a file, sqlite:///… or postgresql://…; else in the data folder.",
    ),
]
Now = Annotated[
    str | None,
    typer.Option(
        metavar="ISO", help="Take this for the present moment (2026-03-01, 2026-03-01T12:00+01:00; UTC without offset)."
    ),
]
Names = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Only these bibliographies; all without any.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Only those with this tag; repeatable.")]
WatchFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="text (default), html, json, csv, markdown or atom."),
]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Tell of what happened since this day (2026-03-01); else the latest.")
]
Window = Annotated[
    str | None, typer.Option(metavar="FROM-TO", help="Ask only between these times of the day, as in 22:00-06:00.")
]
Jitter = Annotated[
    str | None, typer.Option(metavar="TIME", help="Wait up to so long more before each run, by chance (5m).")
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write a report to this file where it changed (.md, .html, .json, .csv, .atom, .txt); repeatable.",
    ),
]
