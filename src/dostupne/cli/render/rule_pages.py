"""Rules → the list of all of them, and the page of one."""

from collections.abc import Iterator

from dostupne.app.registry import LEFT_OUT, RULES
from dostupne.cli.words import Words
from dostupne.contracts import Rule
from dostupne.errors import Misuse


def listing(words: Words) -> str:
    """A line a rule: name, severity, edition, fix, what must be so; then those left out, with the reason."""
    lines = list(_table(words))
    lines += ["", f"{words.text('left-out')}:", ""]
    width = max(len(one.code) for one in LEFT_OUT)
    lines += [f"{one.code:<{width}}  {words.message(one.reason)}" for one in LEFT_OUT]
    return "\n".join(lines) + "\n"


def _table(words: Words) -> Iterator[str]:
    rows = [_cells(rule, words) for rule in sorted(RULES, key=lambda rule: rule.code)]
    heads = (words.text("rule"), words.text("severity"), words.text("edition"), "fix", "")
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(4)]
    for row in (heads, *rows):
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[4]]).rstrip()


def _cells(rule: Rule, words: Words) -> tuple[str, str, str, str, str]:
    return (
        rule.code,
        words.severity(rule.severity),
        _editions(rule),
        str(rule.fix or "–"),
        words.message(rule.summary),
    )


def _editions(rule: Rule) -> str:
    return ", ".join(sorted(rule.editions))


def page(code: str, words: Words) -> str:
    """The page of a rule in Markdown. Raises `Misuse` for a name that no rule has; one left out says why."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:
        left = next((one for one in LEFT_OUT if one.code == code), None)
        why = f": it is left out ({words.message(left.reason)})" if left else "; `dostupne rules` lists them"
        raise Misuse(f"there is no rule “{code}”{why}")
    return markdown(rule)


def markdown(rule: Rule) -> str:
    """The page of a rule as docs/rules has it."""
    fix = f" · fix: {rule.fix}" if rule.fix else ""
    facts = f"{rule.severity} · edition {_editions(rule)}{fix}"
    return f"# {rule.code}\n\n{rule.summary.en}. – {rule.summary.cs}.\n\n{facts}\n\n{rule.page.strip()}\n"
