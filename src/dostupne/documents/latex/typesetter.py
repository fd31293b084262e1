"""LaTeX → Blocks: what would be printed apart. No macro is expanded and nothing recurses, whatever the text holds."""

import re
import unicodedata
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from dostupne.documents.latex import commands
from dostupne.documents.latex.groups import Environment, Group
from dostupne.documents.latex.scanner import Scanner, Token
from dostupne.documents.typeset import Text
from dostupne.model.document import Block, BlockKind
from dostupne.model.tex import COMBINING, DIGRAPHS, SYMBOLS

_ACCENTED = re.compile(
    r"\s*+(?:\{\s*+(?P<group>\\[ij](?![A-Za-z])|[^\W\d_])\s*+\}|(?P<base>\\[ij](?![A-Za-z])\s?|[^\W\d_]))"
)
_UNESCAPED = re.compile(r"\\([&%$#_~{}])")
_LENGTH = re.compile(r"\s*=?\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|sp|bp)?(?:\s*(?:plus|minus)\s*-?[\d.]+\s*\w{2,4})*")
_VERB = re.compile(r"\*?([^\w\s{])([^\n]{0,2000}?)\1")
_DEFINED = re.compile(r"\s*\\[A-Za-z@]+[^{}\n]{0,100}")
_PRE = re.compile(r"\s*pre(?=\s*\{)")
"""`\\vadjust pre{…}`, as pandoc writes it."""
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S*$", re.IGNORECASE)
_ADDRESS_TAIL = 300
"""Characters before a sign that are looked at for an address that it stands in."""
_HEADING = "Literatura"
"""What the heading of `thebibliography` says in Czech; the environment prints it by itself."""
_SECTION = commands.HEADINGS["section"]
_SPACES = frozenset(" \t\n,;:")
_DEEPEST = 200
"""Environments in each other that are told apart."""
_LABEL = re.compile(r"\[?([\w+.:^-]{1,20}?)\]?\.?")


