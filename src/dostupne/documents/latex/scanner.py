"""LaTeX → tokens, one after another, from a place that whoever reads them may move."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<comment>%[^\n]*+(?:\n[ \t]*+)?)
    | \\(?P<word>[A-Za-z@]++\*?)(?:[ \t]*+\n(?![ \t]*+\n)[ \t]*+|[ \t]*+)
    | \\(?P<char>.)
    | (?P<end>\n(?:[ \t]*+\n)++)
    | (?P<open>\{) | (?P<close>\}) | (?P<math>\$\$?) | (?P<cell>&)
    | (?P<digraph>---?|``|''|,,(?=\w)|~)
    | (?P<text>[^\\%{}$&~\-`',\n]++|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_GROUP = re.compile(r"\s*+\{((?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+)\}", re.DOTALL)
_OPTION = re.compile(r"\[((?:[^\[\]{}\\]|\\.|\{(?:[^{}\\]|\\.|\{[^{}]*+\})*+\}){0,600}+)\][ \t]*+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of LaTeX: `sort` is the name of the group in the pattern, `line` 1-based."""

    sort: str
    text: str
    line: int
    is_tight: bool
    """Whether nothing stands between it and what follows."""


@dataclass(slots=True)
class Scanner:
    """A place in a text; `line` is that of the place."""

    text: str
    position: int = 0
    line: int = 1

    def start_at(self, position: int) -> None:
        """Goes to this place, on or back."""
        self.line += self.text.count("\n", self.position, position) - self.text.count("\n", position, self.position)
        self.position = position

    def next(self) -> Token | None:
        """The token here, and beyond it; None at the end."""
        found = _TOKEN.match(self.text, self.position)
        if found is None:
            return None
        sort = found.lastgroup or "text"
        token = Token(sort, found[sort], self.line, found.end() == found.end(sort))
        self.start_at(found.end())
        return token

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches the pattern right here, and beyond it."""
        found = pattern.match(self.text, self.position)
        if found:
            self.start_at(found.end())
        return found

    def group(self) -> str | None:
        """The argument in braces that stands here, as it is written; None where none does."""
        found = self.take(_GROUP)
        return found[1] if found else None

    def option(self) -> str | None:
        """The argument in square brackets that stands here, as it is written; None where none does."""
        found = self.take(_OPTION)
        return found[1] if found else None

    def skip_past(self, mark: str) -> None:
        """Goes on behind the next such mark, or to the end."""
        found = self.text.find(mark, self.position)
        self.start_at(len(self.text) if found < 0 else found + len(mark))
