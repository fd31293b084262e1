"""XML → events, with limits: no entities, nothing fetched, nothing kept.

Expat is used as it is: it never opens anything of its own, and a handler that sees each element once needs no tree,
so memory does not grow with the document (https://docs.python.org/3/library/pyexpat.html).
"""

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

DEPTH_LIMIT = 2_000
"""Elements in one another. Documents nest some dozens."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_OOXML}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OOXML}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OOXML}package/2006/relationships": "rels",
    f"{_OOXML}markup-compatibility/2006": "mc",
    f"{_OOXML}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OOXML}officeDocument/2006/bibliography": "b",
    f"{_STRICT}officeDocument/bibliography": "b",
    "http://schemas.microsoft.com/office/word/2004/10/bibliography": "b",
    f"{_OOXML}officeDocument/2006/custom-properties": "cp",
    f"{_STRICT}officeDocument/customProperties": "cp",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}meta:1.0": "meta",
    f"{_OASIS}manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.idpf.org/2007/opf": "opf",
}
"""Namespaces → prefixes of ours. The transitional and the strict form of OOXML (ISO/IEC 29500) have the same words."""


Start = Callable[[str, Mapping[str, str]], None]
"""Is told that an element begins: its name with our prefix (`w:p`), its attributes."""
Said = Callable[[str], None]
"""Is told the name of an element that ends, or a piece of text; one run of text may come in pieces."""


class _Forbidden(ValueError):
    """What no document needs."""


class _Names(dict[str, str]):
    """Expat's `namespace name` → our `prefix:name`; what we have no prefix for keeps its bare name."""

    def __missing__(self, full: str) -> str:
        space, _, local = full.rpartition(" ")
        prefix = _PREFIXES.get(space, "")
        self[full] = name = f"{prefix}:{local}" if prefix else local
        return name


def _ignore(_: str) -> None:
    """Of what nobody asks for."""


def walk(data: bytes, start: Start, end: Said = _ignore, text: Said = _ignore) -> str:
    """Tells all of an XML document in order. Returns in words why it ended early, empty where it was read whole."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.CharacterDataHandler = text
    _listen(parser, start, end)
    return _parsed(parser, data)


class Placed(Protocol):
    """Is told all of a document and where it stands: `at` is the offset in bytes of a tag, or of a piece of text."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """An element begins."""

    def end(self, name: str, at: int) -> None:
        """An element ends."""

    def text(self, data: str, at: int) -> None:
        """A piece of text without any tag or reference in it, or what one reference (`&amp;`) stands for."""


def walk_placed(data: bytes, handler: Placed) -> str:
    """As `walk`, of a document in UTF-8, with the places."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.CharacterDataHandler = lambda text: handler.text(text, parser.CurrentByteIndex)
    _listen(
        parser,
        lambda name, attributes: handler.start(name, attributes, parser.CurrentByteIndex),
        lambda name: handler.end(name, parser.CurrentByteIndex),
    )
    return _parsed(parser, data)


def _parsed(parser: expat.XMLParserType, data: bytes) -> str:
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"its XML is damaged at line {error.lineno}"
    except _Forbidden as error:
        return str(error)
    except (ValueError, LookupError):
        return "its XML is in an unknown encoding"
    return ""


def _listen(parser: expat.XMLParserType, start: Start, end: Said) -> None:
    names, depth = _Names(), 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            raise _Forbidden(f"its XML has more than {DEPTH_LIMIT} elements in one another")
        start(names[name], {names[key]: value for key, value in attributes.items()})

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(names[name])

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish


def _refuse_entity(*_: object) -> None:
    raise _Forbidden("its XML declares entities, which no document needs and attacks are made of")