@dataclass(slots=True)
class _Typesetter:
    scanner: Scanner
    by_chapters: bool
    blocks: list[Block] = field(default_factory=list)
    text: Text = field(default_factory=Text)
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    level: int = 0
    top: int = 0
    groups: list[Group] = field(default_factory=list)
    environments: list[Environment] = field(default_factory=list)
    expected: deque[Group] = field(default_factory=deque)
    discarded: int = 0
    notes: int = 0
    entries: int = 0
    in_math: bool = False

    def run(self) -> None:
        while token := self.scanner.next():
            if self.expected and self._is_expected(token):
                continue
            _HANDLERS[token.sort](self, token)
        self.flush()

    def add(self, written: str, line: int) -> None:
        if not self.discarded:
            self.text.add(written, line)

    def flush(self) -> None:
        """Ends the block, if there is one."""
        text, anchors = self.text.clipped()
        line, self.text = self.text.first_line, Text()
        if text:
            self.blocks.append(Block(text, self.kind, line, None, self.label, anchors, self.level))

    def _is_expected(self, token: Token) -> bool:
        """Whether a token belongs to the arguments that a command waits for."""
        if token.sort == "open":
            self._open(self.expected.popleft())
            return True
        if token.sort == "comment" or (token.sort == "text" and token.text.isspace()):
            return True
        if token.sort in ("word", "char") and self.expected[0].action == "discard":
            self.expected.popleft()
            return True
        behind = self.scanner.position
        self.scanner.start_at(behind - len(token.text))
        if token.text.startswith("[") and self.scanner.option() is not None:
            return True
        self.scanner.start_at(behind)
        self.expected.clear()
        return False

    def _open(self, group: Group) -> None:
        """Opens a brace; a note is typeset apart from the text around it."""
        group.start, group.further, self.expected = self.text.length, self.expected, deque()
        self.discarded += group.action == "discard"
        if group.action == "note":
            group.interrupted, self.text = self.text, Text()
            group.kind, group.label, self.kind, self.label = self.kind, self.label, BlockKind.NOTE, group.label
        elif group.action in ("heading", "entry"):
            self.flush()
            group.kind, group.label, self.label = self.kind, self.label, group.label
            self.kind = BlockKind.HEADING if group.action == "heading" else BlockKind.ITEM
        elif group.action == "quote":
            self.add("„", self.scanner.line)
        self.groups.append(group)

    def close(self, _: Token) -> None:
        """Closes a brace."""
        if not self.groups:
            return
        group = self.groups.pop()
        self.expected = group.further
        self.discarded -= group.action == "discard"
        if group.action == "link":
            self.text.link(group.start, group.target)
        elif group.action == "quote":
            self.add("“", self.scanner.line)
        elif group.action == "label" and (found := _LABEL.fullmatch(self.text.written(group.start).strip())):
            self.text.cut(group.start)
            self.label = found[1]
        elif group.action in ("note", "heading", "entry"):
            self.flush()
            self.text = group.interrupted or self.text
            self.kind, self.label, self.level = group.kind, group.label, 0

    def open(self, _: Token) -> None:
        """Opens a brace that no command waits for."""
        self._open(Group())

    def end(self, token: Token) -> None:
        """An empty line ends a paragraph; an entry of a list of references may hold one."""
        self.in_math = False
        inside = self.environments[-1].name if self.environments else ""
        if inside == "thebibliography" and self.kind is BlockKind.ITEM:
            self.add(" ", token.line)
            return
        if not self.groups or all(not group.action for group in self.groups):
            self.flush()
            if not inside and self.kind is BlockKind.ITEM:
                self.kind, self.label = BlockKind.PARAGRAPH, ""
        else:
            self.add(" ", token.line)

    def print(self, token: Token) -> None:
        """Text as it stands; in a formula without its signs."""
        self.add(token.text.translate(_FORMULA) if self.in_math else token.text, token.line)

    def digraph(self, token: Token) -> None:
        """A dash, a quotation mark or a tie; inside an address they are what they look like."""
        here = "".join(self.text.parts[-4:])[-_ADDRESS_TAIL:]
        self.add(token.text if _ADDRESS.search(here) else DIGRAPHS.get(token.text, token.text), token.line)

    def math(self, _: Token) -> None:
        """Begins or ends a formula."""
        self.in_math = not self.in_math

    def cell(self, token: Token) -> None:
        """Ends a cell of a table."""
        if any(one.name in commands.TABLES for one in self.environments):
            self.flush()
        else:
            self.add("&", token.line)

    def char(self, token: Token) -> None:
        """A command of one character."""
        if token.text == "\\":
            self.scanner.option()
            self._break()
        elif token.text in COMBINING:
            self._accent(token)
        elif token.text in "&%$#_{}":
            self.add(token.text, token.line)
        elif token.text in _SPACES:
            self.add(" ", token.line)

    def word(self, token: Token) -> None:
        """A command with a name."""
        name = token.text.removesuffix("*")
        if name in COMBINING and len(name) == 1:
            self._accent(token)
        elif name in SYMBOLS:
            self.add(SYMBOLS[name] + ("" if token.is_tight or name not in _WORDS else " "), token.line)
        elif name in _COMMANDS:
            _COMMANDS[name](self, name)
        elif token.is_tight:
            self.scanner.option()

    def _accent(self, token: Token) -> None:
        found = self.scanner.take(_ACCENTED)
        if found:
            base = (found["group"] or found["base"]).strip().removeprefix("\\")
            self.add(unicodedata.normalize("NFC", base + COMBINING[token.text]), token.line)

    def _break(self) -> None:
        if any(one.name in commands.TABLES for one in self.environments):
            self.flush()
        elif not self.discarded:
            self.text.break_line()

    def drop(self, name: str) -> None:
        """Reads the arguments that print nothing."""
        self.scanner.take(_PRE)
        self.expected = deque(Group("discard") for _ in range(commands.DROPPED[name]))

    def define(self, _: str) -> None:
        """`\\def\\x#1{…}` prints nothing."""
        if self.scanner.take(_DEFINED):
            self.expected = deque([Group("discard")])

    def heading(self, name: str) -> None:
        """A heading begins; it ends what was open before it."""
        self.flush()
        self.kind, self.label, self.level = BlockKind.PARAGRAPH, "", 0
        self.expected = deque([Group("heading")])
        self.level = commands.HEADINGS[name]
        self.top = min(self.top or self.level, self.level)
        if name == "chapter" and self.by_chapters:
            self.notes = 0

    def note(self, name: str) -> None:
        """A note; its number is the one given, or counted."""
        given = self.scanner.option() or ""
        self.notes += name != "footnotetext" and not given
        label = given if given.isdecimal() else str(self.notes)
        self.expected = deque([Group("note", label=label)])

    def mark(self, _: str) -> None:
        """`\\footnotemark`: the note itself stands elsewhere."""
        self.notes += self.scanner.option() is None

    def entry(self, name: str) -> None:
        """An entry of a list of references, as the last argument of a command."""
        self.flush()
        if not self.entries:
            self._list()
        self.entries += 1
        dropped = [Group("discard") for _ in range(commands.ENTRIES[name])]
        self.expected = deque([*dropped, Group("entry", label=str(self.entries))])

    def bibitem(self, _: str) -> None:
        """An entry of `thebibliography`; what its list begins with before is no text."""
        listed = any(one.name in commands.BIBLIOGRAPHIES for one in self.environments)
        if listed and self.discarded and not self.entries:
            self.discarded, self.text = 0, Text()
        self.flush()
        if not listed and not self.entries:
            self._list()
        given = self.scanner.option()
        self.scanner.group()
        self.entries += 1
        found = _LABEL.fullmatch(given or "")
        self.kind, self.label = BlockKind.ITEM, found[1] if found else "" if given else str(self.entries)

    def _list(self) -> None:
        """Begins a list of references: it prints its own heading, as high as the document has them."""
        self.entries = 0
        self.blocks.append(Block(_HEADING, BlockKind.HEADING, self.scanner.line, level=self.top or _SECTION))

    def item(self, _: str) -> None:
        """An item of a list."""
        self.flush()
        given = self.scanner.option()
        if not self.environments:
            return
        inner = self.environments[-1]
        inner.number += given is None
        counted = str(inner.number) if inner.name.startswith(("enum", "compactenum")) else ""
        found = _LABEL.fullmatch(given or "")
        self.kind, self.label = BlockKind.ITEM, found[1] if found else counted

    def begin(self, _: str) -> None:
        """Begins an environment."""
        name = (self.scanner.group() or "").strip()
        if name in commands.UNREAD:
            self.scanner.skip_past(f"\\end{{{name}}}")
            return
        self.flush()
        if len(self.environments) < _DEEPEST:
            self.environments.append(Environment(name, self.kind, self.label))
        if name in commands.WITH_ARGUMENTS:
            self._skip_arguments()
        if name in commands.BIBLIOGRAPHIES:
            self._list()
            self.kind = BlockKind.ITEM if name == "CSLReferences" else self.kind
            # What stands before the first entry of a .bbl defines its commands.
            self.discarded += name == "thebibliography"

    def _skip_arguments(self) -> None:
        while self.scanner.option() is not None or self.scanner.group() is not None:
            pass

    def finish(self, _: str) -> None:
        """Ends an environment, and those in it that were never ended."""
        name = (self.scanner.group() or "").strip()
        self.flush()
        if not any(one.name == name for one in self.environments):
            return
        while (ended := self.environments.pop()).name != name:
            pass
        if name in commands.BIBLIOGRAPHIES:
            self.entries = self.discarded = 0
        self.kind, self.label = ended.kind, ended.label

    def address(self, _: str) -> None:
        """An address printed as it is."""
        written = self.scanner.group()
        if written is None:
            return
        start, address = self.text.length, _UNESCAPED.sub(r"\1", "".join(written.split()))
        self.add(address, self.scanner.line)
        self.text.link(start, address)

    def link(self, _: str) -> None:
        """Text with an address behind it."""
        self.scanner.option()
        target = _UNESCAPED.sub(r"\1", "".join((self.scanner.group() or "").split()))
        self.expected = deque([Group("link", target=target)])

    def verb(self, _: str) -> None:
        """`\\verb|x|`."""
        if found := self.scanner.take(_VERB):
            self.add(found[2], self.scanner.line)

    def prefix(self, name: str) -> None:
        """Words that a command prints."""
        self.add(commands.PREFIXES[name], self.scanner.line)

    def quote(self, _: str) -> None:
        """Text in quotation marks."""
        self.expected = deque([Group("quote")])

    def margin(self, _: str) -> None:
        """The number in the margin of an entry, as pandoc sets it."""
        if self.text.written().strip():
            self.flush()
        self.kind = BlockKind.ITEM
        self.expected = deque([Group("label")])

    def new_line(self, _: str) -> None:
        """Ends the line."""
        self._break()

    def paragraph(self, _: str) -> None:
        """Ends the paragraph."""
        self.end(Token("end", "", self.scanner.line, True))

    def skip_length(self, _: str) -> None:
        """Reads the number or length behind a primitive."""
        self.scanner.take(_LENGTH)


