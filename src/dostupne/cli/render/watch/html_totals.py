"""Totals over time → stacked bars on the status page, with the numbers beneath."""

from collections.abc import Iterator, Sequence

from dostupne.cli.render.markup import escaped
from dostupne.cli.render.watch.html_links import legend
from dostupne.cli.render.watch.rows import SIGNS, health_word, said
from dostupne.cli.render.watch.when import day
from dostupne.cli.watch_words import HEALTHS_COUNTED
from dostupne.cli.words import Words
from dostupne.model.watch_report import BibliographyReport, Health, Total

_HEIGHT, _STEP, _BAR = 100.0, 10.0, 8.0
"""Units of the drawing, which is as wide and high as the page has it."""

_FEW = 0.15
"""Where less than this share was ever not alive, the living are left out of the drawing: else nothing would be seen of the others."""


def totals(one: BibliographyReport, words: Words) -> str:
    """The drawing, the legend, the numbers; nothing where there is one period only."""
    if len(one.totals) < 2:
        return ""
    drawn = _drawn(one.totals)
    most = max(sum(total.counts.get(health, 0) for health in drawn) for total in one.totals) or 1
    bars = "".join(_bar(number, total, drawn, most, words) for number, total in enumerate(one.totals))
    width = _STEP * len(one.totals)
    note = "" if Health.ALIVE in drawn else f" ({escaped(said(words, 'without-living'))})"
    first, last = (escaped(day(total.at, words)) for total in (one.totals[0], one.totals[-1]))
    return f"""<figure class="totals">
<figcaption>{escaped(said(words, "over-time"))}{note}</figcaption>
<div class="plot"><span class="most">{most}</span>
<svg viewBox="0 0 {width:g} {_HEIGHT:g}" preserveAspectRatio="none" role="img" aria-label="{escaped(_summed(one.totals, words))}">{bars}</svg></div>
<p class="axis" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
<ul class="legend">{legend(_present(one), words)}</ul>
<p class="note">{escaped(said(words, "period", words.days((one.periods[1] - one.periods[0]).days)))}</p>
{_numbers(one.totals, words)}
</figure>"""


def _present(one: BibliographyReport) -> Iterator[Health]:
    ever = {spell.health for link in one.links for spell in link.spells}
    return (health for health in Health if health in ever)


def _drawn(several: Sequence[Total]) -> tuple[Health, ...]:
    others = tuple(health for health in Health if health is not Health.ALIVE)
    most = max((_not_alive(total) / (sum(total.counts.values()) or 1) for total in several), default=0.0)
    return others if 0 < most < _FEW else tuple(Health)


def _not_alive(total: Total) -> int:
    return sum(total.counts.values()) - total.counts.get(Health.ALIVE, 0)


def _bar(number: int, total: Total, drawn: Sequence[Health], most: int, words: Words) -> str:
    """One bar, the worst at its foot: how much that is shows best where it begins."""
    parts, foot = [], _HEIGHT
    for health in drawn:
        count = total.counts.get(health, 0)
        if not count:
            continue
        height = _HEIGHT * count / most
        foot -= height
        parts.append(
            f'<rect class="{health}" x="{number * _STEP + 1:g}" y="{foot:.2f}" width="{_BAR:g}" height="{height:.2f}"/>'
        )
    return f"<g><title>{escaped(_said_of(total, words))}</title>{''.join(parts)}</g>"


def _said_of(total: Total, words: Words) -> str:
    counts = ", ".join(f"{words.among(HEALTHS_COUNTED, health)} {count}" for health, count in total.counts.items())
    return f"{day(total.at, words)}: {counts}"


def _summed(several: Sequence[Total], words: Words) -> str:
    return f"{_said_of(several[0], words)}; {_said_of(several[-1], words)}"


def _numbers(several: Sequence[Total], words: Words) -> str:
    """The same as a table: on a phone no drawing can be asked for its numbers."""
    used = [health for health in Health if any(total.counts.get(health) for total in several)]
    heads = "".join(f'<th scope="col">{SIGNS[one]} {escaped(health_word(one, words))}</th>' for one in used)
    rows = "".join(
        f'<tr><th scope="row">{escaped(day(total.at, words))}</th>'
        + "".join(f"<td>{total.counts.get(one, 0)}</td>" for one in used)
        + "</tr>\n"
        for total in several
    )
    return f"""<details class="numbers"><summary>{escaped(said(words, "numbers"))}</summary>
<div class="scrolls"><table><thead><tr><th scope="col">{escaped(said(words, "day"))}</th>{heads}</tr></thead>
<tbody>{rows}</tbody></table></div></details>"""
