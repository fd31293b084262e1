"""LaTeX ⇄ plain text of field values; addresses and identifiers are left alone (see `VERBATIM`)."""

import re
import unicodedata
from collections.abc import Callable

from dostupne.bibtex.accents import LETTERS, MARKS, SPELLED
from dostupne.model.tex import DIGRAPHS, SYMBOLS

VERBATIM = frozenset({"url", "doi", "eprint", "file", "archiveurl", "isbn", "issn", "urldate"})
"""Fields whose value is not LaTeX (biber takes the first four so: biblatex manual 2.2.1)."""

_DECLARATIONS = frozenset(
    {"em", "it", "bf", "sc", "tt", "rm", "sl", "sf", "itshape", "bfseries", "scshape", "ttfamily", "upshape"}
    | {"normalfont", "relax", "newblock", "protect"}
)
_SPECIAL = re.compile(
    rf"""
      (?P<letters>\{{\\(?:(?:['`^"~=.]\s?|[vcukHrdbt](?:\ |(?=[{{\\])))(?:\{{(?:[A-Za-z]|\\[ij])\}}|[A-Za-z]|\\[ij])|{"|".join(LETTERS)})\}})
    |"""
    r"""
      \\(?:(?P<accent>['`^"~=.])\s*|(?P<letter>[vcukHrdbt]|textcommabelow)(?:\s+|(?=[{\\])))
        (?:\{\s*(?P<group>(?:[^{}]++|\{[^{}]*+\})*+)\}|(?P<base>\\[ij](?![A-Za-z])\s?|[^\W\d_]))
    | \\(?:url|path|nolinkurl)\s*\{(?P<verbatim>[^{}]*)\}
    | \\(?:uv|enquote|quotecz)\s*\{(?P<quoted>(?:[^{}]++|\{[^{}]*+\})*+)\}
    | \\href\s*\{[^{}]*\}
    | \\(?P<word>[A-Za-z]+)\*?(?P<after>\s*\{\}|\s*(?=\{)|\s*)
    | \\(?P<char>[&%$\#_{}])
    | \\(?P<space>[\s,;:!\\])
    | \\[-/@]
    | (?P<digraph>---?|``|''|~|,,(?=\w))
    | [{}]
    """,
    re.VERBOSE,
)
_SPECIAL_CHARACTERS = re.compile(r"[&%$#_{}~^\\]|-(?=-)|`(?=`)|'(?=')|,(?=,\w)")
_ESCAPES = {
    **{char: "\\" + char for char in "&%$#_{}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
    **{char: char + "{}" for char in "-`',"},
}
_UNBALANCED = {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
_UNESCAPED = re.compile(r"\\([&%$#_~{}])")
_WRAPPED = re.compile(r"\s*(?:\\(?:url|path|nolinkurl)\s*)?\{(.*)\}\s*\Z", re.DOTALL)


def decode(value: str) -> str:
    """Plain text of a LaTeX value: accents composed (NFC), grouping braces and fonts dropped, white space folded.

    A command that is not known stays as it is written when it has no argument; of one that has, the argument stays.
    """
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(_plain, value)
    return tidy(value)


def tidy(text: str) -> str:
    """NFC on one line, without control characters and soft hyphens, white space folded to single spaces."""
    if not text:
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join("".join(filter(_is_text, folded)).split())


def escape(text: str) -> str:
    """LaTeX that prints the text: only what means something to TeX is escaped, UTF-8 stays. One line, braces balanced.

    Two hyphens, quotes or commas in a row are kept from becoming a dash or another quote by an empty group.
    """
    if not text:
        return text
    text = tidy(text)
    if _SPECIAL_CHARACTERS.search(text) is None:
        return text
    escapes = _ESCAPES if is_balanced(text) else _ESCAPES | _UNBALANCED
    return _SPECIAL_CHARACTERS.sub(lambda found: escapes[found[0]], text)


def decode_verbatim(value: str) -> str:
    """An address or identifier: `\\url{}` and braces round it go, `\\_`, `\\%`, `\\&`, `\\#` lose the backslash."""
    value = "".join(value.split("\n")).strip()
    while (wrapped := _WRAPPED.match(value)) and is_balanced(wrapped[1]):
        value = wrapped[1].strip()
    return _UNESCAPED.sub(r"\1", value)


def escape_verbatim(value: str) -> str:
    """The address as it is; white space, backslashes and braces without a partner are percent-encoded (RFC 3986)."""
    if not value:
        return value
    value = "%20".join(value.split()).replace("\\", "%5C")
    if not value.isprintable():
        value = "".join(filter(_is_text, value))
    return value if is_balanced(value) else value.replace("{", "%7B").replace("}", "%7D")


def is_balanced(text: str) -> bool:
    """Whether each brace has its partner, as BibTeX counts them: a backslash before one changes nothing."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_text(char: str) -> bool:
    """Whether a character can stand in a file: no control, surrogate or unassigned-by-design code point."""
    return unicodedata.category(char) not in {"Cc", "Cs"}


def _plain(found: re.Match[str]) -> str:
    """What one piece of LaTeX prints; a bare brace prints nothing."""
    spelled = SPELLED.get(found[0])
    if spelled is not None:
        return spelled
    sort = found.lastgroup
    return _PRINTERS[sort](found) if sort else ""


def _accented(found: re.Match[str]) -> str:
    mark = MARKS[found["accent"] or found["letter"]]
    base = decode(found["group"]) if found["group"] is not None else found["base"]
    if not base:
        return found["accent"] or ""
    base = {"\\i": "i", "\\j": "j", "ı": "i", "ȷ": "j"}.get(base.strip(), base)
    return unicodedata.normalize("NFC", base[0] + mark) + base[1:]


def _command(found: re.Match[str]) -> str:
    word, after = found["word"], found["after"]
    if word in SYMBOLS:
        return SYMBOLS[word]
    if word in _DECLARATIONS or after.endswith("{}") or found.string[found.end() : found.end() + 1] == "{":
        return ""
    return found[0]


_PRINTERS: dict[str, Callable[[re.Match[str]], str]] = {
    "letters": lambda found: _SPECIAL.sub(_plain, found["letters"][1:-1]),
    "verbatim": lambda found: _UNESCAPED.sub(r"\1", found["verbatim"]),
    "quoted": lambda found: f"„{decode(found['quoted'])}“",
    "group": _accented,
    "base": _accented,
    "after": _command,
    "char": lambda found: found["char"],
    "space": lambda _: " ",
    "digraph": lambda found: DIGRAPHS[found["digraph"]],
}
