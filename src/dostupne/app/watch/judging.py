"""CheckedLink → Look: what a look at a link adds to its history, and what follows from that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dostupne.app.settings import Settings
from dostupne.links.condition import condition, step
from dostupne.links.drift import sketch
from dostupne.links.due import due_at
from dostupne.links.news import state
from dostupne.model.evidence import PageFacts, Probe
from dostupne.model.keeping import Rejudged
from dostupne.model.verdict import Verdict
from dostupne.model.watching import EventKind, Look, Policy, Sighting, WatchedLink


@dataclass(frozen=True, slots=True)
class Judgement:
    """By what the sightings of a link are judged, and of what people are told."""

    policy: Policy
    telling: frozenset[EventKind]

    @classmethod
    def of(cls, settings: Settings) -> "Judgement":
        """As the settings have it."""
        return cls(settings.watch.policy, settings.watch.telling)

    def look(self, link: WatchedLink, sighting: Sighting) -> Look:
        """What one more sighting of a link adds to the store."""
        after, events = step(self.policy, link.condition, sighting)
        due = due_at(self.policy, after, link.every, sighting.at)
        return Look(link.id, sighting, after, events, due, state(after, self.telling))

    def anew(self, sightings: Iterable[Sighting], link: WatchedLink) -> Rejudged:
        """What follows from all sightings of a link, whatever followed before."""
        now, events = condition(self.policy, sightings)
        return Rejudged(now, events, self.due(replace(link, condition=now)), state(now, self.telling))

    def due(self, link: WatchedLink) -> datetime:
        """When a link is due, whatever it was before; one that was never asked stays due when it was."""
        added = link.due_at or link.condition.asked_at
        if added is None:
            raise ValueError(f"{link.url} was never asked and is cited by nobody")
        return due_at(self.policy, link.condition, link.every, added)


def sighted(link: WatchedLink, seen: Probe, verdict: Verdict, *, offline: bool = False) -> Sighting:
    """What was seen of a link, without the text of its page: of that a digest is kept, and a sketch."""
    page = replace(seen.page, text="") if seen.page else None
    sketched = _sketch(link, seen.page) if seen.page and verdict.is_living and not offline else ""
    return Sighting(replace(seen, page=page, sibling=None), verdict, sketched, offline)


def _sketch(link: WatchedLink, page: PageFacts) -> str:
    """The sketch of a page's text; of one that was seen before it is known."""
    known = {one.digest: one.sketch for one in (link.condition.first, link.condition.now) if one and one.digest}
    return known[page.digest] if page.digest in known else sketch(page.text)
