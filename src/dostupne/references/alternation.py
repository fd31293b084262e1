"""Tables of alternatives made quick: common beginnings said once, and the signs without which nothing can match.

Python's `re` tries every alternative of a long table at every letter of a text; most texts have none of them. To look
for a fixed string first is a hundred times faster.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<escaped>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[aimsux-]*:))?)"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<times>(?:[?*+]|\{\d*,?\d*\})[?+]?)|(?P<plain>.)",
    re.DOTALL,
)
_Signs = frozenset[str]
_Tree = dict[str, "_Tree"]
_END = ""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern, and strings in small letters one of which stands in whatever it matches."""

    pattern: re.Pattern[str]
    signs: tuple[str, ...]

    def search(self, text: str, lowered: str, start: int = 0) -> re.Match[str] | None:
        """What `pattern.search(text, start)` gives; `lowered` is the text in small letters."""
        for sign in self.signs:
            if sign in lowered:
                return self.pattern.search(text, start)
        return None


def guarded(pattern: str, flags: int = re.IGNORECASE) -> Guarded:
    """The pattern with its signs. Raises `ValueError` where it has none: it can match without any fixed string."""
    return Guarded(re.compile(pattern, flags), signs_of(pattern))


def small(text: str) -> str:
    """The text in small letters, of the same length: `İ`, which alone would become two characters, becomes `i`."""
    return text.replace("İ", "i").lower()


def bears(lowered: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in a text that is in small letters."""
    for sign in signs:  # noqa: SIM110 - a generator would take three times as long
        if sign in lowered:
            return True
    return False


def signs_of(pattern: str) -> tuple[str, ...]:
    """Strings in small letters one of which stands in whatever the pattern matches, without regard to case.

    Raises `ValueError` where nothing fixed must stand. Backreferences and conditions are not understood.
    """
    signs = _required(_TOKEN.finditer(pattern))
    if not signs:
        raise ValueError(f"nothing fixed stands in every match of {pattern}")
    return tuple(sorted(sign for sign in signs if not any(other in sign for other in signs if other != sign)))


def factored(words: Iterable[str]) -> str:
    """A non-capturing group that matches one of the words, the longest that fits first."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _group(tree)


def _group(tree: _Tree) -> str:
    branches = [re.escape(char) + (_rest(node)) for char, node in tree.items() if char]
    return f"(?:{'|'.join(branches)})" + ("?" if _END in tree else "")


def _rest(tree: _Tree) -> str:
    """What follows a letter: nothing at a word's end, one way on without brackets."""
    if list(tree) == [_END]:
        return ""
    if len(tree) == 1:
        ((char, node),) = tree.items()
        return re.escape(char) + _rest(node)
    return _group(tree)


def _required(tokens: Iterator[re.Match[str]]) -> _Signs:
    """The signs of a pattern or of a group up to its end; empty where nothing is certain."""
    every: list[_Signs] = []
    parts: list[_Signs | str] = []
    for token in tokens:
        kind, text = token.lastgroup, token.group()
        if kind == "close":
            break
        if kind == "bar":
            every.append(_best(parts))
            parts = []
        elif kind == "times":
            _repeat(parts, text)
        else:
            parts.append(_part(kind, text, tokens))
    every.append(_best(parts))
    return frozenset().union(*every) if all(every) else frozenset()


def _part(kind: str | None, text: str, tokens: Iterator[re.Match[str]]) -> _Signs | str:
    """One letter that must stand there, or the signs of a group."""
    if kind == "open":
        inside = _required(tokens)
        return frozenset() if text.endswith(("=", "!")) else inside
    if kind == "escaped" and not text[1].isalnum():
        return text[1]
    return text.lower() if kind == "plain" and text not in ".^$" else frozenset()


def _repeat(parts: list[_Signs | str], times: str) -> None:
    """What may be missing is no sign; what may come twice ends a string."""
    if times[0] in "?*" or times.startswith(("{0", "{,")):
        parts[-1] = frozenset()
    else:
        parts.append(frozenset())


def _best(parts: Iterable[_Signs | str]) -> _Signs:
    """Of all that must stand one after the other, what is rarest: the longest."""
    found: list[_Signs] = []
    run = ""
    for part in (*parts, frozenset()):
        if isinstance(part, str):
            run += part
            continue
        found.append(frozenset((run,)) if run else frozenset())
        found.append(part)
        run = ""
    return max(found, key=lambda signs: min(map(len, signs), default=0))
