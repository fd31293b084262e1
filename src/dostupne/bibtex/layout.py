"""An entry of a .bib file as it is laid out: where its fields stand, and how a further one must look among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dostupne.bibtex.scan import EntryExtent

_NAME = re.compile(r"([^\W\d][\w:.+/-]*+)(\s*+)=(\s*+)")
_LEADING_COMMA = re.compile(r"\n[ \t]*,[ \t]*\Z")
_INDENT = re.compile(r"\n[ \t]*\Z|[ \t]*\Z")
_HIDDEN = "\x01"
"""Stands for each character of a value, so that nothing in one is taken for a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field stands: its name, its `=`, its value, which may be in pieces joined by `#`; `name` in lower case."""

    name: str
    start: int
    equals: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """An entry of `text`; `fields` are in the order in which they stand."""

    text: str
    outline: EntryExtent
    fields: tuple[Field, ...]
    shown: str
    """The body, values hidden and comments blank."""

    def named(self, *names: str) -> Field | None:
        """The first field of one of these names."""
        return next((field for field in self.fields if field.name in names), None)

    def value(self, field: Field) -> str:
        """The value as it is written, with its delimiters."""
        return self.text[field.value : field.end]

    @property
    def comma(self) -> int | None:
        """Where the comma behind the last field stands, None where none does."""
        end = self.fields[-1].end
        rest = self.shown[end - self.outline.body :]
        place = end + len(rest) - len(rest.lstrip())
        return place if rest.lstrip().startswith(",") else None

    @property
    def begins_with_comma(self) -> bool:
        """Whether each line begins with the comma that parts its field from the one before."""
        return _LEADING_COMMA.search(self.text, self.outline.start, self.fields[-1].start) is not None

    def line_end(self, place: int) -> int:
        """The place behind the comment that stands on the same line; the place itself where none does."""
        for start, end in self.outline.comments:
            if start >= place and not self.text[place:start].strip(" \t"):
                return end
        return place

    def further(self, name: str, value: str) -> str:
        """A further field, as the others are written, with the white space before it."""
        last = self.fields[-1]
        pattern = _LEADING_COMMA if self.begins_with_comma else _INDENT
        lead = pattern.search(self.text, self.outline.start, last.start)
        before, after = self._gaps(len(name))
        opening, closing = self._delimiters()
        return f"{lead[0] if lead else ''}{self._cased(name)}{before}={after}{opening}{value}{closing}"

    def _gaps(self, length: int) -> tuple[str, str]:
        """The white space around `=`: so that it, or the value, stands under those of the other fields where they are aligned."""
        last = self.fields[-1]
        before = self.text[last.start + len(last.name) : last.equals]
        after = self.text[last.equals + 1 : last.value]
        # On one line nothing stands under anything.
        lengths = {len(field.name) for field in self.fields} if all(map(self._begins_line, self.fields)) else set()
        if len(lengths) > 1 and (width := _one({field.equals - field.start for field in self.fields})):
            before = " " * max(width - length, 0 if width in lengths else 1)
        elif len(lengths) > 1 and (width := _one({field.value - field.start for field in self.fields})):
            after = " " * max(width - length - len(before) - 1, 0)
        return ("" if "\n" in before else _blank(before)), (" " if "\n" in after else _blank(after))

    def _begins_line(self, field: Field) -> bool:
        line = self.text[self.text.rfind("\n", self.outline.start, field.start) + 1 : field.start]
        return not line.strip(", \t")

    def _delimiters(self) -> tuple[str, str]:
        quoted = sum(self.text[field.value] == '"' for field in self.fields)
        braced = sum(self.text[field.value] == "{" for field in self.fields)
        return ('"', '"') if quoted > braced else ("{", "}")

    def _cased(self, name: str) -> str:
        names = [self.text[field.start : field.start + len(field.name)] for field in self.fields]
        if all(map(str.isupper, names)):
            return name.upper()
        return name.capitalize() if all(map(str.istitle, names)) else name


def layout(text: str, outline: EntryExtent) -> Layout:
    """The layout of an entry, with Unix line ends."""
    shown = list(text[outline.body : outline.close])
    for spans, sign in ((outline.values, _HIDDEN), (outline.comments, " ")):
        for start, end in spans:
            shown[start - outline.body : end - outline.body] = sign * (end - start)
    body = "".join(shown)
    return Layout(text, outline, tuple(_fields(body, outline.body)), body)


def _fields(body: str, offset: int) -> Iterator[Field]:
    found = list(_NAME.finditer(body))
    for index, one in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(body)
        comma = body.find(",", one.end(), limit)
        end = one.end() + len(body[one.end() : limit if comma < 0 else comma].rstrip())
        equals = one.end(2)
        yield Field(one[1].lower(), one.start() + offset, equals + offset, one.end() + offset, end + offset)


def _blank(gap: str) -> str:
    """The gap where it is of spaces and tabs; other white space, as separators of lines, is somebody's slip and not to be copied."""
    return " " if gap.strip(" \t") else gap


def _one(widths: Sequence[int] | set[int]) -> int:
    """The width that all have, 0 where they differ."""
    return next(iter(widths)) if len(widths) == 1 else 0
