"""Relationship parts → what a part points to (ECMA-376 part 2, Open Packaging Conventions)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from dostupne.documents.package import Package
from dostupne.documents.xmlstream import walk


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: `kind` is the last word of its type (`hyperlink`, `footnotes`)."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Relations:
    """The relations of one part by their identifiers; also the handler that gathers them."""

    folder: str = ""
    known: dict[str, Relation] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """One relation."""
        if name == "rels:Relationship" and "Id" in attributes:
            kind = attributes.get("Type", "").rpartition("/")[2]
            external = attributes.get("TargetMode") == "External"
            self.known[attributes["Id"]] = Relation(kind, attributes.get("Target", ""), external)

    def parts(self, kind: str) -> Iterator[str]:
        """The names of the package's parts of one kind."""
        for relation in self.known.values():
            if relation.kind == kind and not relation.external:
                yield normpath(join("/", self.folder, relation.target)).lstrip("/")

    def address(self, identifier: str) -> str:
        """Where a hyperlink of this identifier leads, empty where it does not leave the document."""
        relation = self.known.get(identifier)
        return relation.target if relation and relation.kind == "hyperlink" and relation.external else ""


def relations_of(package: Package, part: str) -> Relations:
    """The relations of a part, `""` for those of the whole package; none where the part says nothing."""
    folder, _, name = part.rpartition("/")
    relations = Relations(dirname(part))
    walk(package.part(f"{folder}/_rels/{name}.rels") or b"<none/>", relations.start)
    return relations
