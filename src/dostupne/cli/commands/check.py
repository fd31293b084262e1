"""`dostupne check`: documents → every link checked, a report."""

import typer

from dostupne.cli import options
from dostupne.cli.given import CROWD, RECORDED, Given, gives


@gives(
    *CROWD,
    *("exclude", "allow_private", "ignore_robots", "no_archive", "archive_budget", "refresh", "max_age"),
    *RECORDED,
)
def check(
    sources: options.Sources,
    *,
    format: options.ReportFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    write: options.Write = False,
    write_all: options.WriteAll = False,
    unsafe_fixes: options.UnsafeWrite = False,
    password: options.Password = None,
    given: Given,
) -> None:
    """Check the links that documents cite.

    Every address is asked, the answer compared with what is cited; of what is lost archived copies are sought, and with --write
    cited in the documents: in a .bib itself, in copies (essay.checked.docx) of all others.

    Ends with 0 if all is well; 1 if any link is not alive (those left out by --exclude aside); 2 for
    misuse; 3 if a source could not be read or the network is down, whatever else was found.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.cli import choices, files
    from dostupne.cli.checking import checked_report, exit_code
    from dostupne.cli.writing import Writing

    settings, words = choices.loaded(given)
    chosen = choices.chosen_report_format(format, output)
    files.ensure_writable(output)
    writing = Writing.asked(write=write, living=write_all, unsafe=unsafe_fixes)
    report = checked_report(writing.noted(files.opened(sources, settings, password)), settings, words)
    files.deliver_report(report, chosen, output, words)
    raise typer.Exit(max(writing.done(report, words), exit_code(report)))
