"""LinkReport → its row on the status page: the work, what there is to say, its timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from dostupne.cli.render.markup import anchor, escaped
from dostupne.cli.render.watch.rows import SIGNS, Fact, LinkRow, health_word, link_row, said
from dostupne.cli.render.watch.when import day
from dostupne.cli.words import Words
from dostupne.model.watch_report import Health, LinkReport, Spell, WatchReport, healths

FOLDED_MOST = 1000
"""Of folded links so many are listed; the others are in JSON and CSV."""

WORKS_SHOWN = 5
"""Of works that cite a link so many are named."""


@dataclass(frozen=True, slots=True)
class Run:
    """Periods side by side whose worst is the same: from the period `first` (0-based) on, so many, between these days."""

    health: Health
    first: int
    count: int
    since: datetime
    until: datetime


def runs(spells: Sequence[Spell], periods: Sequence[datetime]) -> tuple[Run, ...]:
    """The timeline of a link: the worst of each period, equal neighbours made one; nothing before its first look."""
    worst = [(number, how) for number in range(len(periods)) if (how := _worst(spells, periods, number)) is not None]
    found = []
    for how, some in groupby(worst, key=lambda one: one[1]):
        numbers = [number for number, _ in some]
        since = max(_begin(periods, numbers[0]), spells[0].since)
        found.append(Run(how, numbers[0], len(numbers), since, periods[numbers[-1]]))
    return tuple(found)


def _begin(periods: Sequence[datetime], number: int) -> datetime:
    """When a period begins: all are of one length; of one alone nobody knows it, and it does not matter."""
    length = periods[1] - periods[0] if len(periods) > 1 else periods[0] - periods[0]
    return periods[number] - length


def _worst(spells: Sequence[Spell], periods: Sequence[datetime], number: int) -> Health | None:
    """The worst that it was in a period, None where it had not been asked."""
    begin, end = _begin(periods, number), periods[number]
    held = [spell.health for spell in spells if begin < spell.since <= end]
    before = [spell.health for spell in spells if spell.since <= begin]
    found = held + before[-1:]
    return next((one for one in Health if one in found and (one is not Health.UNKNOWN or set(found) == {one})), None)


def full(one: LinkReport, periods: Sequence[datetime], report: WatchReport, words: Words) -> str:
    """The row of a link that needs something done."""
    row = link_row(one, report, words)
    facts = "".join(f"<li>{_fact(fact)}</li>" for fact in row.facts)
    badge = f'<span class="badge">{SIGNS[one.health]} {escaped(health_word(one.health, words))}</span>'
    return f"""<li class="link {one.health} {_holding(one)}">
<div class="about"><p class="what">{badge} {_works(row, words)}</p>
<p class="url">{anchor(row.url, escaped(row.url), "url")}</p>
<ul class="facts">{facts}</ul></div>
{_line(one, periods, words)}
</li>"""


def small(one: LinkReport, periods: Sequence[datetime], report: WatchReport, words: Words) -> str:
    """The row of a link that is plainly alive."""
    row = link_row(one, report, words)
    facts = "".join(f"<li>{_fact(fact)}</li>" for fact in row.facts)
    shown = f'<ul class="facts">{facts}</ul>' if facts else ""
    return f"""<li class="link small {one.health} {_holding(one)}">
<div class="about"><p class="what">{_works(row, words)}</p>
<p class="url">{anchor(row.url, escaped(row.url), "url")}</p>{shown}</div>
{_line(one, periods, words)}
</li>"""


def folded(links: Sequence[LinkReport], report: WatchReport, words: Words) -> str:
    """Many living links: closed until they are wanted, in short, the first of them."""
    items = "\n".join(_short(link_row(one, report, words), words) for one in links[:FOLDED_MOST])
    left = len(links) - FOLDED_MOST
    more = f"<li>{escaped(said(words, 'more', left))}</li>" if left > 0 else ""
    heading = escaped(said(words, "living-folded", len(links)))
    return f"""<details class="group is-alive alive"><summary>{SIGNS[Health.ALIVE]} {heading}</summary>
<ul class="short">{items}{more}</ul></details>
"""


def _short(row: LinkRow, words: Words) -> str:
    title = escaped(row.cited[0].line(words)) if row.cited else ""
    return f"<li>{title} {anchor(row.url, escaped(row.url), 'url')}</li>"


def _holding(one: LinkReport) -> str:
    """All that is so of it, for the filters: a suspected link may have moved before."""
    return " ".join(f"is-{health}" for health in healths(one.link.condition))


def _works(row: LinkRow, words: Words) -> str:
    named = [f"<b>{escaped(one.line(words))}</b> <i>{escaped(one.key)}</i>" for one in row.cited[:WORKS_SHOWN]]
    if len(row.cited) > WORKS_SHOWN:
        named.append(escaped(said(words, "more", len(row.cited) - WORKS_SHOWN)))
    return "; ".join(named)


def _fact(fact: Fact) -> str:
    if not fact.url:
        return escaped(fact.text)
    return f"{escaped(fact.text)}: {anchor(fact.url, escaped(fact.url), 'url')}"


def _line(one: LinkReport, periods: Sequence[datetime], words: Words) -> str:
    """The timeline; who hears it is told what who sees it sees."""
    found = runs(one.spells, periods)
    if not found:
        return f'<p class="line-of-none">{escaped(said(words, "never-seen"))}</p>'
    told = ", ".join(_told(run, words) for run in found)
    cells = "".join(_cell(run, words) for run in found)
    return f'<div class="line" role="img" aria-label="{escaped(told)}" style="--n:{len(periods)}">{cells}</div>'


def _told(run: Run, words: Words) -> str:
    since, until = day(run.since, words), day(run.until, words)
    return (
        f"{health_word(run.health, words)} {since} – {until}"
        if since != until
        else f"{health_word(run.health, words)} {since}"
    )


def _cell(run: Run, words: Words) -> str:
    place = f"grid-column:{run.first + 1}/span {run.count}"
    return f'<span class="{run.health}" style="{place}" title="{escaped(_told(run, words))}">{SIGNS[run.health]}</span>'


def axis(periods: Sequence[datetime], words: Words) -> str:
    """The days under which the timelines begin and end."""
    if not periods:
        return ""
    return f'<p class="axis" aria-hidden="true"><span>{escaped(day(_begin(periods, 0), words))}</span><span>{escaped(day(periods[-1], words))}</span></p>\n'


def legend(present: Iterator[Health], words: Words) -> str:
    """What the colours and the signs mean."""
    return "".join(
        f'<li class="{one}"><span>{SIGNS[one]}</span> {escaped(health_word(one, words))}</li>' for one in present
    )
