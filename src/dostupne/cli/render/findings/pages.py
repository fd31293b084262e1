"""Rows → a web page that stands alone, and Markdown for the summary of a pull request."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from dostupne.cli.render.findings.rows import FindingRow, SourceRows, fix_words
from dostupne.cli.render.findings.text import place
from dostupne.cli.render.lines import harmless, visible
from dostupne.cli.render.markup import escaped, page
from dostupne.cli.words import Words
from dostupne.model.finding import Severity

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#@"})


def as_html(sources: Sequence[SourceRows], summary: dict[str, int], severity: Severity, words: Words) -> str:
    """One page, nothing fetched, no script; whatever came from documents is escaped."""
    title = words.text("validation")
    style = files("dostupne.cli.render.findings").joinpath("findings.css").read_text(encoding="utf-8")
    counted = "".join(
        f'<li class="{name}"><b>{count}</b> {escaped(words.severity(name))}</li>' for name, count in summary.items()
    )
    body = "\n".join(line for source in sources for line in _source_html(source, severity, words))
    content = f"""<header><h1>{escaped(title)}</h1><ul class="counts">{counted}</ul></header>
<main>
{body or f"<p>{escaped(words.text('no-findings'))}</p>"}
</main>"""
    return page(title, style, content, words)


def _source_html(source: SourceRows, severity: Severity, words: Words) -> Iterator[str]:
    rows = [row for row in source.rows if row.severity.is_at_least(severity)]
    if not rows:
        return
    yield f"<section><h2>{escaped(source.source)}</h2><p>{escaped(source.about)}</p>"
    for _, group in groupby(rows, key=lambda row: (row.line, row.label, row.key, row.reference)):
        found = tuple(group)
        yield f"<article><h3>{escaped(place(found[0], words))}</h3>"
        yield from (_finding_html(row, words) for row in found)
        yield "</article>"
    yield "</section>"


def _finding_html(row: FindingRow, words: Words) -> str:
    shown = escaped(row.excerpt)
    if row.mark is not None:
        before, marked, after = row.excerpt[: row.mark[0]], row.excerpt[slice(*row.mark)], row.excerpt[row.mark[1] :]
        shown = f"{escape(harmless(before))}<mark>{escape(harmless(marked))}</mark>{escape(harmless(after))}"
    fix = f' <span class="fix">{escaped(said)}</span>' if (said := fix_words(row, words)) else ""
    return (
        f'<p class="{row.severity}"><b>{escaped(row.severity_words)}</b> <code>{escaped(row.rule)}</code> {escaped(row.message)}{fix}</p>'
        f"<blockquote>{shown}</blockquote>"
    )


def as_markdown(sources: Sequence[SourceRows], summary: dict[str, int], severity: Severity, words: Words) -> str:
    """A table for every source."""
    counted = ", ".join(f"{words.severity(name)}: {count}" for name, count in summary.items())
    lines = [f"# {words.text('validation')}", "", counted, ""]
    shown = False
    for source in sources:
        rows = [row for row in source.rows if row.severity.is_at_least(severity)]
        if not rows:
            continue
        shown = True
        heads = [words.text(name) for name in ("place", "severity", "rule", "message", "cited")]
        lines += [
            f"## {_escaped(source.source)}",
            "",
            _escaped(source.about),
            "",
            f"| {' | '.join(heads)} |",
            "|" + "---|" * len(heads),
        ]
        lines += [_markdown_row(row, words) for row in rows]
        lines.append("")
    if not shown:
        lines.append(words.text("no-findings"))
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    return " ".join(visible(text).split()).translate(_MARKDOWN)


def _markdown_row(row: FindingRow, words: Words) -> str:
    cells = (
        _escaped(place(row, words)),
        row.severity_words,
        f"`{row.rule}`",
        _escaped(row.message),
        _escaped(row.excerpt),
    )
    return f"| {' | '.join(cells)} |"
