"""Works → a bibliography in pieces, each written as soon as its work is known."""

from collections.abc import Iterable, Iterator

from dostupne.contracts import Exporter
from dostupne.model.work import Work


def bibliography(works: Iterable[Work], exporter: Exporter) -> Iterator[str]:
    """The same text that the exporter gives for all works at once, in constant memory."""
    head, tail = exporter.frame
    count = 0
    for count, work in enumerate(works, 1):
        entry = exporter.write((work,)).removeprefix(head).removesuffix(tail)
        yield (exporter.between if count > 1 else head) + entry
    yield tail if count else exporter.write(())
