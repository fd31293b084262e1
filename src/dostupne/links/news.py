"""Condition → what there is to tell of a link; what was told, what is so → what is news."""

from collections.abc import Mapping

from dostupne.model.watching import Condition, EventKind, Phase

_DEAD, _SUSPECTED, _MOVED, _CHANGED, _BLOCKED = "dead", "suspected", "moved", "changed", "blocked"

_BEGIN_AND_END: Mapping[str, tuple[EventKind, EventKind]] = {
    _DEAD: (EventKind.DIED, EventKind.REVIVED),
    _SUSPECTED: (EventKind.SUSPECTED, EventKind.RECOVERED),
    _MOVED: (EventKind.MOVED, EventKind.MOVED_BACK),
    _CHANGED: (EventKind.CHANGED, EventKind.RESTORED),
    _BLOCKED: (EventKind.BLOCKED, EventKind.UNBLOCKED),
}
"""What there may be to tell of a link, in the order it is told: its word in a state, how its beginning and how its end are told."""


def state(condition: Condition, telling: frozenset[EventKind]) -> str:
    """What there is to tell of a link in this condition: `dead`, or lines of `suspected`, `moved https://…`, `changed`, `blocked`.

    Empty where there is nothing. Of a dead link there is nothing else to tell. `suspected` and `blocked` are in it only where
    `telling` wants to hear of their beginning or their end. Two states are equal where their texts are.
    """
    if condition.phase is Phase.DEAD:
        return _DEAD
    lines = {
        _SUSPECTED: condition.phase is Phase.SUSPECTED and not telling.isdisjoint(_BEGIN_AND_END[_SUSPECTED]),
        f"{_MOVED} {''.join(condition.successor.split())}": bool(condition.successor),
        _CHANGED: condition.changed_at is not None,
        _BLOCKED: condition.blocked_at is not None and not telling.isdisjoint(_BEGIN_AND_END[_BLOCKED]),
    }
    return "\n".join(line for line, holds in lines.items() if holds)


def news(told: str, state: str) -> tuple[EventKind, ...]:
    """What to tell those who know `told` (`state` of an earlier time, empty for nothing), now that it is `state`.

    Nothing where the two are equal, something wherever they differ; told once, it is told. Of what ended by a link's death only
    its death is told; what is so when it comes back is told then, though it was before.
    """
    before, now = _facets(told), _facets(state)
    kinds: list[EventKind] = []
    for word, (begin, end) in _BEGIN_AND_END.items():
        if word in now and now[word] != before.get(word):
            kinds.append(begin)
        elif word in before and word not in now and (_DEAD not in now):
            kinds.append(end)
    return tuple(kinds)


def _facets(state: str) -> Mapping[str, str]:
    """The lines of a state, by their first word."""
    pairs = (line.partition(" ") for line in state.splitlines())
    return {word: address for word, _, address in pairs if word in _BEGIN_AND_END}