_FORMULA = str.maketrans("", "", "^_")
_WORDS = frozenset({"TeX", "LaTeX", "BibTeX"})
_HANDLERS: dict[str, Callable[[_Typesetter, Token], None]] = {
    "comment": lambda _, __: None,
    "word": _Typesetter.word,
    "char": _Typesetter.char,
    "end": _Typesetter.end,
    "open": _Typesetter.open,
    "close": _Typesetter.close,
    "math": _Typesetter.math,
    "cell": _Typesetter.cell,
    "digraph": _Typesetter.digraph,
    "text": _Typesetter.print,
}
_COMMANDS: dict[str, Callable[[_Typesetter, str], None]] = {
    **dict.fromkeys(commands.DROPPED, _Typesetter.drop),
    **dict.fromkeys(commands.HEADINGS, _Typesetter.heading),
    **dict.fromkeys(commands.NOTES, _Typesetter.note),
    **dict.fromkeys(commands.ENTRIES, _Typesetter.entry),
    **dict.fromkeys(commands.ADDRESSES, _Typesetter.address),
    **dict.fromkeys(commands.PREFIXES, _Typesetter.prefix),
    **dict.fromkeys(commands.QUOTES, _Typesetter.quote),
    **dict.fromkeys(commands.BREAKS, _Typesetter.new_line),
    **dict.fromkeys(commands.PARAGRAPHS, _Typesetter.paragraph),
    **dict.fromkeys(commands.SKIPS, _Typesetter.skip_length),
    **dict.fromkeys(("def", "gdef", "edef", "let"), _Typesetter.define),
    **dict.fromkeys(("footnotemark", "endnotemark"), _Typesetter.mark),
    **dict.fromkeys(("verb", "lstinline"), _Typesetter.verb),
    "href": _Typesetter.link,
    "bibitem": _Typesetter.bibitem,
    "item": _Typesetter.item,
    "begin": _Typesetter.begin,
    "end": _Typesetter.finish,
    "CSLLeftMargin": _Typesetter.margin,
}


def blocks_of(text: str, start: int = 0, *, by_chapters: bool = False) -> tuple[Block, ...]:
    """The blocks of LaTeX from `start` on, lines counted from the beginning; notes are numbered `by_chapters` or through.

    Commands that are not known print their arguments in braces, not those in brackets.
    """
    scanner = Scanner(text)
    scanner.start_at(start)
    typesetter = _Typesetter(scanner, by_chapters)
    typesetter.run()
    return tuple(typesetter.blocks)
