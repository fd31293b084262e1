"""bytes → Document: the XML that EndNote exports, and other managers for it.

It has no schema that is kept; the elements are those of RSXML.dtd, which comes with EndNote. Each says what a tag of RIS
says. Read by expat as it comes: entities that a file declares are refused, nothing is ever fetched, and of a file cut off
the records before its end are used.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from dostupne.contracts import Reader
from dostupne.documents import tags
from dostupne.documents.tag_types import RIS_OF_ENDNOTE
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.encoding import beginning, decode
from dostupne.model.reference import Origin, Reference

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML may hold, though abstracts copied from PDFs do."""
_DEEPEST = 100
_CREATORS = {
    "authors": "AU",
    "secondary-authors": "A2",
    "tertiary-authors": "A3",
    "subsidiary-authors": "A4",
    "translated-authors": "TA",
}
_TAGS = {
    "title": "TI",
    "secondary-title": "T2",
    "tertiary-title": "T3",
    "alt-title": "J2",
    "short-title": "ST",
    "full-title": "JF",
    "abbr-1": "JA",
    "pages": "SP",
    "volume": "VL",
    "number": "IS",
    "issue": "CP",
    "num-vols": "NV",
    "edition": "ET",
    "section": "SE",
    "keyword": "KW",
    "year": "PY",
    "date": "DA",
    "pub-location": "CY",
    "publisher": "PB",
    "isbn": "SN",
    "accession-num": "AN",
    "electronic-resource-num": "DO",
    "abstract": "AB",
    "notes": "N1",
    "access-date": "Y2",
    "language": "LA",
    "work-type": "M3",
    "label": "ID",
    "url": "UR",
    "call-num": "CN",
    "remote-database-name": "DB",
    "remote-database-provider": "DP",
}
_IN_PERIODICAL = frozenset({"full-title", "abbr-1"})


class _Refused(Exception):
    """What no honest export holds; says why."""


@dataclass(slots=True)
class _Record:
    """A record as it is gathered, with the byte and the line it begins at."""

    start: int
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    number: str = ""


class _Gathering:
    """The handlers that expat calls, and what they have gathered."""

    def __init__(self, data: bytes, source: str) -> None:
        self.references: list[Reference] = []
        self._data = data
        self._source = source
        self._path: list[str] = []
        self._text: list[str] = []
        self._record: _Record | None = None
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EntityDeclHandler = self._refuse

    def run(self) -> Fault | None:
        """Reads all of it; what broke it off, where something did."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            return Fault(self._source, f"the XML breaks off here ({why}); the records before were read", error.lineno)
        except _Refused as error:
            return Fault(self._source, str(error), self._parser.CurrentLineNumber)
        return None

    def _refuse(self, *_: object) -> None:
        raise _Refused("this XML declares entities of its own, as no export does; it was read no further")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise _Refused(
                f"its elements are nested more than {_DEEPEST} deep, as in no export; it was read no further"
            )
        self._path.append(name)
        if name == "record" and self._record is None:
            self._record = _Record(self._parser.CurrentByteIndex, self._parser.CurrentLineNumber)
        if name == "ref-type" and self._record:
            self._record.values["TY"] = [RIS_OF_ENDNOTE.get(attributes.get("name", "").strip().lower(), "GEN")]
        if name != "style":
            self._text.clear()

    def _end(self, name: str) -> None:
        self._path.pop()
        record = self._record
        if record is None or name == "style":
            return
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if name == "record" and "record" not in self._path:
            self.references.append(self._reference(record))
            self._record = None
        elif text:
            self._keep(record, name, text)

    def _keep(self, record: _Record, name: str, text: str) -> None:
        parent = self._path[-1] if self._path else ""
        if name == "rec-number":
            record.number = text
        elif name == "author":
            record.values.setdefault(_CREATORS.get(parent, "A3"), []).append(text)
        elif name in _IN_PERIODICAL and parent not in ("periodical", "alt-periodical"):
            return
        elif name == "full-title" and parent == "alt-periodical":
            record.values.setdefault("J2", []).append(text)
        elif tag := _TAGS.get(name) or (f"C{name[6:]}" if re.fullmatch(r"custom[1-8]", name) else ""):
            record.values.setdefault(tag, []).append(text)

    def _reference(self, record: _Record) -> Reference:
        raw = self._data[record.start : self._parser.CurrentByteIndex].decode("utf-8", "replace") + "</record>"
        origin = Origin(self._source, record.line, self._parser.CurrentLineNumber, label=record.number)
        return tags.reference(_tidied(record.values), raw, origin)


def _tidied(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without what EndNote says twice: the journal as title of the host and as periodical."""
    if values.get("JF") and values.get("T2") == values["JF"]:
        del values["T2"]
    # A label is a citation key where it can be one; people keep remarks there too.
    label = values.get("ID", [""])[0]
    if " " in label or label.isdecimal():
        values["LB"] = values.pop("ID")
    return values


def recognises(data: bytes) -> bool:
    """Whether it is XML by its first sign, with EndNote's element of types."""
    if not data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return False
    text = beginning(data)
    return bool(re.search(r"<ref-type\b|<source-app\b[^<>]{0,100}EndNote", text)) and "<html" not in text[:1000].lower()


def read(data: bytes, source: str) -> Document:
    """The references of EndNote's XML. Raises `UnreadableSource` when not one record can be read."""
    text = decode(data)
    if text is None or not text.lstrip("\ufeff \n\t").startswith("<"):
        raise UnreadableSource(f"{source}: this is no XML; export the references from EndNote once more, as XML")
    gathering = _Gathering(_NO_XML.sub("", text.lstrip("\ufeff \n\t")).encode(), source)
    fault = gathering.run()
    if not gathering.references:
        why = f" (line {fault.line}: {fault.message})" if fault else ""
        raise UnreadableSource(
            f"{source}: no record of EndNote can be read in this XML{why}; export the references from EndNote as XML, or as RIS"
        )
    return Document(source, ENDNOTE.name, references=tuple(gathering.references), faults=(fault,) if fault else ())


ENDNOTE = Reader("endnote", (".xml",), recognises, read)
