"""Works → a bibliography in pieces, each written as soon as its work is known."""

from collections.abc import Iterable, Iterator

from dostupne.contracts import Exporter
from dostupne.model.work import Work


def bibliography(works: Iterable[Work], exporter: Exporter) -> Iterator[str]:
    """The same text that the exporter gives for all works at once, in constant memory.

    A JSON array is opened, filled and closed; entries of other formats are parted as theirs are.
    """
    json = exporter.name.endswith("json")
    count = 0
    for count, work in enumerate(works, 1):
        text = exporter.write((work,))
        between = (",\n" if json else exporter.between) if count > 1 else ("[\n" if json else "")
        yield between + (_inside(text) if json else text)
    if count == 0:
        yield exporter.write(())
    elif json:
        yield "\n]\n"


def _inside(array: str) -> str:
    """The only item of a JSON array, as indented."""
    return array.strip().removeprefix("[").removesuffix("]").strip("\n")
