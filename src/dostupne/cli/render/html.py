"""Report → one web page that stands alone: no script, nothing fetched, good on a phone and on paper."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from html import escape
from importlib.resources import files

from dostupne.cli.render.advice import Advice
from dostupne.cli.render.chapters import Chapter, chapters
from dostupne.cli.render.lines import SIGNS, visible
from dostupne.cli.render.markup import anchor, escaped, page
from dostupne.cli.render.rows import LinkRow, Mended, Row, SnapshotRow, counts, rows, silent_archives, snapshot_row
from dostupne.cli.words import Words
from dostupne.model.document import Fault
from dostupne.model.report import Report

NAMED = 4
"""So many sources are named in the heading."""
COLUMNS = (("number", "#"), ("work", "work"), ("standing", "standing"), ("todo", "todo"))


def render(report: Report, words: Words) -> str:
    """The page, ending in a line end. Whatever came from documents and the web is escaped."""
    works = rows(report, words)
    title = f"{words.text('report')}: {_named(report.sources)}"
    style = files("dostupne.cli.render").joinpath("report.css").read_text(encoding="utf-8")
    body = f"""{_header(report, words)}
<main>
{_summary(report, works, words)}
{_works(report, works, words)}
{_troubles(report, words)}
</main>"""
    return page(title, style, body, words)


def _named(sources: Sequence[str]) -> str:
    """The sources; of many the first few and how many there are, as each has its chapter below."""
    return ", ".join(sources) if len(sources) <= NAMED else f"{', '.join(sources[:NAMED])} … ({len(sources)})"


def _header(report: Report, words: Words) -> str:
    made = f"{words.day(report.made_at.date())} {report.made_at:%H:%M} UTC"
    time = f'<time datetime="{report.made_at:%Y-%m-%dT%H:%MZ}">{escaped(made)}</time>'
    notice = f'<p class="notice" role="alert">{escaped(words.text("network-down"))}</p>' if report.network_down else ""
    return f"""<header>
<h1>{escaped(words.text("report"))}</h1>
<p class="made">{escaped(_named(report.sources))} · {escaped(words.text("made"))} {time}</p>
{notice}</header>"""


def _summary(report: Report, works: Sequence[Row], words: Words) -> str:
    numbers = counts(report, words)
    bar = "".join(f'<span class="{code}" style="flex-grow:{count}"></span>' for code, _, count in numbers)
    tiles = [_tile("", "", len(works), words.text("works"), "")]
    firsts = _first_rows(works)
    tiles += [_tile(code, SIGNS[code], count, name, firsts.get(code, "")) for code, name, count in numbers]
    return f"""<section aria-label="{escaped(words.text("summary"))}">
<div class="bar" aria-hidden="true">{bar}</div>
<ul class="counts">
{"".join(tiles)}</ul>
</section>"""


def _first_rows(works: Sequence[Row]) -> dict[str, str]:
    """Where on the page each standing comes first: there its number in the summary leads."""
    found: dict[str, str] = {}
    for row in works:
        for link in row.links:
            found.setdefault(link.standing, f"#work-{row.number}")
    return found


def _tile(code: str, sign: str, count: int, name: str, target: str) -> str:
    inside = f"<b>{count}</b> {sign} {escaped(name)}"
    if target:
        return f'<li><a class="{code}" href="{target}">{inside}</a></li>\n'
    return f'<li><span class="tile {code}">{inside}</span></li>\n'


def _works(report: Report, works: Sequence[Row], words: Words) -> str:
    if not works:
        return f"<p>{escaped(words.text('nothing'))}</p>"
    # The roles say again what the elements are: as cards on a phone they would be taken for plain blocks.
    heads = "".join(
        f'<th scope="col" role="columnheader" class="head-{name}">{escaped(words.text(heading))}</th>'
        for name, heading in COLUMNS
    )
    body = "\n".join(_chapter(chapter, words) for chapter in chapters(report, works))
    return f"""<h2 id="works">{escaped(words.text("works-heading"))}</h2>
<table role="table" aria-labelledby="works">
<thead role="rowgroup"><tr role="row">{heads}</tr></thead>
{body}
</table>"""


def _chapter(chapter: Chapter, words: Words) -> str:
    """The works of one source, under its name where there are several."""
    shown = [_row(row, words) for row in chapter.rows]
    if chapter.source:
        shown.insert(
            0, _across(f'<th role="rowheader" colspan="{len(COLUMNS)}" scope="rowgroup">{escaped(chapter.source)}</th>')
        )
    if chapter.repeated:
        links = ", ".join(f'<a href="#work-{row.number}">{row.number}</a>' for row in chapter.repeated)
        shown.append(_across(_remark(f"{escaped(words.text('repeated'))} {links}")))
    if chapter.source and not chapter.rows and not chapter.repeated:
        shown.append(_across(_remark(escaped(words.text("nothing-here")))))
    inside = "\n".join(shown)
    return f'<tbody role="rowgroup">\n{inside}\n</tbody>'


def _across(cell: str) -> str:
    return f'<tr role="row" class="chapter">{cell}</tr>'


def _remark(inside: str) -> str:
    return f'<td role="cell" colspan="{len(COLUMNS)}">{inside}</td>'


def _row(row: Row, words: Words) -> str:
    author = f'<p class="author">{escaped(row.author)}</p>' if row.author else ""
    places = "".join(f"<li>{escaped(place)}</li>" for place in row.places)
    places_label = escaped(words.text("places"))
    links = "".join(_link(link, words) for link in row.links)
    standing = "".join(_reason(link, row) for link in row.links) or _empty_reason(row, words)
    return f"""<tr role="row" class="{row.standing}" id="work-{row.number}">
