"""bytes → Document: EPUB, whose chapters are pages of XHTML in a zip (https://www.w3.org/TR/epub-33/)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from dostupne.contracts import Reader
from dostupne.documents.html import blocks_of
from dostupne.documents.misnamed import misnamed
from dostupne.documents.package import Package, holds, is_zip, open_package
from dostupne.documents.xmlstream import walk
from dostupne.errors import UnreadableSource
from dostupne.model.document import Block, Document, Fault
from dostupne.model.encoding import decode

_MARK = b"application/epub+zip"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_CHAPTER_LIMIT = 2_000
"""So many chapters are read; a book has some dozens."""


def recognises(data: bytes) -> bool:
    """Whether the zip names itself an EPUB, or says in the place for it where the book is."""
    return is_zip(data) and (_MARK in data[:200] or holds(data, b"META-INF/container.xml"))


def read(data: bytes, source: str) -> Document:
    """The chapters in the order of reading, without the table of contents; lines are counted through them all.

    A chapter that is missing or damaged is a fault, the others are read. Raises `UnreadableSource`.
    """
    if not is_zip(data):
        return misnamed(data, source, "an EPUB")
    package = open_package(data, source)
    chapters = _chapters(package)
    locked = _locked(package)
    if chapters and all(chapter.casefold() in locked for chapter in chapters):
        raise UnreadableSource(f"{source}: this book is locked (DRM), so nothing in it can be read; give another copy")
    blocks: list[Block] = []
    faults: list[Fault] = []
    line = 1
    for chapter in chapters[:_CHAPTER_LIMIT]:
        markup = _markup(package, chapter, faults)
        blocks += blocks_of(markup, line)
        line += markup.count("\n") + 1
    if faults and not blocks:
        raise UnreadableSource(f"{source}: {faults[0].message}; get a whole copy")
    return Document(source, EPUB.name, tuple(_joined(blocks)), faults=tuple(faults))


def _markup(package: Package, chapter: str, faults: list[Fault]) -> str:
    """A chapter's text with its mark-up, empty where there is none."""
    try:
        data = package.part(chapter)
    except UnreadableSource as error:
        faults.append(Fault(package.source, str(error).removeprefix(f"{package.source}: ")))
        return ""
    text = decode(data) if data is not None else None
    if text is None:
        faults.append(Fault(package.source, f"the chapter “{chapter}” is missing or is no text"))
    return text or ""


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """Links within the book are no evidence."""
    for block in blocks:
        kept = tuple(anchor for anchor in block.anchors if ":" in anchor.target)
        yield block if len(kept) == len(block.anchors) else replace(block, anchors=kept)


def _chapters(package: Package) -> list[str]:
    """The names of the chapters in the order of reading. Raises `UnreadableSource` where nothing says it."""
    container = _Container()
    walk(package.part("META-INF/container.xml") or b"<none/>", container.start)
    book = package.part(container.book) if container.book else None
    if book is None:
        raise UnreadableSource(
            f"{package.source}: this is no EPUB: it does not say where its text is; give the document itself"
        )
    spine = _Spine()
    trouble = walk(book, spine.start)
    if trouble and not spine.order:
        raise UnreadableSource(
            f"{package.source}: “{container.book}” in it cannot be read: {trouble}; get a whole copy"
        )
    folder = dirname(container.book)
    items = (spine.items[identifier] for identifier in spine.order if identifier in spine.items)
    return [normpath(join("/", folder, unquote(item))).lstrip("/") for item in items]


def _locked(package: Package) -> frozenset[str]:
    """The parts that are encrypted; fonts often are in books that are not locked."""
    encryption = _Encryption()
    walk(package.part("META-INF/encryption.xml") or b"<none/>", encryption.start)
    return frozenset(unquote(name).lstrip("/").casefold() for name in encryption.names)


@dataclass(slots=True)
class _Container:
    """Where the description of the book is."""

    book: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The first of the book's forms counts."""
        if name.endswith("rootfile") and not self.book:
            self.book = unquote(attributes.get("full-path", ""))


@dataclass(slots=True)
class _Spine:
    """The pages of the book by their identifiers, and their order."""

    items: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A file of the book, or a place in the order of reading."""
        if name.endswith("itemref"):
            self.order.append(attributes.get("idref", ""))
        elif name.endswith("item") and attributes.get("media-type", "") in _PAGES:
            # The table of contents names headings that would be taken for those over lists of references.
            if "nav" in attributes.get("properties", "").split():
                return
            self.items[attributes.get("id", "")] = attributes.get("href", "").partition("#")[0]


@dataclass(slots=True)
class _Encryption:
    """The names of what is encrypted."""

    names: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """One encrypted part."""
        if name == "enc:CipherReference":
            self.names.append(attributes.get("URI", ""))


EPUB = Reader("epub", (".epub",), recognises, read)
