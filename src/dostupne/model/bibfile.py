"""A .bib file as it stands: entries and fields with their places, for rules and for who writes back into it."""

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Code points of `BibFile.text`, end exclusive."""


@dataclass(frozen=True, slots=True)
class BibField:
    """A field of an entry. `written` is the name as written, `name` the same in lower case.

    `whole` reaches from the name to the end of the value, `inside` is the value without its delimiters, `value` the text
    there, as in the file. `delimiter` is `{`, `"`, or empty for a number, a macro, or parts joined by `#`; then `inside`
    is the whole value. `line` is the 1-based line of the name.
    """

    name: str
    written: str
    whole: Span
    inside: Span
    value: str
    delimiter: str
    line: int


@dataclass(frozen=True, slots=True)
class BibRecord:
    """An entry (no @string, @comment or @preamble). `type` is in lower case; `key` as written, `key_span` its place.

    `fields` are in order, those given twice too. `text` is the entry as in the file, from its `@` to its end.
    """

    type: str
    key: str
    key_span: Span
    span: Span
    text: str
    line: int
    fields: tuple[BibField, ...] = ()

    def field(self, *names: str) -> BibField | None:
        """The first of the fields that the entry has with a value, asked in the order of the names."""
        found = (field for name in names for field in self.fields if field.name == name and field.value.strip())
        return next(found, None)

    def has(self, *names: str) -> bool:
        """Whether one of the fields is there with a value."""
        return self.field(*names) is not None


class Break(StrEnum):
    """A way in which the grammar of a .bib file is broken; `BibFault.span` is what each says it is."""

    HEAD = "head"
    """An entry without its `@` or its opening brace: where it is to be put in."""
    KEY_MISSING = "key-missing"
    """An entry without a key: where the key should be."""
    COMMA_MISSING = "comma-missing"
    """No comma behind the key or between two fields: where it is to be put in."""
    COMMA_EXTRA = "comma-extra"
    """A comma too many."""
    EQUALS_MISSING = "equals-missing"
    """A name and a value without `=`: where it is to be put in."""
    UNDELIMITED = "undelimited"
    """Several words without braces or quotes round them: the words."""
    QUOTES = "quotes"
    """A quote inside of a value in quotes, which ends it early: the value to its true end, quotes and all."""
    TEXT = "text"
    """Text in an entry that belongs to no field."""
    VALUE_UNCLOSED = "value-unclosed"
    """A value without an end: from its opening brace or quote to where it should be closed."""
    ENTRY_UNCLOSED = "entry-unclosed"
    """An entry without an end: where its closing brace is to be put in."""
    EARLY_END = "early-end"
    """A brace that ends an entry though fields follow."""


@dataclass(frozen=True, slots=True)
class BibFault:
    """A place where the grammar is broken, in the entry `record` if it is in one; `line` is 1-based."""

    kind: Break
    span: Span
    line: int
    record: BibRecord | None = None


@dataclass(frozen=True, slots=True)
class BibFile:
    """`text` is the file decoded and nothing else: line ends, mark of byte order and unnormalised letters are there.

    `encoding` encodes it to the very bytes of the file again; it is empty where no encoding does, and then nothing must be
    written back. `macros` are the names that @string defines, in lower case. `faults` are the breaks of the grammar, in order.
    """

    text: str
    encoding: str
    records: tuple[BibRecord, ...] = ()
    macros: frozenset[str] = frozenset()
    faults: tuple[BibFault, ...] = ()