<td role="cell">{row.number}.</td>
<td role="cell">{author}<h3>{escaped(row.title)}</h3><ul class="place" aria-label="{places_label}">{places}</ul></td>
<td role="cell"><span class="badge">{SIGNS[row.standing]} {escaped(row.standing_words)}</span>{standing}</td>
<td role="cell">{_mended(row.mended, words)}{links}{_todo(row.advice, words)}</td>
</tr>"""


def _reason(link: LinkRow, row: Row) -> str:
    """The reason; with its own standing where a work has several links."""
    own = f"{SIGNS[link.standing]} {link.standing_words}: " if len(row.links) > 1 else ""
    return f'<p class="reason">{escaped(own + link.reason)}</p>'


def _empty_reason(row: Row, words: Words) -> str:
    return f'<p class="reason">{escaped(words.text(f"{row.standing}-reason"))}</p>'


def _mended(mended: Mended | None, words: Words) -> str:
    if mended is None:
        return ""
    why = "".join(f"<dd>{escaped(reason)}</dd>" for reason in mended.reasons)
    because = f"<dt>{escaped(words.text('because'))}</dt>{why}" if why else ""
    printed, whole = _marked(mended.printed, mended.url)
    return f"""<dl class="mended">
<dt>{escaped(words.text("printed"))}</dt><dd class="url">{printed}</dd>
<dt>{escaped(words.text("mended"))}</dt><dd>{anchor(mended.url, whole, "url")}</dd>
{because}</dl>"""


def _marked(printed: str, mended: str) -> tuple[str, str]:
    """Both addresses with what differs marked: a lost hyphen is hard to see otherwise."""
    before, after = visible(printed), visible(mended)
    left, right = [], []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left.append(_mark(before[i:j], kind != "equal"))
        right.append(_mark(after[k:m], kind != "equal"))
    return "".join(left), "".join(right)


def _mark(text: str, differs: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if differs and text else escape(text)


def _link(link: LinkRow, words: Words) -> str:
    address = "" if link.is_shown else _address(link.url)
    facts = "".join(f"<p>{escaped(heading)}: {escaped(said)}</p>" for heading, said in link.facts)
    shown = f'<div class="facts">{facts}</div>' if facts else ""
    offered = {advice.url for advice in link.advice}
    others = [snapshot for snapshot in link.snapshots if snapshot.url not in offered]
    return f"""<div class="link {link.standing}">{address}{_todo(link.advice, words)}
{_copies(others, words)}{shown}</div>"""


def _todo(advices: Iterable[Advice], words: Words) -> str:
    """What to do, with its addresses; the same thing is said once."""
    grouped: dict[str, list[str]] = {}
    for advice in advices:
        grouped.setdefault(advice.words, []).append(_target(advice, words))
    return "".join(
        f'<div class="todo">{_said(said, any(targets))}{"".join(targets)}</div>' for said, targets in grouped.items()
    )


def _said(words: str, is_heading: bool) -> str:
    return f"<strong>{escaped(words)}</strong>" if is_heading else f"<p>{escaped(words)}</p>"


def _target(advice: Advice, words: Words) -> str:
    """The address the advice is about; with the day and the worth of an archived copy."""
    if not advice.url:
        return ""
    copy = snapshot_row(advice.snapshot, words) if advice.snapshot else None
    about = f'<p class="about">{escaped(f"{copy.archive}, {copy.day}")} {_worth(copy)}</p>' if copy else ""
    return _address(advice.url) + about


def _copies(snapshots: Iterable[SnapshotRow], words: Words) -> str:
    items = "".join(f"<li>{_copy(snapshot)}</li>" for snapshot in snapshots)
    return f'<div class="copies">{escaped(words.text("copies"))}<ul>{items}</ul></div>' if items else ""


def _copy(snapshot: SnapshotRow) -> str:
    return f"{anchor(snapshot.url, escaped(f'{snapshot.day}, {snapshot.archive}'))} {_worth(snapshot)}"


def _worth(snapshot: SnapshotRow) -> str:
    return f'<span class="{"near" if snapshot.representative else "worth"}">({escaped(snapshot.worth)})</span>'


def _address(url: str) -> str:
    return anchor(url, escaped(url), "url")


def _troubles(report: Report, words: Words) -> str:
    """Archives that did not answer and what could not be read, where there is any."""
    silent = [f"{archive}: {why} ({count}×)" for archive, why, count in silent_archives(report)]
    faults = [f"{_where(fault, words)}: {fault.message}" for fault in report.faults]
    return _list(words.text("silent"), silent) + _list(words.text("faults"), faults)


def _where(fault: Fault, words: Words) -> str:
    return fault.source if fault.line is None else f"{fault.source}, {words.text('line')} {fault.line}"


def _list(heading: str, items: Iterable[str]) -> str:
    inside = "".join(f"<li>{escaped(item)}</li>" for item in items)
    return f"<h2>{escaped(heading)}</h2>\n<ul>{inside}</ul>\n" if inside else ""
