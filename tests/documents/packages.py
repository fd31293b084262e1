"""Cases as text → zipped documents: a `.parts` file holds the parts of one, each under `=== its name`."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

CASES = Path(__file__).parent / "cases" / "office"
RELATED = {
    "word/document.xml": "",
    "docProps/custom.xml": "custom-properties",
    "customXml/item1.xml": "customXml",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
}
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The archive of these parts, in their order; `mimetype` is stored as it is, as the formats want it."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def docx(parts: Mapping[str, str | bytes]) -> bytes:
    """A DOCX of these parts, with the relations between them."""
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": _relations(
                {"word/document.xml": "officeDocument", "docProps/custom.xml": "custom-properties"}
            ),
            "word/_rels/document.xml.rels": _relations(
                {f"../{name}": RELATED[name] for name in parts if RELATED.get(name) and "docProps" not in name}
            ),
            **parts,
        }
    )


def _relations(targets: Mapping[str, str]) -> str:
    rows = (
        f'<Relationship Id="r{number}" Type="{TYPES}{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def case(path: Path) -> bytes:
    """The document of a case: what the file holds, packed where it holds parts."""
    if path.suffix != ".parts":
        return path.read_bytes()
    pieces = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    parts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return docx(parts) if "word/document.xml" in parts else zipped({"mimetype": ODT_TYPE, **parts})


ODT_TYPE = "application/vnd.oasis.opendocument.text"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def simple_docx(body: str) -> bytes:
    """A DOCX with this body and nothing else."""
    return docx({"word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'})
