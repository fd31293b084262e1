"""WatchReport → a status page that stands alone: no script, nothing fetched, good on a phone, in grey and on paper."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

from dostupne.cli.render.markup import escaped, page
from dostupne.cli.render.watch.html_links import axis, folded, full, small
from dostupne.cli.render.watch.html_totals import totals
from dostupne.cli.render.watch.rows import SIGNS, event_line, said
from dostupne.cli.render.watch.text import troubles
from dostupne.cli.render.watch.when import clock, day
from dostupne.cli.watch_words import HEADINGS, HEALTHS_COUNTED
from dostupne.cli.words import Words
from dostupne.model.watch_report import REPAIRED, BibliographyReport, Happening, Health, LinkReport, WatchReport

EVENTS_SHOWN = 20
"""Of what happened so much is shown where no day is named from which on."""

FOLDED_FROM = 100
"""From so many living links on a bibliography's are folded, without their timelines: the page must stay one that a phone can load."""

NAMED = 4
"""So many bibliographies are named in the heading."""


def render(report: WatchReport, words: Words) -> str:
    """The page, ending in a line end. Whatever came from documents and the web is escaped."""
    style = "".join(_style(package, name) for package, name in _STYLES) + _filtering(report)
    sections = "\n".join(_bibliography(one, report, words) for one in report.bibliographies)
    nothing = "" if report.bibliographies else f"<p>{escaped(said(words, 'none-watched'))}</p>"
    body = f"""{_header(report, words)}
<main>
{_filters(report, words)}
{sections or nothing}
</main>"""
    names = ", ".join(one.bibliography.name for one in report.bibliographies[:NAMED])
    return page(f"{said(words, 'title')}: {names}" if names else said(words, "title"), style, body, words)


_STYLES = (("dostupne.cli.render", "report.css"), ("dostupne.cli.render.watch", "status.css"))


