"""bytes → Document: DOCX, as Word, LibreOffice, Google Docs and Pandoc write it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dostupne.contracts import Reader
from dostupne.documents.docx.body import Body, Surroundings
from dostupne.documents.docx.numbering import as_number, numbering_of
from dostupne.documents.docx.relations import Relations, relations_of
from dostupne.documents.docx.styles import styles_of
from dostupne.documents.managers import word
from dostupne.documents.managers.bookmarks import Properties, codes_of
from dostupne.documents.misnamed import misnamed
from dostupne.documents.package import LOCKED, Package, holds, is_zip, open_package
from dostupne.documents.paragraphs import Draft, document
from dostupne.documents.xmlstream import walk
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.reference import Reference

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED, _OLD_WORD = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))


def recognises(data: bytes) -> bool:
    """Whether this is a zip with a folder `word`, or the container that Word locks documents in and once wrote."""
    return data.startswith(_OLE) or holds(data, b"word/")


def read(data: bytes, source: str) -> Document:
    """Paragraphs, headings, list items, notes and comments, what was inserted and not what was deleted.

    Macros, pictures and embedded objects are not looked at. Raises `UnreadableSource`.
    """
    if data.startswith(_OLE):
        raise UnreadableSource(f"{source}: {_told_of_ole(data)}")
    if not is_zip(data):
        return misnamed(data, source, "a Word document")
    faults: list[Fault] = []
    texts = texts_of(open_package(data, source), faults)
    drafts = texts.bodies[texts.main].finish()
    if faults and not drafts:
        raise UnreadableSource(f"{source}: {faults[0].message}; get a whole copy, or save it anew")
    return document(source, DOCX.name, [*drafts, *_uncited(texts.around.own, drafts)], faults)


def _told_of_ole(data: bytes) -> str:
    if _LOCKED in data:
        return LOCKED
    if _OLD_WORD in data:
        return "this is an old Word document (.doc); open it in Word or LibreOffice, save it as DOCX and give that"
    return "this is no Word document but another old Office file; save its text as DOCX and give that"


@dataclass(slots=True)
class Texts:
    """The parts of a document that hold text, by their names, each as it was read; `main` is the document itself."""

    package: Package
    main: str
    around: Surroundings
    bodies: dict[str, Body] = field(default_factory=dict)

    def body(self, name: str) -> Body:
        """A body for this part, in which nothing is read yet."""
        around = self.around if name == self.main else replace(self.around, notes={})
        return Body(around, relations_of(self.package, name), name)

    def read(self, name: str, data: bytes, faults: list[Fault]) -> Body:
        """Reads a part."""
        body = self.bodies[name] = self.body(name)
        if trouble := walk(data, body.start, body.end, body.text):
            faults.append(Fault(self.package.source, f"“{name}” in it was read only in part: {trouble}"))
        return body


def texts_of(package: Package, faults: list[Fault]) -> Texts:
    """All texts of a document, its notes and comments first. Raises `UnreadableSource`."""
    main = next(relations_of(package, "").parts("officeDocument"), "word/document.xml")
    text = package.part(main)
    if text is None:
        raise UnreadableSource(
            f"{package.source}: this is no Word document: “{main}” is not in it; give the document itself, as DOCX or text"
        )
    relations = relations_of(package, main)
    texts = Texts(package, main, _surroundings(package, relations))
    for kind in ("footnotes", "endnotes", "comments"):
        for name in relations.parts(kind):
            body = texts.read(name, package.part(name) or b"<none/>", faults)
            texts.around = replace(texts.around, notes={**texts.around.notes, **body.notes})
    texts.read(main, text, faults)
    return texts


def _surroundings(package: Package, relations: Relations) -> Surroundings:
    def part(kind: str) -> bytes | None:
        return package.part(next(relations.parts(kind), "")) if kind else None

    own = [word.sources(data) for name in relations.parts("customXml") if (data := package.part(name))]
    settings = _Settings()
    walk(part("settings") or b"<none/>", settings.start, settings.end)
    return Surroundings(
        styles=styles_of(part("styles")),
        numbering=numbering_of(part("numbering")),
        forms=settings.forms,
        own={tag: work for sources in own for tag, work in sources.items()},
        bookmarked=_bookmarked(package),
    )


def _uncited(own: Mapping[str, Reference], drafts: list[Draft]) -> Iterator[Draft]:
    """Word's bibliography lists all sources that the document keeps; they need not be cited one by one."""
    if not own or not any(draft.listed for draft in drafts):
        return
    cited = {work.title for draft in drafts for citation in draft.citations for work in citation.works}
    for work in own.values():
        if work.title not in cited:
            draft = Draft()
            draft.write(work.title or work.url)
            draft.cite(0, (work,))
            yield draft


@dataclass(slots=True)
class _Settings:
    """How notes are numbered: the form and the first number of each kind."""

    forms: dict[str, tuple[str, int]] = field(default_factory=lambda: {"endnote": ("lowerRoman", 1)})
    kind: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The properties of a kind of notes begin, or one of them."""
        if name in ("w:footnotePr", "w:endnotePr"):
            self.kind = name[2:-2]
        elif self.kind and name in ("w:numFmt", "w:numStart"):
            form, start = self.forms.get(self.kind, ("decimal", 1))
            value = attributes.get("w:val", "")
            self.forms[self.kind] = (value, start) if name == "w:numFmt" else (form, as_number(value, 1))

    def end(self, name: str) -> None:
        """The properties of a kind of notes end."""
        if name in ("w:footnotePr", "w:endnotePr"):
            self.kind = ""


def _bookmarked(package: Package) -> Mapping[str, str]:
    properties = Properties("cp:property", "name")
    for name in relations_of(package, "").parts("custom-properties"):
        walk(package.part(name) or b"<none/>", properties.start, properties.end, properties.text)
    return codes_of(properties.found)


DOCX = Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), recognises, read)
