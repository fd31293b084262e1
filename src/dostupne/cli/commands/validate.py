"""`dostupne validate`: documents and bibliographies → what is wrong in them."""

import typer

from dostupne.cli import options
from dostupne.cli.given import CROWD, RECORDED, Given, gives


@gives(*CROWD, "allow_private", *RECORDED)
def validate(
    sources: options.Sources,
    *,
    edition: options.Edition = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    per_file_ignores: options.PerFileIgnores = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    severity: options.Severity = None,
    fix: options.FixIt = False,
    diff: options.Diff = False,
    unsafe_fixes: options.UnsafeFixes = False,
    format: options.ValidationFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    online: options.Online = False,
    password: options.Password = None,
    given: Given,
) -> None:
    """Object to faults in references and bibliographies.

    The network is for sources that are web addresses, and for --online.

    Ends with 0 if there is nothing of the chosen severity or worse; 1 if there is; 2 for misuse; 3 if a source could not be
    read, whatever else was found.
    """
    # The application loads parsers: `--help` must not wait for them.
    from dostupne.app import selection
    from dostupne.cli import choices, files, mending, validating

    given |= {
        "edition": edition,
        "severity": severity,
        "select": choices.split(select),
        "ignore": choices.split(ignore),
        "per_file_ignores": per_file_ignores or None,
        "baseline": baseline,
    }
    settings, words = choices.loaded(given)
    chosen = choices.chosen_validation_format(format, output)
    choices.ensure_baseline(settings.baseline, write_baseline=write_baseline)
    files.ensure_writable(output)
    mending.ensure_asked(mend=fix, diff=diff, unsafe=unsafe_fixes)
    items = files.opened(sources, settings, password)
    if diff:
        raise typer.Exit(mending.shown(items, settings, output, unsafe=unsafe_fixes))
    if fix:
        items = iter(mending.written(items, settings, words, unsafe=unsafe_fixes))
    validation = validating.validation_of(items, settings, online=online)
    if write_baseline and settings.baseline:
        selection.write_baseline(validation, settings.baseline)
        raise typer.Exit(files.code_of(validation.faults))
    if settings.baseline:
        validation = selection.without_known(validation, settings.baseline)
    validating.deliver(validation, settings, chosen, output, words)
    raise typer.Exit(validating.exit_code(validation, settings))
