"""ReferenceList → Findings: what the rules object to."""

from collections.abc import Iterable, Iterator

from dostupne.contracts import Rule
from dostupne.model.finding import Finding
from dostupne.model.reflist import ReferenceList


def check(rules: Iterable[Rule], listed: ReferenceList) -> tuple[Finding, ...]:
    """What the rules of the list's edition object to, in the order of the list; pure, and never raises."""
    findings = [finding for rule in rules if listed.edition in rule.editions for finding in _findings(rule, listed)]
    order = {id(reference.origin): place for place, reference in enumerate(listed.references)}
    last = len(order)
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                finding.origin.first_line or 0,
                order.get(id(finding.origin), last),
                finding.objection.span or (0, 0),
            ),
        )
    )


def _findings(rule: Rule, listed: ReferenceList) -> Iterator[Finding]:
    for objection in rule.check(listed):
        yield Finding(rule.code, objection.severity or rule.severity, objection)
