"""Checked link → what the reader should do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from dostupne.cli.words import Words
from dostupne.model.reference import Reference
from dostupne.model.report import CheckedLink
from dostupne.model.snapshot import Snapshot
from dostupne.model.verdict import Standing

LOST = frozenset({Standing.GONE, Standing.DRIFTED})
"""Standings of pages that no longer show what was cited."""

BY_REASON = {
    "login": "log-in",
    "http-401": "log-in",
    "network-down": "fix-network",
    "private-address": "public-address",
    "not-web": "by-hand",
    "not-a-web-address": "by-hand",
    "not-recorded": "by-hand",
    "title-differs": "compare",
}
BY_STANDING = {Standing.BLOCKED: "open-it", Standing.UNREACHABLE: "later"}


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do, and the address it is about. `snapshot` is the copy that is offered."""

    code: str
    words: str
    url: str = ""
    snapshot: Snapshot | None = None


def candidate_advice(reference: Reference, links: Sequence[CheckedLink], words: Words) -> tuple[Advice, ...]:
    """What a damaged address may have been, unless the printed one lives or one of them is proven."""
    if any(checked.confirmed_url or checked.verdict.standing is Standing.ALIVE for checked in links):
        return ()
    return tuple(_advice("try-candidates", words, url) for url in reference.url_candidates)


def advice_on_link(checked: CheckedLink, words: Words) -> tuple[Advice, ...]:
    """What to do about a link: nothing for a living one."""
    verdict = checked.verdict
    confirmed = (_advice("use-confirmed", words, checked.confirmed_url),) if checked.confirmed_url else ()
    if verdict.standing is Standing.MOVED and verdict.successor:
        return (*confirmed, _advice("use-successor", words, verdict.successor))
    return (*confirmed, *_plain(checked, words), *_copies(checked, words))


def _plain(checked: CheckedLink, words: Words) -> tuple[Advice, ...]:
    verdict = checked.verdict
    code = BY_REASON.get(verdict.reason) or BY_STANDING.get(verdict.standing)
    return (_advice(code, words),) if code else ()


def _copies(checked: CheckedLink, words: Words) -> tuple[Advice, ...]:
    if checked.verdict.standing in {Standing.ALIVE, Standing.UNCHECKED}:
        return ()
    if checked.has_cited_copy:
        return (_advice("copy-is-cited", words),)
    if checked.snapshots:
        best = checked.snapshots[0]
        code = "use-snapshot" if best.representative else "look-at-snapshot"
        return (Advice(code, words.advice(code), best.capture.url, best),)
    return _without_copy(checked, words) if checked.verdict.standing in LOST else ()


def _without_copy(checked: CheckedLink, words: Words) -> tuple[Advice, ...]:
    """Why no copy is offered; that there is none is said only where the archives that answered have none."""
    known = tuple(_advice("copy-not-shown", words, one.capture.url) for one in checked.not_shown)
    if checked.restricted:
        known += (_said("copy-restricted", words, ", ".join(checked.restricted)),)
    if known or checked.archive_failures:
        return known or (_advice("archives-silent", words),)
    if not checked.archives_asked:
        return (_advice("no-archive-asked", words),)
    asked = ", ".join(checked.archives_asked)
    when = checked.archives_asked_at
    where = f"{asked}, {words.day(when.astimezone(UTC).date())}" if when else asked
    return (_said("copies-show-other" if checked.rejected else "no-copy", words, where),)


def _said(code: str, words: Words, detail: str) -> Advice:
    return Advice(code, words.advice(code).format(detail))


def _advice(code: str, words: Words, url: str = "") -> Advice:
    return Advice(code, words.advice(code), url)