def _style(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _header(report: WatchReport, words: Words) -> str:
    several = len(report.bibliographies)
    names = ", ".join(one.bibliography.name for one in report.bibliographies[:NAMED])
    shown = f"{names} … ({several})" if several > NAMED else names
    asked_at = max((at for one in report.bibliographies if (at := one.asked_at)), default=None)
    asked = said(words, "asked", clock(asked_at)) if asked_at else said(words, "never-asked")
    return f"""<header>
<h1>{escaped(said(words, "title"))}</h1>
<p class="made">{escaped(f"{shown} · {asked}" if shown else asked)}</p>
</header>"""


def _counts(reports: Iterable[BibliographyReport]) -> dict[Health, int]:
    """How many links are how, without those that none is."""
    several = tuple(reports)
    found = {health: sum(one.counts().get(health, 0) for one in several) for health in Health}
    return {health: count for health, count in found.items() if count}


def _filters(report: WatchReport, words: Words) -> str:
    """Radio buttons that hide what is not so, by style alone; where a browser cannot, they are not shown, and all links are."""
    counts = _counts(report.bibliographies)
    if len(counts) < 2:
        return ""
    every = _filter("all", said(words, "show-all"), sum(counts.values()), checked=True)
    others = "".join(
        _filter(health, f"{SIGNS[health]} {words.among(HEALTHS_COUNTED, health)}", count)
        for health, count in counts.items()
    )
    return f'<fieldset class="filters"><legend>{escaped(said(words, "show"))}</legend>{every}{others}</fieldset>'


def _filter(code: str, label: str, count: int, *, checked: bool = False) -> str:
    mark = " checked" if checked else ""
    # Without autocomplete="off" a browser that reloads the page remembers a choice that is not seen to be made.
    return (
        f'<span class="{code}"><input type="radio" name="show" id="show-{code}" autocomplete="off"{mark}>'
        f'<label for="show-{code}">{escaped(label)} <b>{count}</b></label></span>'
    )


def _filtering(report: WatchReport) -> str:
    """What each choice hides, on a screen; on paper all is shown."""
    rules = "".join(
        f"  body:has(#show-{health}:checked) :is(.link, .group):not(.is-{health}):not(:has(.is-{health})) {{ display: none; }}\n"
        for health in _counts(report.bibliographies)
    )
    return f"@media screen {{\n{rules}}}\n"


def _bibliography(one: BibliographyReport, report: WatchReport, words: Words) -> str:
    bibliography = one.bibliography
    asked = said(words, "asked", day(one.asked_at, words)) if one.asked_at else said(words, "never-asked")
    facts = (
        bibliography.source,
        *bibliography.tags,
        said(words, "watched-since", day(bibliography.added_at, words)),
        asked,
    )
    lines = "<br>".join(map(escaped, troubles(one, words)))
    notices = f'<p class="notice">{lines}</p>' if lines else ""
    return f"""<section class="bibliography">
<h2>{escaped(bibliography.name)}</h2>
<p class="made">{escaped(" · ".join(facts))}</p>
{notices}{_tiles(one, words)}
{totals(one, words)}
{"".join(_groups(one, report, words))}{_happened(one, report, words)}</section>"""


def _tiles(one: BibliographyReport, words: Words) -> str:
    if not one.links:
        return f"<p>{escaped(said(words, 'no-links'))}</p>"
    tiles = "".join(
        f'<li><span class="tile {health}"><b>{count}</b> {SIGNS[health]} {escaped(words.among(HEALTHS_COUNTED, health))}</span></li>'
        for health, count in one.counts().items()
    )
    well = escaped(said(words, "all-alive", len(one.links)))
    is_well = len(one.of(Health.ALIVE)) == len(one.links)
    return (f"<p>{well}</p>" if is_well else "") + f'<ul class="counts">{tiles}</ul>'


def _groups(one: BibliographyReport, report: WatchReport, words: Words) -> Iterator[str]:
    """The links under how they are, the worst first; the living are told of in short."""
    for health, some in groupby(one.links, key=lambda link: link.health):
        links = list(some)
        if health is Health.ALIVE:
            yield _living(links, one, report, words)
            continue
        inside = "\n".join(full(link, one.periods, report, words) for link in links)
        yield _group(health, f'{axis(one.periods, words)}<ol class="links">\n{inside}\n</ol>', words)


def _living(links: list[LinkReport], one: BibliographyReport, report: WatchReport, words: Words) -> str:
    if len(links) > FOLDED_FROM:
        return folded(links, report, words)
    inside = "\n".join(small(link, one.periods, report, words) for link in links)
    return _group(Health.ALIVE, f'{axis(one.periods, words)}<ol class="links">\n{inside}\n</ol>', words)


def _group(health: Health, inside: str, words: Words) -> str:
    heading = escaped(words.among(HEADINGS, health))
    return (
        f'<section class="group {health}"><h3 class="group-name">{SIGNS[health]} {heading}</h3>\n{inside}</section>\n'
    )


def _happened(one: BibliographyReport, report: WatchReport, words: Words) -> str:
    shown = one.happened if report.since is not None else one.happened[:EVENTS_SHOWN]
    if not shown:
        return ""
    heading = (
        said(words, "happened") if report.since is None else said(words, "happened-since", day(report.since, words))
    )
    items = "".join(_event(happening, words) for happening in shown)
    left = one.untold + len(one.happened) - len(shown)
    more = f"<li>{escaped(said(words, 'more', left))}</li>" if left else ""
    return f'<h3 class="group-name">{escaped(heading)}</h3>\n<ul class="events">{items}{more}</ul>\n'


def _event(happening: Happening, words: Words) -> str:
    event = happening.event
    css = "alive" if event.kind in REPAIRED else _TONES[event.kind]
    when = f'<time datetime="{event.at:%Y-%m-%dT%H:%MZ}">{escaped(day(event.at, words))}</time>'
    return f'<li class="{css}">{when} <span>{escaped(event_line(happening, words))}</span></li>\n'


_TONES = {"died": "dead", "changed": "changed", "moved": "moved", "suspected": "suspected", "blocked": "blocked"}
